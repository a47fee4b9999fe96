import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finish } from '../../coverage/siting/sliced.ts'
import { memberTimes, thresholdOf } from '../../coverage/times.ts'
import { taggedAccess } from '../../network/access-classes.ts'
import { ACCESS, EDGE, edgeAccess, type Network } from '../../network/network.ts'
import { metricOf } from '../../network/metric.ts'
import { PACES } from '../../network/testing/arbitrary.ts'
import { distanceM, UNREACHED } from '../../units.ts'
import type { Standard } from '../../services/standard.ts'
import { assessCity, type Assessment } from '../assess-city.ts'
import type { City } from '../city.ts'
import type { Edit } from '../edit.ts'
import { openBuiltLive } from '../testing/open-live.ts'
import { cityStandard, SERVICES } from '../testing/random-city.ts'
import { editing } from '../testing/random-edits.ts'
import { peopleTenths, ruleForService } from './asked-rule.ts'
import { linkCandidates, pointOf } from './link-candidates.ts'
import type { LiveAssessment, LiveCity } from './live-city.ts'
import { plainStreetNodes } from './plain-street-nodes.ts'
import { LINKS_APART_M, rankOpenings, type RankedOpenings } from './rank-openings.ts'

const standard = cityStandard()
const CITY = { nodes: 200, facilities: 14, communities: 120 }
const walkers = fc.constantFrom(...Object.values(PACES))

const ranked = (
  live: LiveCity,
  found: LiveAssessment,
  service: string | null,
  most = 1_000,
): RankedOpenings => finish(rankOpenings(live, found, { service, most }))

/** The rules that openings are measured by, as a standard. */
function measure(found: LiveAssessment, service: string | null): Standard {
  const required = found.assessment.standard.rules.filter((rule) => rule.required)
  const [first] = required
  if (first === undefined) throw new Error('a standard has required rules')
  const one = service === null ? null : ruleForService(found, service)
  const rules = one === null ? required : [{ ...first, ...one, required: true }]
  return { ...standard, tolerance: 0, rules }
}

/** By rule and home, from the whole chain: 1 where any member is within the threshold. */
function within(city: City, by: Standard, found: LiveAssessment): boolean[][] {
  const { times } = assessCity(city, { standard: by, walker: found.request.walker }).cityCase
  return by.rules.map((rule, r) => {
    const columns = rule.services.map((_, member) => memberTimes(times, by, { rule: r, member }).primary)
    return [...city.origins.community.keys()].map((home) =>
      columns.some((column) => (column[home] ?? UNREACHED) <= thresholdOf(rule)),
    )
  })
}

const known = new WeakMap<LiveAssessment, Map<string | null, boolean[][]>>()

function gainsOf(live: LiveCity, found: LiveAssessment, edit: Edit, service: string | null) {
  const by = measure(found, service)
  const before = known.get(found)?.get(service) ?? within(found.city, by, found)
  known.set(found, new Map([[service, before]]))
  const after = within(live.edited([...found.edits, edit]).city, by, found)
  const tenths = peopleTenths(found.city)
  const gaining = by.rules.map((_, r) =>
    [...tenths.keys()].filter((home) => after[r]?.[home] === true && before[r]?.[home] === false),
  )
  const sum = (homes: Iterable<number>): number =>
    [...homes].reduce((all, home) => all + (tenths[home] ?? 0), 0) / 10
  return {
    gains: gaining.reduce((all, homes) => all + Math.round(10 * sum(homes)), 0) / 10,
    residents: sum(new Set(gaining.flat())),
  }
}

const told = ({ verdicts, people, summary, cityCase, report }: Assessment) => ({
  verdicts,
  people,
  summary,
  reports: cityCase.communities.map((_, c) => report(c)),
  times: cityCase.times.rules.map((rule) => rule.map(({ primary }) => [...primary])),
})

const stateOf = (live: LiveCity, { request, edits }: LiveAssessment) => {
  const { assessment, nodeMinutes, nodeMissing } = live.assess(request, edits)
  return { told: told(assessment), nodes: SERVICES.map(nodeMinutes), missing: nodeMissing() }
}

test('openings give what the city judged with them gives; no gate is missed; the city stays as it was', () => {
  const seen = { links: 0, streets: 0, estates: 0, gates: 0 }
  fc.assert(
    fc.property(fc.nat(99_999), walkers, fc.constantFrom(null, ...SERVICES), (seed, walker, service) => {
      const { city, live } = openBuiltLive(seed, CITY)
      const turns = editing(city, seed)
      turns.next()
      for (const edits of [[], turns.next().value]) {
        const found = withMoreGates(live.assess({ standard, walker, minutes: 8 }, edits), city.network)
        const state = stateOf(live, found)
        const { openings } = ranked(live, found, service)
        expect(stateOf(live, found)).toEqual(state)
        for (const { edit, residents, gains } of openings.slice(0, 12)) {
          expect({ residents, gains }).toEqual(gainsOf(live, found, edit, service))
          if (edit.kind === 'add-link') seen.links++
          if (edit.kind === 'set-access') seen[isStreetGate(found.city, edit.edge) ? 'streets' : 'estates']++
        }
        const keys = openings.map(({ gains, residents }) => [-gains, -residents])
        expect(keys).toEqual(keys.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d))
        const opened = new Set(openings.flatMap(({ edit }) => (edit.kind === 'set-access' ? edit.edge : [])))
        for (const edge of shutGates(found.city)) {
          const edit: Edit = { kind: 'set-access', edge, access: 'open' }
          expect(opened.has(edge)).toBe(gainsOf(live, found, edit, service).gains > 0)
          seen.gates++
        }
      }
    }),
    { seed: 41, numRuns: 10 },
  )
  // both ways to the value of a gate are taken
  expect(Math.min(seen.links, seen.streets, seen.estates)).toBeGreaterThan(2)
  expect(seen.gates).toBeGreaterThan(20)
})

