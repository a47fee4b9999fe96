import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { listenFrom, LOCAL_HOST } from '../serve/listen.ts'
import { staticHandler } from '../serve/static-server.ts'
import { smallTownPbf } from '../testing/small-town.ts'
import { downloadedFile } from './downloaded-file.ts'

/** An extract with a tail, so that it comes in several pieces. */
const content = Buffer.concat([smallTownPbf(), Buffer.alloc(300_000, 'tail of the file ')])
const sha256 = createHash('sha256').update(content).digest('hex')

let root = ''
let origin = ''
let server: Server
/** `Range` of each request; null: of the whole file. */
let asked: (string | null)[] = []
/** How many bytes of its content each request is given before the connection is cut. */
let cuts: number[] = []
let into = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'download-'))
  const plain: RequestListener = staticHandler({ root })
  server = createServer((request, response) => {
    asked.push(request.headers.range ?? null)
    const cut = cuts.shift()
    if (cut !== undefined) cutAfter(response, cut, Number(/\d+/.exec(request.headers.range ?? '0')?.[0]))
    plain(request, response)
  })
  origin = `http://${LOCAL_HOST}:${await listenFrom(server, 0)}`
})
beforeEach(() => {
  writeFileSync(join(root, 'town.osm.pbf'), content)
  into = mkdtempSync(join(root, 'cache-'))
  ;[asked, cuts] = [[], []]
})
afterEach(() => rmSync(into, { recursive: true, force: true }))
afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(root, { recursive: true, force: true })
})

/** Cuts once what was sent stands on disk: when a connection breaks, bytes under way may be lost. */
function cutAfter(response: ServerResponse, bytes: number, start: number): void {
  const write = response.write.bind(response) as (chunk: Buffer) => boolean
  const cutWhenStored = (): void => {
    if (sizeOf(`${target()}.part`) >= start + bytes) response.destroy()
    else setTimeout(cutWhenStored, 2)
  }
  let left = bytes
  response.write = ((chunk: Buffer) => {
    const part = chunk.subarray(0, left)
    if (part.length > 0) write(part)
    if (left > 0 && part.length === left) cutWhenStored()
    else if (bytes === 0) response.destroy()
    left -= part.length
    return true
  }) as ServerResponse['write']
  // A response that has ended lets go of its connection, which then stays open for seconds.
  response.end = () => response
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

const town = (pins: { bytes?: number; sha256?: string } = {}) => ({
  url: `${origin}/town.osm.pbf`,
  bytes: pins.bytes ?? null,
  sha256: pins.sha256 ?? null,
})
const target = () => join(into, 'town.osm.pbf')

it('records size and hash, and asks no server for a file that equals its record', async () => {
  const record = await downloadedFile(town(), target())
  expect(record).toMatchObject({ url: town().url, bytes: content.length, sha256 })
  expect(record.lastModified).not.toBeNull()
  expect(hashOf(target())).toBe(sha256)
  expect(await downloadedFile(town({ bytes: content.length, sha256 }), target())).toEqual(record)
  expect(asked).toEqual([null])
})

it('fetches again what was changed on disk', async () => {
  await downloadedFile(town(), target())
  writeFileSync(target(), 'damaged')
  await downloadedFile(town(), target())
  expect(hashOf(target())).toBe(sha256)
  expect(asked).toEqual([null, null])
})

it('takes a cut connection up where it ended', async () => {
  cuts = [100_000, 50_000]
  await downloadedFile(town({ bytes: content.length, sha256 }), target())
  expect(hashOf(target())).toBe(sha256)
  expect(asked).toEqual([null, 'bytes=100000-', 'bytes=150000-'])
})

it('keeps what came for the next run, and begins anew when the file has changed meanwhile', async () => {
  cuts = [100_000, 0, 0, 0, 0, 0]
  await expect(downloadedFile(town(), target())).rejects.toThrow(
    /town\.osm\.pbf: could not be fetched: .+ \(100000 bytes are kept: the next time goes on from there/,
  )
  expect(existsSync(target())).toBe(false)
  const renewed = Buffer.concat([content, Buffer.from('of another day')])
  writeFileSync(join(root, 'town.osm.pbf'), renewed)
  cuts = []
  await downloadedFile(town(), target())
  expect(asked.at(-1)).toBe('bytes=100000-')
  expect(readFileSync(target()).equals(renewed)).toBe(true)
})

it('refuses other bytes than the recipe says, and leaves nothing of them', async () => {
  const wrongHash = town({ sha256: '0'.repeat(64) })
  await expect(downloadedFile(wrongHash, target())).rejects.toThrow(
    `town.osm.pbf: found the SHA-256 ${sha256}, expected ${'0'.repeat(64)}: it was thrown away`,
  )
  await expect(downloadedFile(town({ bytes: 7 }), target())).rejects.toThrow(
    `found ${content.length} bytes, expected 7`,
  )
  expect([target(), `${target()}.part`].filter((path) => existsSync(path))).toEqual([])
})

it('says what the server said of a file that moved, and takes no page for an extract', async () => {
  const gone = { ...town(), url: `${origin}/gone.osm.pbf` }
  await expect(downloadedFile(gone, target())).rejects.toThrow(
    'gone.osm.pbf: the server answered 404 Not Found: the file may have moved',
  )
  expect(asked).toHaveLength(1)
  writeFileSync(join(root, 'moved.html'), '<title>We have moved</title>')
  await expect(downloadedFile({ ...town(), url: `${origin}/moved.html` }, target())).rejects.toThrow(
    'moved.html: found 28 bytes that are no OpenStreetMap extract, expected an .osm.pbf file',
  )
})
