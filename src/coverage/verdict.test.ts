import { describe, expect, it } from 'vitest'
import { judgeCity, findingAt, shareAt } from './judge-city.ts'
import { isShare } from './share.ts'
import { standardAt } from './standard-at.ts'
import { drawCase, type DrawnCity, type DrawnOrigin } from './testing/draw-city.ts'
import { judgeGroup, type Finding } from './verdict.ts'

const home = (residents: number, shop?: number, more: Partial<DrawnOrigin> = {}): DrawnOrigin => ({
  residents,
  walks: shop === undefined ? {} : { shop },
  ...more,
})

/** The finding on the first rule in the first community. */
function judge(
  homes: readonly DrawnOrigin[],
  more: Partial<DrawnCity> = {},
): Finding & { share: number | null } {
  const city = drawCase({ rules: [{ services: ['shop'] }], communities: [{ homes }], ...more })
  const columns = judgeCity(city).rules[0]
  if (columns === undefined) throw new Error('no rule was drawn')
  return { ...findingAt(columns, 0), share: shareAt(columns, 0) }
}

const INSIDE = { verdict: 'inside', reason: null }
const OUTSIDE = { verdict: 'outside', reason: 'too-far' }
const unknown = (reason: string) => ({ verdict: 'unknown', reason })

describe('share of residents', () => {
  it('is inside with just the share: 8 of 10 at 15:00 exactly', () => {
    // 3 + 5 = 8 of 10 within 15 minutes = 80 %.
    expect(judge([home(3, 4), home(5, 15), home(2, 15.1)])).toEqual({ ...INSIDE, share: 0.8 })
  })

  it('is outside one resident short: 7 of 10', () => {
    expect(judge([home(7, 15), home(3, 15.01)])).toEqual({ ...OUTSIDE, share: 0.7 })
  })

  it('lets empty homes weigh nothing where somebody lives, and all alike where nobody is known to', () => {
    // 2 of 2 residents; then 1 of 4 homes.
    expect(judge([home(2, 5), home(0, 50), home(0, 50), home(0, 50)])).toEqual({ ...INSIDE, share: 1 })
    expect(judge([home(0, 5), home(0, 50), home(0, 50), home(0, 50)])).toEqual({ ...OUTSIDE, share: 0.25 })
  })

  it('follows the share asked for: 7 of 10 are enough for 50 %, not for 95 %', () => {
    const homes = [home(7, 10), home(3, 20)]
    expect(judge(homes, { residentsShare: 0.5 })).toMatchObject(INSIDE)
    expect(judge(homes, { residentsShare: 0.95 })).toMatchObject(OUTSIDE)
  })

  it('measures metres for a rule in metres: 80 % within 300 m', () => {
    const rules = [{ services: ['shop'], ruler: 'metres' as const, threshold: 300 }]
    expect(judge([home(8, 300), home(2, 301)], { rules })).toMatchObject(INSIDE)
    expect(judge([home(7, 300), home(3, 300.1)], { rules })).toMatchObject(OUTSIDE)
  })

  it('compares as whole numbers, where floating shares would miss', () => {
    // 0.55 · 100 = 55.00000000000001 in floating point.
    expect(isShare(55, 100, 0.55)).toBe(true)
    expect(isShare(54, 100, 0.55)).toBe(false)
    expect(isShare(0, 0, 0.8)).toBe(false)
  })

  it('never counts an unreached walk, not even where a threshold is beyond what 16 bits hold', () => {
    const city = drawCase({ rules: [{ services: ['shop'] }], communities: [{ homes: [home(1)] }] })
    const columns = judgeCity({ ...city, standard: standardAt(city.standard, 120) }).rules[0]
    expect(columns && findingAt(columns, 0)).toEqual(OUTSIDE)
  })
})

