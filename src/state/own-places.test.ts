import { indexedDB as database } from 'fake-indexeddb'
import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OpenCity } from '../engine/protocol.ts'
import { createOwnPlaces } from './own-places.ts'
import { fakeEngine, settled, until } from './testing/fake-engine.ts'
import { stubOtherTabs, stubStorage } from './testing/storage.ts'

const ok = (value: unknown) => ({ ok: true, value }) as never
const cityOf = (id: string) => ({ id, own: null }) as unknown as OpenCity
const CSV = 'title,lon,lat,residents\n甲社区,71.42,51.14,100\n'
const file = (name: string, text = CSV): File => new File([text], name)

let storage: ReturnType<typeof stubStorage>
let tabs: ReturnType<typeof stubOtherTabs>
beforeEach(() => {
  vi.stubGlobal('indexedDB', database)
  storage = stubStorage()
  tabs = stubOtherTabs()
})
afterEach(() => vi.unstubAllGlobals())

/** A page with a city of this id open; `visit` again is the next visit of the same browser. */
function visit(id: string) {
  const { engine, asked } = fakeEngine()
  const [opened, setOpened] = createSignal<OpenCity>()
  const { own, dispose } = createRoot((end) => ({ own: createOwnPlaces(engine, opened), dispose: end }))
  const answer = async (at: number, value: unknown = { ...cityOf(id), own: {} }) => {
    await until(() => asked('ownPlaces').length > at)
    await asked('ownPlaces')[at]?.answer(ok(value))
  }
  setOpened(() => cityOf(id))
  return { own, asked, answer, setOpened, dispose }
}

async function given(id: string, ...files: File[]) {
  const page = visit(id)
  const done = page.own.useFiles(files)
  await page.answer(0)
  await done
  return page
}

test('files are there again at the next visit, with what was chosen, and their bytes as they were', async () => {
  const first = await given('stay', file('社区.csv'))
  const changed = first.own.changeFile('communities', {
    coordinates: 'gcj02',
    columns: { name: 'title', id: null },
  })
  await first.answer(1)
  await changed
  await until(() => first.own.kept.names().communities !== undefined)
  first.dispose()

  const next = visit('stay')
  await next.answer(0)
  await settled()
  expect(next.asked('ownPlaces')[0]?.input).toEqual({
    communities: { name: '社区.csv', text: CSV, coordinates: 'gcj02', columns: { name: 'title', id: null } },
    facilities: null,
  })
  expect([next.own.kept.isRestored(), next.own.kept.names().communities?.name]).toEqual([true, '社区.csv'])
  expect(visit('elsewhere').asked('ownPlaces')).toEqual([])
})

test('a removed file is not kept any more, the other one is', async () => {
  const shops = file('facilities.csv', 'name,lon,lat,services\nA,71.42,51.14,pharmacy\n')
  const page = await given('remove', file('communities.csv'), shops)
  await until(() => Object.keys(page.own.kept.names()).length === 2)
  const removed = page.own.removeFile('communities')
  await page.answer(1)
  await removed
  await until(() => page.own.kept.names().communities === undefined)
  expect(page.asked('ownPlaces')[1]?.input).toMatchObject({
    communities: null,
    facilities: { name: 'facilities.csv' },
  })
  const next = visit('remove')
  await next.answer(0)
  expect(next.asked('ownPlaces')[0]?.input).toMatchObject({
    communities: null,
    facilities: { name: 'facilities.csv' },
  })
  const gone = page.own.forget()
  await page.answer(2)
  await gone
  await until(() => storage.texts.size === 0)
  tabs.tell(null)
  expect([next.own.kept.names(), next.own.files().facilities]).toEqual([{}, 'facilities.csv'])
})

test('where storage is blocked that is said, and the files are used', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('no', 'SecurityError')
    },
  })
  vi.resetModules()
  const { createOwnPlaces: anew } = await import('./own-places.ts')
  const { engine, asked } = fakeEngine()
  const own = createRoot(() => anew(engine, () => cityOf('blocked')))
  const done = own.useFiles([file('communities.csv')])
  await until(() => asked('ownPlaces').length === 1)
  await asked('ownPlaces')[0]?.answer(ok(cityOf('blocked')))
  await done
  await until(() => own.kept.trouble() !== null)
  expect([own.kept.trouble(), own.files().communities, own.error()]).toEqual([
    'blocked',
    'communities.csv',
    null,
  ])
})

test('what is given up changes nothing, though the engine may have taken it', async () => {
  const page = await given('cancel', file('communities.csv'))
  const second = page.own.useFiles([file('other.csv', 'name,lon,lat,人口\nB,1,2,3\n')])
  await until(() => page.asked('ownPlaces').length === 2)
  page.own.cancel()
  expect(page.own.progress()).toBeNull()
  await page.answer(1, { ...cityOf('cancel'), own: { late: true } })
  await second
  expect([page.own.files().communities, page.own.city()?.own]).toEqual(['communities.csv', {}])
  await until(() => page.asked('ownPlaces').length === 3)
  expect(page.asked('ownPlaces')[2]?.input).toMatchObject({ communities: { name: 'communities.csv' } })
})
