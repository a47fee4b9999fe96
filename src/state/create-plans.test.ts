import { createRoot, createSignal } from 'solid-js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OpenCity, Terms } from '../engine/protocol.ts'
import { MOST_STEPS, readPlanFile, writePlanFile } from '../format/plan-file.ts'
import { writePlanLink } from '../format/plan-link.ts'
import { EMPTY_LINK, readPageLink } from '../format/page-link.ts'
import type { NewStep, Plan } from '../format/plan.ts'
import { createPlans } from './create-plans.ts'
import type { PageState } from './link-state.ts'
import { fakeEngine, settled } from './testing/fake-engine.ts'
import { stubOtherTabs, stubStorage } from './testing/storage.ts'
import * as saving from './save-file.ts'

const cityOf = (id: string, hash = 'aaaabbbbcccc') =>
  ({ id, method: 'network', manifest: { hash }, services: ['shop'] }) as unknown as OpenCity
const terms = { standard: { id: 's' }, walker: { id: 'w' }, minutes: null } as unknown as Terms
const shop = (lon: number): NewStep => ({ kind: 'add-facility', at: [lon, 51], services: ['shop'] })
const ok = (value: unknown) => ({ ok: true, value }) as never

let kept = new Map<string, string>()
let storage: ReturnType<typeof stubStorage>
let otherTabs: ReturnType<typeof stubOtherTabs>

beforeEach(() => {
  kept = new Map()
  storage = stubStorage(kept)
  otherTabs = stubOtherTabs()
  vi.stubGlobal('location', { origin: 'https://example.org', pathname: '/' })
})
afterEach(() => vi.unstubAllGlobals())

/** One tab of a browser. */
function openTab({ city: first = cityOf('astana'), plan = null as string | null } = {}) {
  const { engine, asked } = fakeEngine()
  const [city, setCity] = createSignal<OpenCity | undefined>(first)
  const [link, setLink] = createSignal<PageState>({ ...EMPTY_LINK, ownCommunity: null, plan })
  return createRoot((dispose) => {
    const plans = createPlans({
      engine,
      city,
      cityId: () => city()?.id ?? null,
      terms: () => terms,
      link,
      update: (change) => setLink((old) => ({ ...old, ...change })),
    })
    return { plans, asked, setCity, link, dispose }
  })
}
const otherTabChanged = (): void => otherTabs.tell(null)
/** What `add` answers where there is room. */
const added = (id: string | null): string => id ?? expect.fail('the plan is full')
const lons = ({ plans }: ReturnType<typeof openTab>): number[] =>
  plans.steps().map((step) => (step.kind === 'add-facility' ? step.at[0] : Number.NaN))

test('steps are added, changed, moved, dropped, undone and done again, whole step by whole step', () => {
  const tab = openTab()
  const { plans } = tab
  plans.setNaming((n) => `方案 ${n}`)
  const [a, b] = [added(plans.add(shop(71.1234567891))), added(plans.add(shop(71.2)))]
  expect(plans.current()).toMatchObject({ name: '方案 1', city: 'astana', cityHash: 'aaaabbbbcccc' })
  expect(lons(tab)).toEqual([71.123457, 71.2])
  plans.shift(a, 1)
  plans.replace(a, shop(71.5))
  plans.drop(b)
  // nothing changes: nothing to undo
  plans.replace(a, shop(71.5))
  plans.drop('nobody')
  plans.shift(a, 1)
  expect(lons(tab)).toEqual([71.5])
  const seen: number[][] = []
  while (plans.canUndo()) {
    plans.undo()
    seen.push(lons(tab))
  }
  expect(seen).toEqual([[71.2, 71.5], [71.2, 71.123457], [71.123457, 71.2], [71.123457], []])
  while (plans.canRedo()) plans.redo()
  expect(lons(tab)).toEqual([71.5])
  plans.undo()
  plans.add(shop(71.9))
  expect(plans.canRedo()).toBe(false)
  tab.dispose()
})

