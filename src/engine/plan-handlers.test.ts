import { expect, test } from 'vitest'
import type { PlanStep } from '../format/plan.ts'
import type { Progress } from './protocol.ts'
import { errorOf, termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()

test('a plan is judged by places and ids as its edits are by index; what cannot be done is told', async () => {
  const { handlers, city } = await town.opened()
  const terms = await termsOf(handlers)
  const [{ lon, lat } = { lon: 0, lat: 0 }] = city.communities
  const [facility] = await handlers.facilities(
    { near: [lon, lat], services: ['pharmacy'], most: 1 },
    unwatched,
  )
  const steps: PlanStep[] = [
    { id: 'a', kind: 'add-facility', at: [lon, lat], services: ['pharmacy'] },
    { id: 'b', kind: 'close-facility', facility: facility?.id ?? '' },
    { id: 'c', kind: 'close-facility', facility: 'osm:node/0' },
  ]
  const show = { kind: 'minutes', service: 'pharmacy' } as const
  const { problems, ...planned } = await handlers.plan({ terms, steps, show }, unwatched)
  expect(problems).toEqual([null, null, 'unknown-facility'])
  const edits = [
    { kind: 'add-facility', at: [lon, lat], services: ['pharmacy'] },
    { kind: 'close-facility', facility: facility?.globalId ?? -1 },
  ] as const
  const live = await handlers.live({ terms, edits, show }, unwatched)
  expect([planned.judgement, planned.nodes]).toEqual([live.judgement, live.nodes])
})

test('gains of a plan end where the plan stands, are told of as they go, and can be cancelled', async () => {
  const { handlers, city } = await town.opened()
  const terms = await termsOf(handlers)
  const steps = city.communities.slice(0, 3).map(({ lon, lat }, i): PlanStep => {
    return { id: String(i), kind: 'add-facility', at: [lon, lat], services: city.services }
  })
  const told: number[] = []
  const watch = ({ doneShare }: Progress): void => void (doneShare !== undefined && told.push(doneShare))
  const gains = await handlers.planGains({ terms, steps }, watch)
  const { judgement } = await handlers.plan({ terms, steps, show: null }, unwatched)
  const { units } = judgement.summary
  for (const { unit, inside, count } of gains.steps.at(-1)?.figures.units ?? []) {
    const figures = units.find((one) => one.unit === unit)
    if (figures !== undefined) expect([inside, count]).toEqual([figures.verdicts.inside, figures.communities])
  }
  const lacking = gains.steps.map(({ figures }) =>
    figures.byService.reduce((sum, one) => sum + one.residents, 0),
  )
  expect(lacking).toEqual(lacking.toSorted((a, b) => b - a))
  expect(told.every((share) => share > 0 && share < 1)).toBe(true)
  const control = { isCancelled: () => true, pause: async () => undefined }
  expect(await errorOf(handlers.planGains({ terms, steps }, unwatched, control))).toMatchObject({
    kind: 'cancelled',
  })
})

test('sites and openings rest on the steps that hold', async () => {
  const { handlers, city } = await town.opened()
  const terms = await termsOf(handlers)
  const steps = city.communities.map(({ lon, lat }, i): PlanStep => {
    return { id: String(i), kind: 'add-facility', at: [lon, lat], services: ['pharmacy'] }
  })
  const asked = { terms, edits: [], service: 'pharmacy', count: 3, candidates: 'nodes' } as const
  const [before, after] = [
    await handlers.sites(asked, unwatched),
    await handlers.sites({ ...asked, steps }, unwatched),
  ]
  expect(after.residentsNow).toBeGreaterThanOrEqual(before.residentsThen)
  const { openings } = await handlers.openings({ terms, edits: [], steps, service: null, most: 5 }, unwatched)
  for (const { edit, step } of openings) expect(step.kind).toBe(edit.kind)
})
