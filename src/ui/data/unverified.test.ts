import { describe, expect, it } from 'vitest'
import {
  readCatalogueFile,
  readStandardFile,
  readWalkersFile,
  standardIds,
} from '../../../scripts/read-data.ts'
import type { Reference } from '../../engine/protocol.ts'
import { someManifest } from './testing/some-manifest.ts'
import { isAllVerified, unverifiedIn } from './unverified.ts'

const NOTHING: Reference = { services: [], standards: [], walkers: [] }

/** Everything in a value that carries `"verified": false`. */
function marksIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = 'verified' in value && value.verified === false ? 1 : 0
  return Object.values(value).reduce((sum: number, part) => sum + marksIn(part), own)
}

describe('unverifiedIn', () => {
  it('loses no mark of the data that come with the page', () => {
    const reference: Reference = {
      services: readCatalogueFile().services,
      standards: standardIds().map(readStandardFile),
      walkers: readWalkersFile(),
    }
    const found = unverifiedIn(reference, null)
    const listed = found.standards.reduce(
      (sum, { whole, judging, floors, rules, minSizes }) =>
        sum + Number(whole) + Number(judging) + Number(floors) + rules.length + minSizes,
      found.walkerValues.length + found.services.length,
    )
    // floors of a standard that sets none are marked, and there is nothing to verify
    const emptyFloors = reference.standards.filter(
      ({ thinFloors }) => !thinFloors.verified && Object.keys(thinFloors.per10000Residents).length === 0,
    ).length
    expect(listed + emptyFloors).toBe(marksIn(reference))
    expect(isAllVerified(found)).toBe(false)
  })

  it('lists what a city adds', () => {
    const source = { text: 'a guess' }
    const manifest = someManifest(
      {},
      {
        thinFloors: { pharmacy: 0.3 },
        assumptions: [{ what: 'floorAreaPerHeadM2', value: 30, source, verified: false }],
        hotlines: [
          { number: '1', names: { 'zh-Hans': '甲', 'zh-Hant': '甲', en: 'A' }, source, verified: true },
          { number: '2', names: { 'zh-Hans': '乙', 'zh-Hant': '乙', en: 'B' }, source, verified: false },
        ],
      },
    )
    const found = unverifiedIn(NOTHING, manifest)
    expect(found.cityFloors).toEqual(['pharmacy'])
    expect(found.assumptions).toHaveLength(1)
    expect(found.hotlines.map(({ number }) => number)).toEqual(['2'])
  })

  it('has nothing to say where all is verified', () => {
    expect(isAllVerified(unverifiedIn(NOTHING, someManifest()))).toBe(true)
    expect(isAllVerified(unverifiedIn(NOTHING, null))).toBe(true)
  })
})
