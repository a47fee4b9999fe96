import { expect, test } from 'vitest'
import { UNREACHED } from '../units.ts'
import type { LiveShow, Progress } from './protocol.ts'
import { errorOf, termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()
const anyService = { kind: 'minutes', service: 'pharmacy' } as const satisfies LiveShow

test('without edits the live city is judged like any other', async () => {
  const { handlers } = await town.opened()
  const terms = await termsOf(handlers, 10)
  const { judgement, nodes, offNetwork } = await handlers.live({ terms, edits: [], show: null }, unwatched)
  expect(judgement).toEqual(await handlers.judge(terms, unwatched))
  expect([nodes, offNetwork]).toEqual([null, []])
})

test('streets are there to be drawn, with a value for every node', async () => {
  const { handlers } = await town.opened()
  const lines = await handlers.streets(null, unwatched)
  expect(lines.pieceCount).toBeGreaterThan(5)
  expect(lines.ends).toHaveLength(4 * lines.pieceCount)
  expect(lines.nodes.every((node) => node < lines.nodeCount)).toBe(true)
  const terms = await termsOf(handlers)
  const rule = terms.standard.rules[0]?.id ?? ''
  for (const show of [anyService, { kind: 'rule', rule } as const, { kind: 'missing' } as const]) {
    const { nodes } = await handlers.live({ terms, edits: [], show }, unwatched)
    expect(nodes).toHaveLength(lines.nodeCount)
  }
})

test('a facility more is felt and, taken away again, leaves no trace', async () => {
  const { handlers, city } = await town.opened()
  const terms = await termsOf(handlers)
  const before = await handlers.live({ terms, edits: [], show: anyService }, unwatched)
  const [{ lon, lat } = { lon: 0, lat: 0 }] = city.communities
  const edits = [{ kind: 'add-facility', at: [lon, lat], services: ['pharmacy'] }] as const
  const after = await handlers.live({ terms, edits, show: anyService }, unwatched)
  const sooner = after.nodes?.some((time, node) => time < (before.nodes?.[node] ?? UNREACHED))
  expect(sooner).toBe(true)
  const again = await handlers.live({ terms, edits: [], show: anyService }, unwatched)
  expect({ ...again, workMs: 0 }).toEqual({ ...before, workMs: 0 })
})

test('an edit that cannot be is refused with words, and a city without streets has no live one', async () => {
  const { handlers } = await town.opened()
  const terms = await termsOf(handlers)
  const edits = [{ kind: 'close-facility', facility: 999 }] as const
  expect(await errorOf(handlers.live({ terms, edits, show: null }, unwatched))).toMatchObject({
    kind: 'internal',
    message: expect.stringContaining('edit 1: found facility 999') as string,
  })
  const none = { terms, edits: [], show: { kind: 'minutes', service: 'moon' } } as const
  expect((await errorOf(handlers.live(none, unwatched))).message).toContain('"moon"')
  const noRule = { terms, edits: [], show: { kind: 'rule', rule: 'moon' } } as const
  expect((await errorOf(handlers.live(noRule, unwatched))).message).toContain('no rule "moon"')
})

test('sites and openings are found, told of as they go, and leave the city as it was', async () => {
  const { handlers } = await town.opened()
  const terms = await termsOf(handlers)
  const before = await handlers.live({ terms, edits: [], show: anyService }, unwatched)
  const told: number[] = []
  const watch = ({ doneShare }: Progress): void => void (doneShare !== undefined && told.push(doneShare))
  const request = { terms, edits: [] }
  const { sites, residentsNow, residentsThen, residentsAtMost } = await handlers.sites(
    { ...request, service: 'pharmacy', count: 2, candidates: 'nodes' },
    watch,
  )
  expect(residentsThen - residentsNow).toBeCloseTo(
    sites.reduce((sum, { gain }) => sum + gain, 0),
    6,
  )
  expect(residentsAtMost).toBeGreaterThanOrEqual(residentsThen)
  const { openings, tried } = await handlers.openings({ ...request, service: null, most: 5 }, watch)
  expect(tried).toBeGreaterThanOrEqual(openings.length)
  expect(told.every((share) => share >= 0 && share <= 1)).toBe(true)
  const after = await handlers.live({ terms, edits: [], show: anyService }, unwatched)
  expect({ ...after, workMs: 0 }).toEqual({ ...before, workMs: 0 })
  const none = handlers.sites({ ...request, service: 'pharmacy', count: 0, candidates: 'nodes' }, watch)
  expect((await errorOf(none)).message).toContain('found 0, expected a whole number')
})

test('a job that was cancelled while it waited does nothing', async () => {
  const { handlers } = await town.opened()
  const request = { terms: await termsOf(handlers), edits: [], service: null, most: 5 }
  const control = { isCancelled: () => true, pause: async () => undefined }
  expect(await errorOf(handlers.openings(request, unwatched, control))).toMatchObject({ kind: 'cancelled' })
})