describe('cannot tell', () => {
  it('not-on-network: 7 reached + 1 off = 8 of 10 would do', () => {
    const homes = [home(7, 10), home(1, undefined, { off: true }), home(2, 30)]
    expect(judge(homes)).toEqual({ ...unknown('not-on-network'), share: 0.7 })
  })

  it('not-on-network does not excuse when too few to matter: 6 + 1 = 7 of 10', () => {
    const homes = [home(6, 10), home(1, undefined, { off: true }), home(3, 30)]
    expect(judge(homes)).toMatchObject(OUTSIDE)
  })

  it('is not-on-network for a community without homes', () => {
    expect(judge([])).toEqual({ ...unknown('not-on-network'), share: null })
  })

  it('edge-of-data: 6 reached + 2 with the edge at 12 minutes = 8 of 10 would do', () => {
    const homes = [home(6, 10), home(2, 40, { edge: 12 }), home(2, 40)]
    expect(judge(homes)).toEqual({ ...unknown('edge-of-data'), share: 0.6 })
  })

  it('an edge at 15 minutes is not nearer than 15; and 6 + 1 is too few', () => {
    expect(judge([home(6, 10), home(4, 40, { edge: 15 })])).toMatchObject(OUTSIDE)
    expect(judge([home(6, 10), home(1, 40, { edge: 3 }), home(3, 40)])).toMatchObject(OUTSIDE)
  })

  it('adds both doubts up, and names the one with more residents', () => {
    // 5 + 1 off = 6, 5 + 2 edge = 7: neither does; 5 + 1 + 2 = 8 does.
    const off = home(1, undefined, { off: true })
    expect(judge([home(5, 10), off, home(2, 40, { edge: 3 }), home(2, 40)])).toMatchObject(
      unknown('edge-of-data'),
    )
    // 5 + 2 off = 7, 5 + 1 edge = 6, together 8.
    const twoOff = home(2, undefined, { off: true })
    expect(judge([home(5, 10), twoOff, home(1, 40, { edge: 3 }), home(2, 40)])).toMatchObject(
      unknown('not-on-network'),
    )
  })

  it('no-data: nothing in the whole city', () => {
    expect(judge([home(1)], { supply: { shop: { inCity: 0, near: [0] } } })).toEqual({
      ...unknown('no-data'),
      share: null,
    })
  })

  it('thin-data in the city: 3 per 50,000 = 0.6 per 10,000, floor 0.7; at 0.6 it is not thin', () => {
    const city = { residentsInCity: 50_000, supply: { shop: { inCity: 3, near: [3] } }, residentsNear: [0] }
    expect(judge([home(1, 40)], { ...city, floors: { shop: 0.7 } })).toMatchObject(unknown('thin-data'))
    expect(judge([home(1, 40)], { ...city, floors: { shop: 0.6 } })).toMatchObject(OUTSIDE)
  })

  it('thin-data within 3 km: 1 per 20,000 = 0.5 per 10,000, floor 0.6, though the city has plenty', () => {
    const city = { residentsInCity: 50_000, residentsNear: [20_000], floors: { shop: 0.6 } }
    expect(judge([home(1, 40)], { ...city, supply: { shop: { inCity: 90, near: [1] } } })).toMatchObject(
      unknown('thin-data'),
    )
    expect(judge([home(1, 40)], { ...city, supply: { shop: { inCity: 90, near: [2] } } })).toMatchObject(
      OUTSIDE,
    )
  })

  it('with unknown residents only "not one within 3 km" is thin', () => {
    const floors = { shop: 5 }
    const near = (count: number) => ({ floors, supply: { shop: { inCity: 9, near: [count] } } })
    expect(judge([home(0, 40)], near(0))).toMatchObject(unknown('thin-data'))
    expect(judge([home(0, 40)], near(1))).toMatchObject(OUTSIDE)
    expect(judge([home(0, 40)], { ...near(0), floors: {} })).toMatchObject(OUTSIDE)
  })

  it('inside stands however thin the data', () => {
    const thin = { residentsInCity: 1e6, residentsNear: [1e6], floors: { shop: 50 } }
    expect(judge([home(1, 9)], { ...thin, supply: { shop: { inCity: 1, near: [1] } } })).toMatchObject(INSIDE)
  })

  it('self: an office is never measured against itself, homes are', () => {
    const rules = [{ services: ['community-station'] }]
    const homes = [{ residents: 1, walks: { 'community-station': 0 } }]
    const office = drawCase({
      rules,
      communities: [
        { homes, origin: 'office' },
        { homes, origin: 'point' },
      ],
    })
    const columns = judgeCity(office).rules[0]
    expect(columns && findingAt(columns, 0)).toEqual(unknown('self'))
    expect(columns && shareAt(columns, 0)).toBeNull()
    expect(columns && findingAt(columns, 1)).toEqual(INSIDE)
  })
})

describe('anyOf groups', () => {
  const rules = [{ services: ['shop', 'market'] }]
  const homes = [
    { residents: 5, walks: { shop: 20, market: 9 } },
    { residents: 5, walks: { shop: 9, market: 20 } },
  ]

  it('decides by its members: each has half the residents, so none is inside, nor is the group', () => {
    expect(judge(homes, { rules })).toEqual({ ...OUTSIDE, share: 0.5 })
  })

  it('is inside if one member is, though the other is thin or missing', () => {
    const reached = [{ residents: 1, walks: { shop: 9 } }]
    const supply = { market: { inCity: 0, near: [0] } }
    expect(judge(reached, { rules, supply })).toEqual({ ...INSIDE, share: 1 })
  })

  it('ignores a member without data, is set aside when all are without', () => {
    const far = [home(1, 40)]
    const nothing = { inCity: 0, near: [0] }
    expect(judge(far, { rules, supply: { market: nothing } })).toMatchObject(OUTSIDE)
    expect(judge(far, { rules, supply: { market: nothing, shop: nothing } })).toMatchObject(
      unknown('no-data'),
    )
  })

  it('cannot tell while one member is in doubt', () => {
    const far = [{ residents: 1, walks: { shop: 40, market: 40 } }]
    const supply = { market: { inCity: 9, near: [0] } }
    expect(judge(far, { rules, supply, floors: { market: 1 } })).toMatchObject(unknown('thin-data'))
  })

  it('names the doubt that comes first in the order of reasons', () => {
    const [thin, edge] = [unknown('thin-data') as Finding, unknown('edge-of-data') as Finding]
    expect(judgeGroup([thin, OUTSIDE as Finding, edge])).toEqual(edge)
  })
})