test('what is dragged is shown, but neither kept nor undone', () => {
  const tab = openTab()
  const { plans } = tab
  const id = added(plans.add(shop(71)))
  const link = added(plans.add({ kind: 'add-link', from: [71, 51], to: [71.01, 51] }))
  const before = [...kept]
  plans.preview(id, [71.3, 51])
  expect(lons(tab)[0]).toBe(71.3)
  plans.preview(id, null)
  expect(lons(tab)[0]).toBe(71)
  // the end that was nearer at first is held, wherever it goes
  plans.preview(link, [71.009, 51])
  plans.preview(link, [70.9, 51])
  expect(plans.steps()[1]).toMatchObject({ from: [71, 51], to: [70.9, 51] })
  expect([...kept]).toEqual(before)
  plans.replace(link, { kind: 'add-link', from: [71, 51], to: [70.9, 51] })
  expect(plans.steps()[1]).toMatchObject({ to: [70.9, 51] })
  plans.undo()
  expect(plans.steps()[1]).toMatchObject({ to: [71.01, 51] })
  tab.dispose()
})

test('plans are there after a reload, each city with its own, and each plan with its own history', () => {
  const tab = openTab()
  const first = tab.plans.create('a')
  tab.plans.add(shop(71))
  const second = tab.plans.duplicate(first, 'b')
  tab.plans.add(shop(72))
  tab.plans.choose(first)
  expect([tab.plans.canUndo(), lons(tab)]).toEqual([true, [71]])
  tab.plans.choose(second)
  tab.plans.undo()
  expect(lons(tab)).toEqual([71])
  tab.plans.rename(second, ' c ')
  tab.dispose()
  const again = openTab()
  expect(again.plans.list().map(({ name }) => name)).toEqual(['a', 'c'])
  expect(again.plans.current()?.id).toBe(second)
  again.setCity(cityOf('porto'))
  expect([again.plans.list(), again.plans.current()]).toEqual([[], null])
  again.setCity(cityOf('astana'))
  again.plans.remove(second)
  expect(again.plans.current()).toBe(null)
  expect(again.plans.list().map(({ name }) => name)).toEqual(['a'])
  again.dispose()
})

test('of a plan changed in two tabs the newest is kept, told, and what stood here can be had back', () => {
  const [mine, theirs] = [openTab(), openTab()]
  const id = mine.plans.create('a')
  mine.plans.add(shop(71))
  otherTabChanged()
  theirs.plans.choose(id)
  theirs.plans.add(shop(72))
  otherTabChanged()
  expect(lons(mine)).toEqual([71, 72])
  expect(mine.plans.notice()).toEqual({ kind: 'other-tab', name: 'a', isRemoved: false })
  mine.plans.dismissNotice()
  expect(mine.plans.notice()).toBe(null)
  mine.plans.undo()
  expect(lons(mine)).toEqual([71])
  theirs.plans.remove(id)
  otherTabChanged()
  expect([mine.plans.current(), mine.plans.notice()]).toMatchObject([null, { isRemoved: true }])
  mine.dispose()
  theirs.dispose()
})

test.each(['full', 'blocked'] as const)(
  'a browser that keeps nothing (%s) is told of once, and planning goes on',
  (problem) => {
    const tab = openTab()
    storage.state.trouble = problem
    tab.plans.add(shop(71))
    expect(tab.plans.notice()).toEqual({ kind: 'storage', problem })
    tab.plans.dismissNotice()
    tab.plans.add(shop(72))
    expect([lons(tab), tab.plans.notice()]).toEqual([[71, 72], null])
    tab.dispose()
  },
)

const foreign = (more: Partial<Plan> = {}) => ({
  name: 'von fern',
  city: 'astana',
  cityHash: 'aaaabbbbcccc',
  changedOn: '2026-01-01',
  steps: [{ id: '0', ...shop(71) }],
  ...more,
})

