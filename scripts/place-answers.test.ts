import { booleanPointInPolygon } from '@turf/turf'
import { beforeAll, describe, expect, test } from 'vitest'
import { assessCity } from '../src/city/assess-city.ts'
import { createWalks, type AnswerRequest, type Walks } from '../src/city/create-walks.ts'
import { openCity, openShapes } from '../src/city/open-city.ts'
import type { Place, RouteAnswer } from '../src/city/place-answer.ts'
import { blocksForPlace } from '../src/city/place-horizon.ts'
import { NO_COMMUNITY } from '../src/city/place-report.ts'
import { withPlaces } from '../src/city/replace-places.ts'
import { ownCommunity } from '../src/city/testing/drawn-city.ts'
import { singleHomes } from '../src/city/testing/single-homes.ts'
import { withBlocks } from '../src/city/testing/with-blocks.ts'
import { withinHorizon } from '../src/city/testing/within-horizon.ts'
import { isInBounds } from '../src/format/area-geometry.ts'
import { distanceM, type LonLat } from '../src/units.ts'
import { readStandardFile, readWalkersFile } from './read-data.ts'
import { astanaInMemory, pointsAcross, type AstanaInMemory } from './testing/astana-in-memory.ts'

const walkers = readWalkersFile()
const standards = ['beijing-15', 'gb50180'].map(readStandardFile)

let astana: AstanaInMemory
let walks: Walks

beforeAll(async () => {
  astana = await astanaInMemory()
  walks = createWalks(astana.city, astana.shapes)
}, 120_000)

type Terms = Pick<AnswerRequest, 'standard' | 'walker'>

/** Both standards and all walkers in turn. */
function termsOf(i: number): Terms {
  const [standard, walker] = [standards[i % standards.length], walkers[i % walkers.length]]
  if (standard === undefined || walker === undefined) throw new Error('no standard or walker to judge by')
  return { standard, walker }
}

const asked = (terms: Terms, place: Place): AnswerRequest => ({
  ...terms,
  place,
  minutes: null,
  details: (globalId) => astana.details.get(globalId),
})

const pointAt = (at: LonLat): Place => ({ kind: 'point', at })