/** Whether it is a gate to both of whose sides streets lead. */
function isStreetGate({ network }: City, gate: number): boolean {
  const isStreetAt = (node: number | undefined): boolean =>
    [...network.edgeFlags.keys()].some(
      (e) =>
        (network.edgeFrom[e] === node || network.edgeTo[e] === node) &&
        ((network.edgeFlags[e] ?? 0) & EDGE.gate) === 0 &&
        edgeAccess(network.edgeFlags[e] ?? 0) === ACCESS.open,
    )
  if (((network.edgeFlags[gate] ?? 0) & EDGE.gate) === 0) return false
  return isStreetAt(network.edgeFrom[gate]) && isStreetAt(network.edgeTo[gate])
}

/** Shut streets as gates, too: behind real gates there is seldom enough. */
function withMoreGates(found: LiveAssessment, { edgeCount }: Network): LiveAssessment {
  const { network, gates } = found.city
  const all = shutGates({
    ...found.city,
    gates: [...network.edgeFlags.keys()].map((edge) => ({ edge, osmNode: 0 })),
  })
  const real = new Set(gates.map(({ edge }) => edge))
  const more = all
    .filter((edge, i) => i % 4 === 0 && edge < edgeCount && !real.has(edge))
    .map((edge) => ({ edge, osmNode: edge }))
  return { ...found, city: { ...found.city, gates: [...gates, ...more] } }
}

const shutGates = ({ network, gates }: City): number[] =>
  gates
    .map(({ edge }) => edge)
    .filter((edge) => {
      const tag = taggedAccess(network.edgeFlags[edge] ?? 0)
      return tag === ACCESS.closed || tag === ACCESS.residents
    })

test('of links near each other only the best is told, and no other is missed', () => {
  let [kept, left] = [0, 0]
  for (const seed of [5, 6, 7, 8, 9]) {
    const { live } = openBuiltLive(seed, CITY)
    const found = live.assess({ standard, walker: PACES.plain, minutes: 8 }, [])
    const links = ranked(live, found, null).openings.flatMap(({ edit, gains }) =>
      edit.kind === 'add-link' ? [{ edit, gains }] : [],
    )
    for (const [i, a] of links.entries()) {
      for (const b of links.slice(0, i)) expect(apartM(a.edit, b.edit)).toBeGreaterThan(LINKS_APART_M)
    }
    for (const edit of candidateEdits(found.city)) {
      const { gains } = gainsOf(live, found, edit, null)
      if (gains === 0) continue
      const near = links.filter((link) => apartM(link.edit, edit) <= LINKS_APART_M)
      expect(Math.max(...near.map((link) => link.gains))).toBeGreaterThanOrEqual(gains)
      left++
    }
    kept += links.length
  }
  expect(kept).toBeGreaterThan(3)
  expect(left).toBeGreaterThan(kept)
})

type LinkEdit = Extract<Edit, { kind: 'add-link' }>

/** How far apart the ends of two links are at most, whichever way round that is less. */
function apartM(a: LinkEdit, b: LinkEdit): number {
  const along = Math.max(distanceM(a.from, b.from), distanceM(a.to, b.to))
  return Math.min(along, Math.max(distanceM(a.from, b.to), distanceM(a.to, b.from)))
}

function candidateEdits(city: City): LinkEdit[] {
  const { network } = city
  const metric = metricOf(network, PACES.plain, 'metres')
  const pairs = finish(linkCandidates(network, metric, plainStreetNodes(city, city, metric)))
  return pairs.map(({ from, to }) => ({
    kind: 'add-link',
    from: pointOf(network, from),
    to: pointOf(network, to),
  }))
}

describe('of one city', () => {
  const { live } = openBuiltLive(11, CITY)
  const found = live.assess({ standard, walker: PACES.plain, minutes: 8 }, [])

  test('no more are told than asked for, and they are the best', () => {
    const all = ranked(live, found, null)
    expect(ranked(live, found, null, 2)).toEqual({ ...all, openings: all.openings.slice(0, 2) })
  })

  test('left half way, at any point, the city answers as before', () => {
    const state = stateOf(live, found)
    const length = [...rankOpenings(live, found, { service: null, most: 5 })].length
    for (const stop of [1, 3, ...Array.from({ length: 12 }, (_, i) => Math.floor((length * i) / 12))]) {
      const job = rankOpenings(live, found, { service: null, most: 5 })
      for (let i = 0; i < stop; i++) job.next()
      job.return({ openings: [], tried: 0 })
      expect(stateOf(live, found)).toEqual(state)
    }
  })

  test.each([0, 2.5, 1_001])('%s openings are refused', (most) => {
    expect(() => ranked(live, found, null, most)).toThrow(`openings: found ${most}, expected a whole number`)
  })

  test('an unknown service is refused', () => {
    expect(() => ranked(live, found, 'moon')).toThrow('found the service "moon"')
  })
})