test('a plan of a link is current at once, kept when it is changed, and found again later', async () => {
  const text = writePlanLink(foreign())
  const tab = openTab({ plan: text })
  expect(lons(tab)).toEqual([71])
  expect([tab.plans.list(), tab.plans.notice()]).toEqual([[], { kind: 'from-link', name: 'von fern' }])
  expect([tab.link().plan, kept.size]).toEqual([text, 0])
  const url = tab.plans.link() ?? ''
  expect(readPageLink(url.slice(url.indexOf('#'))).link).toMatchObject({
    city: 'astana',
    door: 'gaps',
    plan: text,
  })
  tab.plans.keep()
  expect([tab.plans.list().length, tab.plans.notice(), tab.link().plan]).toEqual([1, null, null])
  tab.dispose()
  const again = openTab({ plan: text })
  expect([again.plans.list().length, again.plans.notice(), again.link().plan]).toEqual([1, null, null])
  expect(lons(again)).toEqual([71])
  again.dispose()
})

test('a link that is broken, or of another city, or of another build, says so', () => {
  const broken = openTab({ plan: '1.x' })
  expect(broken.plans.notice()).toMatchObject({ kind: 'unreadable', what: 'link' })
  const far = openTab({ plan: writePlanLink(foreign({ city: 'porto' })) })
  expect(far.plans.notice()).toEqual({ kind: 'other-city', name: 'von fern', city: 'porto', isKept: false })
  const old = openTab({ plan: writePlanLink(foreign({ cityHash: '9999' })) })
  old.plans.dismissNotice()
  expect(old.plans.notice()).toEqual({ kind: 'other-build', name: 'von fern' })
  expect(lons(old)).toEqual([71])
  for (const { dispose } of [broken, far, old]) dispose()
})

test('a plan goes out as a file and comes back, also for another city; a long one has no link', async () => {
  const save = vi.spyOn(saving, 'saveFile').mockImplementation(() => undefined)
  const tab = openTab()
  const { plans } = tab
  const id = plans.create('Left / bank')
  plans.add(shop(71))
  plans.exportFile(id)
  const [file] = save.mock.lastCall ?? []
  expect(file?.name).toMatch(/^quarter-hour-plan-Left-bank-\d{4}-\d\d-\d\d\.json$/)
  await plans.importFile(new File([file?.text ?? ''], 'a.json'))
  expect(plans.list().map(({ name }) => name)).toEqual(['Left / bank', 'Left / bank'])
  expect(plans.current()?.id).not.toBe(id)
  await plans.importFile(new File([writePlanFile(foreign({ city: 'porto' }))], 'b.json'))
  expect(plans.notice()).toMatchObject({ kind: 'other-city', isKept: true })
  plans.dismissNotice()
  await plans.importFile(new File(['{}'], 'c.json'))
  expect(plans.notice()).toMatchObject({ kind: 'unreadable', what: 'file' })
  tab.setCity(cityOf('porto'))
  expect(plans.list().map(({ name }) => name)).toEqual(['von fern'])
  for (let i = 0; i < 150; i++) plans.add({ kind: 'add-link', from: [71 + (i % 7), 51], to: [70, 50] })
  expect(plans.link()).toBe('too-long')
  expect(readPlanFile(writePlanFile(plans.current() ?? foreign()), 'it').steps).toHaveLength(150)
  save.mockRestore()
  tab.dispose()
})

