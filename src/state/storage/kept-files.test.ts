import { IDBObjectStore, indexedDB as database } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readKeptFiles, writeKeptFiles, type KeptFile } from './kept-files.ts'

const kept = (name: string, more: Partial<KeptFile> = {}): KeptFile => ({
  name,
  bytes: new TextEncoder().encode(`name,lon,lat\n${name},1,2\n`),
  day: '2026-11-22',
  ...more,
})

beforeEach(() => vi.stubGlobal('indexedDB', database))
afterEach(() => vi.restoreAllMocks())

test('files come back as they were, with what was chosen, each city its own', async () => {
  const communities = kept('社区.csv', {
    coordinates: 'gcj02',
    columns: { name: '社区', id: null },
    use: 'join',
  })
  expect(await writeKeptFiles('a', { communities, facilities: kept('b.csv') })).toBeNull()
  expect(await readKeptFiles('a')).toEqual({ communities, facilities: kept('b.csv') })
  expect(await readKeptFiles('other')).toEqual({})
})

test('one is taken away, the other stays; two tabs do not undo each other', async () => {
  await writeKeptFiles('two', { communities: kept('one.csv') })
  // what another tab kept meanwhile is not named here
  await writeKeptFiles('two', { facilities: kept('other.csv') })
  expect(Object.keys(await readKeptFiles('two'))).toEqual(['communities', 'facilities'])
  await writeKeptFiles('two', { communities: null })
  expect(await readKeptFiles('two')).toEqual({ facilities: kept('other.csv') })
})

test('when storage is full or blocked that is said, and what was kept stands', async () => {
  await writeKeptFiles('full', { communities: kept('old.csv') })
  const refuse = (name: string) =>
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no', name)
    })
  refuse('QuotaExceededError')
  expect(await writeKeptFiles('full', { communities: kept('new.csv') })).toBe('full')
  refuse('InvalidStateError')
  expect(await writeKeptFiles('full', { communities: kept('new.csv') })).toBe('blocked')
  expect((await readKeptFiles('full')).communities?.name).toBe('old.csv')
})

test('what is none of ours is not answered', async () => {
  await writeKeptFiles('odd', { communities: { name: 'a.csv', day: 3 } as never })
  expect(await readKeptFiles('odd')).toEqual({})
})
