import { createRoot } from 'solid-js'
import { beforeEach, expect, test } from 'vitest'
import { createChecklists, type ChecklistItem, type Checklists } from './checklists.ts'
import { stubOtherTabs, stubStorage } from './testing/storage.ts'

const { texts: store, state } = stubStorage()
stubOtherTabs()

beforeEach(() => store.clear())

const open = (city = 'astana'): Checklists =>
  createRoot(() =>
    createChecklists({
      known: () => ({
        city,
        service: (text) => (text === 'market' ? text : null),
        community: (text) => (/^c\d$/.test(text) ? text : null),
      }),
      nameOf: (names) => names.en,
    }),
  )

const items = (checklists: Checklists): readonly ChecklistItem[] =>
  checklists.lists.flatMap((list) => checklists.itemsOf(list))
const named = (checklists: Checklists) => items(checklists).filter(({ name }) => name !== null)

const key = { list: 'catalogue-10x6', slot: 'health-1' }
const GROUP_NAMES = { groupName: () => '', communityName: () => '' }
const csvFile = (name: string, text: string) => new File([text], name)

test('no item has a wording until somebody gives one; then it is there again, in that city alone', () => {
  const first = open()
  expect([items(first).length, named(first).length]).toEqual([90, 0])
  first.setName({ ...key, name: '家庭医生签约', service: null })
  first.setTick({ ...key, community: 'c1', mark: 'present', note: '', date: '2026-11-22' })
  const again = open()
  expect(named(again)).toEqual([{ ...key, name: '家庭医生签约', service: null }])
  expect(again.counts(named(again), 'c1')).toEqual({ present: 1, absent: 0, unchecked: 0, ofCity: 0 })
  expect(again.counts(named(again), 'c2')).toEqual({ present: 0, absent: 0, unchecked: 1, ofCity: 0 })
  expect(again.spread(key, ['c1', 'c2', 'c3'])).toMatchObject({ present: 1, unchecked: 2 })
  expect(named(open('helsinki'))).toEqual([])
  again.removeAll()
  expect(store.size).toBe(0)
})

test.each(['csv', 'json'] as const)(
  'what is exported as %s is the same where it is taken in',
  async (form) => {
    const first = open()
    first.setName({ ...key, name: '家庭医生签约', service: 'market' })
    first.setTick({ ...key, community: null, mark: 'absent', note: '筹建', date: '2026-11-22' })
    const { name, text } = first.file(form, GROUP_NAMES)
    expect(name).toMatch(new RegExp(`^quarter-hour-checklists-astana-.*\\.${form}$`))
    const before = first.book()
    store.clear()
    const next = open()
    await next.take(csvFile(name, text))
    expect(next.book()).toEqual(before)
  },
)

test('a file adds to what is there; what is refused changes nothing and is told', async () => {
  const checklists = open()
  checklists.setName({ ...key, name: '旧名', service: null })
  const rows = ['list,slot,name', 'catalogue-10x6,health-2,体检', 'catalogue-10x6,health-7,没有这一格']
  await checklists.take(csvFile('names.csv', rows.join('\n')))
  expect(named(checklists).map(({ name }) => name)).toEqual(['旧名', '体检'])
  expect(checklists.taken()).toMatchObject({ file: { errors: [{ line: 3, problem: 'slot' }] } })
  const before = checklists.book()
  await checklists.take(csvFile('other.csv', 'a,b\n1,2'))
  expect(checklists.taken()).toMatchObject({ name: 'other.csv', file: { why: 'no-columns' } })
  await checklists.take(csvFile('photo.png', 'x'))
  expect(checklists.taken()).toMatchObject({ kind: 'unreadable', name: 'photo.png' })
  expect(checklists.book()).toEqual(before)
})

test('what was kept and cannot be read is put aside, and the rest holds', () => {
  const first = open()
  first.setName({ ...key, name: '体检', service: null })
  const [[at, text]] = [...store] as [[string, string]]
  store.set(at, text.replace('"names": [', '"names": [{"list": 5},'))
  expect(named(open())).toHaveLength(1)
  expect([...store.keys()].some((one) => one.includes('checklists-aside'))).toBe(true)
})

test('where storage is full the wording holds until the page is left, and that is told', async () => {
  const checklists = open()
  state.trouble = 'full'
  checklists.setName({ ...key, name: '体检', service: null })
  state.trouble = null
  await Promise.resolve()
  expect([named(checklists).length, checklists.trouble(), store.size]).toEqual([1, 'full', 0])
})