test('while it is dragged only the newest is asked about; gains once it rests, and first those of the plan itself', async () => {
  const { plans, asked, dispose } = openTab()
  const other = plans.create('other')
  plans.add(shop(70))
  plans.create('mine')
  const id = added(plans.add(shop(71)))
  expect(asked('plan')).toHaveLength(0)
  plans.setOpen(true)
  plans.setCompareWith(other)
  expect(asked('plan')).toHaveLength(1)
  plans.preview(id, [71.1, 51])
  plans.preview(id, [71.2, 51])
  await asked('plan')[0]?.answer(ok({ problems: [null], at: 71 }))
  expect(
    asked('plan').map(({ input }) => input.steps.map((step) => step.kind === 'add-facility' && step.at[0])),
  ).toEqual([[71], [71.2]])
  expect(plans.answer()).toMatchObject({ at: 71 })
  await asked('plan')[1]?.answer(ok({ problems: ['off-network'], at: 71.2 }))
  expect([plans.problems(), asked('planGains').length]).toEqual([['off-network'], 0])
  plans.replace(id, shop(71.2))
  await settled()
  await asked('plan')[2]?.answer(ok({ problems: [null], at: 71.2 }))
  expect(asked('planGains')).toHaveLength(1)
  expect(plans.gainsProgress()).not.toBe(null)
  await asked('planGains')[0]?.answer(ok('of mine'))
  expect(asked('planGains')[1]?.input.steps).toMatchObject([{ at: [70, 51] }])
  await asked('planGains')[1]?.answer(ok('of the other'))
  expect([plans.gains(), plans.comparedGains(), plans.gainsProgress()]).toEqual([
    'of mine',
    'of the other',
    null,
  ])
  // what stood for the plan before says nothing of another one
  plans.choose(other)
  expect(plans.gains()).toBe(undefined)
  dispose()
})

test('what the map shows is asked for without a plan; a failure is told and tried again', async () => {
  const { plans, asked, setCity, dispose } = openTab()
  plans.setShow({ kind: 'missing' })
  expect(asked('plan')[0]?.input).toMatchObject({ steps: [], show: { kind: 'missing' } })
  await asked('plan')[0]?.answer({ ok: false, error: { kind: 'internal', message: 'no' } })
  expect(plans.error()).toMatchObject({ message: 'no' })
  plans.retry()
  await asked('plan')[1]?.answer(ok({ problems: [], nodes: 'n' }))
  expect([plans.error(), plans.answer()]).toMatchObject([null, { nodes: 'n' }])
  setCity(cityOf('porto'))
  expect(plans.answer()).toBe(undefined)
  plans.setShow(null)
  await asked('plan')[2]?.answer(ok({ problems: [], nodes: 'late' }))
  expect(plans.answer()).toBe(undefined)
  dispose()
})

test('a plan with as many steps as it may have takes no more and says so, until there is room again', () => {
  const tab = openTab()
  const { plans } = tab
  for (let i = 0; i < MOST_STEPS; i++) expect(plans.add(shop(71 + i / 1000))).not.toBeNull()
  const before = plans.steps()
  expect(plans.notice()).toBeNull()
  expect(plans.add(shop(70))).toBeNull()
  expect(plans.steps()).toBe(before)
  expect(plans.notice()).toEqual({ kind: 'full', name: '1', most: MOST_STEPS })
  // taken back, the notice goes with what it was about
  plans.drop(before[0]?.id ?? '')
  expect(plans.notice()).toBeNull()
  expect(plans.add(shop(70))).not.toBeNull()
  plans.add(shop(70))
  expect(plans.notice()).toMatchObject({ kind: 'full' })
  plans.dismissNotice()
  expect(plans.notice()).toBeNull()
  // said anew at every press
  plans.add(shop(70))
  expect(plans.notice()).toMatchObject({ kind: 'full' })
  tab.dispose()
})

test('that a plan is full is told before what waits', () => {
  const steps = Array.from({ length: MOST_STEPS }, (_, i) => ({ id: `s${i}`, ...shop(71 + i / 1000) }))
  const plan: Plan = { id: 'p', name: 'full', city: 'astana', cityHash: null, steps, changedOn: '2026-11-22' }
  const tab = openTab({ plan: writePlanLink(plan) })
  expect(tab.plans.notice()).toMatchObject({ kind: 'from-link' })
  tab.plans.add(shop(70))
  expect(tab.plans.notice()).toMatchObject({ kind: 'full', name: 'full' })
  tab.plans.dismissNotice()
  expect(tab.plans.notice()).toMatchObject({ kind: 'from-link' })
  tab.dispose()
})
