import { describe, expect, it } from 'vitest'
import type { Judgement } from '../city/judgement.ts'
import type { Community } from '../coverage/tables.ts'
import { communityFeatures, communityPoints, litFeatures } from './community-features.ts'
import { propertiesDiff } from './map-source.tsx'
import { readMarkName } from './mark.ts'

const community = (lon: number, residents: number | null): Community => ({
  id: `block:${lon}`,
  names: { '': 'A' },
  unit: 'derived',
  origin: 'homes',
  lon,
  lat: 51,
  residents,
  residentsSource: residents === null ? 'none' : 'given',
  knownLevelsShare: null,
  communityType: null,
  communityTypeInferred: false,
  district: null,
  street: null,
})

const COMMUNITIES = [community(71, 900), community(72, 5_000), community(73, null), community(74, 100)]
const POINTS = communityPoints(COMMUNITIES)
const JUDGEMENT = {
  standard: { rules: [{ id: 'market', ruler: 'minutes' }] },
  verdict: Uint8Array.of(0, 1, 1, 2),
  band: Uint8Array.of(0, 1, 3, 4),
  missing: Uint8Array.of(0, 2, 7, 0),
  undecided: Uint8Array.of(0, 0, 1, 5),
  rules: [
    {
      rule: 'market',
      verdict: Uint8Array.of(1, 0, 2, 1),
      reason: Uint8Array.of(1, 0, 4, 1),
      primary: Uint16Array.of(12_000, 3_000, 9_999, 18_000),
    },
  ],
} as unknown as Judgement

const paint = (judgement: Judgement | undefined, rule: string | null = null) =>
  communityFeatures(COMMUNITIES, POINTS, { judgement, rule, appearance: 'light', tolerance: 0 })

const marksOf = (data: ReturnType<typeof paint>) =>
  data.features.map(({ properties }) => {
    const mark = readMarkName(String(properties['image']))?.mark
    return `${mark?.shape} ${mark?.text}`.trim()
  })

/** Indices in the order in which they find room. */
const byOrder = (data: ReturnType<typeof paint>) =>
  data.features
    .toSorted((a, b) => Number(a.properties['order']) - Number(b.properties['order']))
    .map(({ id }) => id)

const asBands = (rule: string | null) =>
  communityFeatures(COMMUNITIES, POINTS, {
    judgement: JUDGEMENT,
    rule,
    appearance: 'light',
    tolerance: 0,
    asBands: true,
  })

describe('the communities by minutes', () => {
  it('tell how far it is whatever the verdict, the farthest first', () => {
    const found = asBands('market')
    expect(marksOf(found)).toEqual(['band 20', 'band 5', 'band 17', 'band 30'])
    expect(byOrder(found)).toEqual([3, 0, 2, 1])
    const tones = found.features.map(({ properties }) => readMarkName(String(properties['image']))?.mark.tone)
    expect(tones).toEqual(['band3', 'band0', 'band3', 'band4'])
  })

  it('are graded while there is no rule to measure by', () => {
    expect(marksOf(asBands(null))).toEqual(marksOf(paint(JUDGEMENT)))
  })
})

describe('the communities as features', () => {
  it('are dots until they are judged, more residents first', () => {
    expect(marksOf(paint(undefined))).toEqual(['dot', 'dot', 'dot', 'dot'])
    expect(byOrder(paint(undefined))).toEqual([1, 0, 3, 2])
  })

  it('are marked by grade, more missing first, however many live elsewhere', () => {
    expect(marksOf(paint(JUDGEMENT))).toEqual(['disc', 'ring 2', 'ring 7+', 'dashed'])
    expect(byOrder(paint(JUDGEMENT))).toEqual([2, 1, 0, 3])
  })

  it('are marked by a rule, the farthest first', () => {
    expect(marksOf(paint(JUDGEMENT, 'market'))).toEqual(['ring 20', 'disc', 'dashed', 'ring 30'])
    expect(byOrder(paint(JUDGEMENT, 'market')).slice(0, 2)).toEqual([3, 0])
  })

  it('fall back to the grade for a rule that the standard has not', () => {
    expect(marksOf(paint(JUDGEMENT, 'nowhere'))).toEqual(marksOf(paint(JUDGEMENT)))
  })

  it('say whether they are judged', () => {
    const judged = (data: ReturnType<typeof paint>) =>
      data.features.map(({ properties }) => properties['judged'])
    expect(judged(paint(undefined))).toEqual([false, false, false, false])
    expect(judged(paint(JUDGEMENT))).toEqual([true, true, true, true])
  })

  it('have their index as id', () => {
    expect(paint(JUDGEMENT).features.map(({ id }) => id)).toEqual([0, 1, 2, 3])
  })
})

describe('painting anew', () => {
  it('sends only what changed', () => {
    const diff = propertiesDiff(paint(JUDGEMENT), paint({ ...JUDGEMENT, missing: Uint8Array.of(0, 1, 7, 0) }))
    expect(diff?.update?.map(({ id }) => id)).toEqual([1])
    expect(diff?.update?.[0]?.addOrUpdateProperties?.map(({ key }) => key)).toEqual(['image', 'order'])
    expect(propertiesDiff(paint(JUDGEMENT), paint(JUDGEMENT))).toEqual({ update: [] })
  })

  it('sends everything when communities came or moved', () => {
    const fewer = communityFeatures(COMMUNITIES.slice(1), POINTS, {
      judgement: undefined,
      rule: null,
      appearance: 'light',
      tolerance: 0,
    })
    expect(propertiesDiff(paint(undefined), fewer)).toBeNull()
    const moved = communityFeatures(COMMUNITIES, communityPoints(COMMUNITIES), {
      judgement: undefined,
      rule: null,
      appearance: 'light',
      tolerance: 0,
    })
    expect(propertiesDiff(paint(undefined), moved)).toBeNull()
  })
})

describe('lit marks', () => {
  const lit = (selected: number | null, hovered: number | null) =>
    litFeatures(paint(JUDGEMENT), { selected, hovered }).features.map(({ id, properties }) => [
      id,
      properties['selected'],
    ])

  it('are the selected one above the hovered one', () => {
    expect(lit(1, 2)).toEqual([
      [2, false],
      [1, true],
    ])
    expect(lit(1, 1)).toEqual([[1, true]])
    expect(lit(null, 3)).toEqual([[3, false]])
    expect(lit(null, null)).toEqual([])
    expect(lit(99, null)).toEqual([])
  })
})

it('outside the area that is looked at communities stay as dots, below and grey', () => {
  const look = { judgement: JUDGEMENT, rule: null, appearance: 'light', tolerance: 0 } as const
  const all = communityFeatures(COMMUNITIES, POINTS, look)
  const { features } = communityFeatures(COMMUNITIES, POINTS, { ...look, members: new Set([1]) })
  expect(features).toHaveLength(4)
  expect(features[1]).toEqual(all.features[1])
  for (const at of [0, 2, 3])
    expect([
      features[at]?.properties['judged'],
      readMarkName(String(features[at]?.properties['image']))?.mark.shape,
    ]).toEqual([false, 'dot'])
})