describe('places of Astana', () => {
  test('have the verdicts and numbers that the whole chain gives a home there', () => {
    // streets go on beyond the bounds; places there are outside the city, though homes of a list are judged
    const { bounds } = astana.city.manifest
    const points = pointsAcross(astana, { seed: 11, count: 120 }).filter((at) => isInBounds(bounds, at))
    const communities = { communities: points.map((at) => ownCommunity(at)), errors: [] }
    const own = withPlaces(astana.city, { shapes: astana.shapes, communities }).city
    const reasons = new Set<string>()
    for (const terms of [0, 1, 2, 3].map(termsOf)) {
      const { report } = assessCity(own, terms)
      for (const [c, at] of points.entries()) {
        const found = walks.answer(asked(terms, pointAt(at))).report
        const expected = { ...report(c), community: NO_COMMUNITY }
        expect(found).toEqual(withinHorizon(expected, terms.standard, terms.walker))
        for (const { reason } of found.services) reasons.add(`${reason}`)
      }
    }
    expect(['null', 'too-far', 'edge-of-data'].filter((reason) => !reasons.has(reason))).toEqual([])
  }, 120_000)

  test('that are communities begin at a home, on its street, and are judged as that home', () => {
    const terms = termsOf(0)
    const homes = singleHomes(astana, terms.walker)
    const { report } = assessCity(homes.city, terms)
    expect(homes.communities.length).toBeGreaterThan(500)
    for (const [i, community] of homes.communities.entries()) {
      const found = walks.answer(asked(terms, { kind: 'community', community }))
      expect(found.report).toEqual(withinHorizon(report(community), terms.standard, terms.walker))
      expect(found.at).toEqual(homes.feet[i])
      const [first] = found.polygons
      expect(first && booleanPointInPolygon([...found.at], first)).toBe(true)
    }
  }, 120_000)

  test('have the same answers and routes with the blocks around them as with the whole city', () => {
    const parts = new Map<string, Walks>()
    let [inPart, routes] = [0, 0]
    for (const [i, point] of pointsAcross(astana, { seed: 8, count: 72 }).entries()) {
      const terms = termsOf(i)
      const { lon, lat } = astana.city.communities[4 * i] ?? { lon: 0, lat: 0 }
      const place: Place = i % 2 === 0 ? pointAt(point) : { kind: 'community', community: 4 * i }
      const blocks = blocksForPlace(astana.city.manifest, i % 2 === 0 ? point : [lon, lat], {
        walker: terms.walker,
        startM: i % 2 === 0 ? 0 : 500,
      })
      const part = parts.get(blocks.join()) ?? walksOfPart(blocks)
      parts.set(blocks.join(), part)
      if (blocks.length < astana.city.manifest.blocks.length) inPart++
      const found = part.answer(asked(terms, place))
      expect(found).toEqual(walks.answer(asked(terms, place)))
      const facility = found.services.find(({ nearest }) => nearest !== null)?.nearest?.facility
      if (facility === undefined) continue
      routes++
      const request = { place, walker: terms.walker, facility }
      expect(part.route(request)).toEqual(walks.route(request))
    }
    expect([inPart > 18, routes > 48]).toEqual([true, true])
  }, 120_000)

  test('outside the city or off its streets have no walks, no numbers and no verdicts', () => {
    const [west, south] = astana.city.manifest.bounds
    const steppe: LonLat = [west + 0.001, south + 0.001]
    for (const [at, joined] of [
      [[west - 1, south], 'outside-city'],
      [steppe, 'off-network'],
    ] as const) {
      const found = walks.answer(asked(termsOf(0), pointAt(at)))
      expect([found.joined, found.polygons, found.walkableShare]).toEqual([joined, [], null])
      expect(found.report.verdict).toBe('unknown')
      for (const { verdict, reason, primary } of found.report.services) {
        expect([verdict, primary, ['not-on-network', 'no-data'].includes(`${reason}`)]).toEqual([
          'unknown',
          null,
          true,
        ])
      }
      expect(found.services.filter(({ nearest, within }) => nearest !== null || within > 0)).toEqual([])
      expect(walks.route({ place: pointAt(at), walker: termsOf(0).walker, facility: 0 })).toBeNull()
    }
  })
})

describe('routes', () => {
  test('take as long as the answer says, and are drawn as long as they are walked, from door to door', () => {
    let told = 0
    for (const [i, at] of pointsAcross(astana, { seed: 9, count: 30 }).entries()) {
      const { walker } = termsOf(i)
      const { services } = walks.answer(asked(termsOf(i), pointAt(at)))
      for (const { nearest } of services) {
        if (nearest === null) continue
        const { facility } = nearest
        const details = astana.details.get(facility)
        const route = walks.route({ place: pointAt(at), walker, facility, details: () => details })
        expect([route?.ds, route?.dm]).toEqual([nearest.ds, nearest.dm])
        if (route === null || details === undefined) continue
        told++
        expect(route.line[0]).toEqual(at)
        const streetsDm = route.stretches.reduce((sum, { dm }) => sum + dm, 0)
        expect(route.startDm + streetsDm + route.endDm).toBe(route.dm)
        if (details.areaM2 === null) expect(route.line.at(-1)).toEqual([details.lon, details.lat])
        // simplified shapes are a little shorter than the streets, and legs rounded to whole decimetres
        if (details.areaM2 === null) expect(Math.abs(drawnDm(route) / route.dm - 1)).toBeLessThan(0.05)
      }
    }
    expect(told).toBeGreaterThan(350)
  }, 60_000)
})

const drawnDm = ({ line }: RouteAnswer): number =>
  line.reduce((sum, point, i) => sum + 10 * distanceM(line[i - 1] ?? point, point), 0)

function walksOfPart(blocks: readonly number[]): Walks {
  const part = withBlocks(astana.files, blocks)
  const opened = openCity(part)
  return createWalks(opened.city, openShapes(opened, part.files))
}
