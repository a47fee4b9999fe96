import { expect, test } from 'vitest'
import { readInWorker, type FilesWorker, type FromFilesWorker } from './file-reader.ts'
import type { Progress } from './protocol.ts'
import { MOST_WHOLE } from './own-file-limits.ts'
import { readOwnFile, type ReadableFile } from './read-own-file.ts'

const CSV = 'name,lon,lat,手机\nA,1,2,13800138000\n'
const file = (name: string, text: string): File => new File([text], name)

/** A worker that only does what the test says. */
function drawnWorker() {
  const heard = new Map<string, (event: never) => void>()
  const state = { isEnded: false, posted: [] as unknown[] }
  const worker: FilesWorker = {
    addEventListener: (name: string, listener: unknown) => heard.set(name, listener as never),
    postMessage: (message: unknown) => state.posted.push(message),
    terminate: () => (state.isEnded = true),
  } as never
  const say = (data: FromFilesWorker) => heard.get('message')?.({ data } as never)
  return { worker, state, say, fail: () => heard.get('error')?.({} as never) }
}

function reading(given: File, signal = new AbortController().signal) {
  const drawn = drawnWorker()
  const told: Progress[] = []
  const read = readInWorker(() => drawn.worker)(given, { onProgress: (p) => told.push(p), signal })
  return { ...drawn, told, read }
}

test('progress is told, and the worker ends with its answer', async () => {
  const { read, say, state, told } = reading(file('a.csv', CSV))
  say({ kind: 'progress', progress: { loadedBytes: 1, totalBytes: 9 } })
  say({ kind: 'refused', reason: 'empty', message: 'a.csv: found nothing' })
  expect(await read).toMatchObject({ reason: 'empty' })
  expect([told, state.isEnded]).toEqual([[{ loadedBytes: 1, totalBytes: 9 }], true])
})

test('a cancelled file is let go at once, in the midst of whatever the worker does', async () => {
  const giveUp = new AbortController()
  const { read, state } = reading(file('a.csv', CSV), giveUp.signal)
  giveUp.abort()
  expect(state.isEnded).toBe(true)
  expect(await read).toEqual({ kind: 'cancelled' })
  const second = reading(file('a.csv', CSV), giveUp.signal)
  expect([await second.read, second.state.posted]).toEqual([{ kind: 'cancelled' }, []])
})

test('a worker that stops says which file it was', async () => {
  const { read, fail } = reading(file('a.csv', CSV))
  fail()
  expect(await read).toMatchObject({ message: expect.stringContaining('a.csv: the reader stopped') })
})

const readHere = (given: ReadableFile) => readOwnFile(given, () => undefined)

test('a table is read with its columns, its first rows, and without numbers of persons', async () => {
  const read = await readHere(file('a.csv', CSV))
  expect(read).toMatchObject({
    kind: 'read',
    text: CSV,
    table: {
      columns: ['name', 'lon', 'lat'],
      leftOut: ['手机'],
      rows: [['A', '1', '2']],
      hasPlaces: false,
      guess: { communities: { name: 'name', lon: 'lon', lat: 'lat' } },
    },
  })
})

/** A file that says it has so many bytes. */
const sized = (name: string, size: number, text: string): ReadableFile => ({
  name,
  size,
  arrayBuffer: () => Promise.reject(new Error('was read whole')),
  stream: () => new Blob([text]).stream(),
})

test('a large GeoJSON is never held whole', async () => {
  const feature = {
    type: 'Feature',
    properties: { name: '甲' },
    geometry: { type: 'Point', coordinates: [1, 2] },
  }
  const text = JSON.stringify({ type: 'FeatureCollection', features: [feature] })
  const read = await readHere(sized('a.geojson', MOST_WHOLE + 1, text))
  expect(read).toMatchObject({ kind: 'read', table: { columns: ['name'], rows: [['甲']], hasPlaces: true } })
  expect(await readHere(sized('a.geojson', MOST_WHOLE + 1, text.slice(0, -3)))).toMatchObject({
    message: 'a.geojson: found its end missing (is it cut?); expected a whole GeoJSON FeatureCollection',
  })
})

test('a file that is gone is told so, whole or in pieces', async () => {
  const gone = () => Promise.reject(new Error('moved'))
  expect(await readHere({ ...sized('a.csv', 3, CSV), arrayBuffer: gone })).toMatchObject({
    reason: 'unreadable',
  })
  const stream = () => new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: gone })
  expect(await readHere({ ...sized('a.geojson', MOST_WHOLE + 1, ''), stream })).toMatchObject({
    reason: 'unreadable',
  })
})
