import type { Choices } from '../coverage/only-one.ts'
import { thresholdOf } from '../coverage/times.ts'
import { countsForAll, countsForOwn, whichFor } from '../coverage/which-facilities.ts'
import { entryAt } from '../network/place.ts'
import type { PricedEntries } from '../network/entry-cost.ts'
import type { Ruler } from '../network/metric.ts'
import type { Reach } from '../network/search.ts'
import type { StandardRule } from '../services/standard.ts'
import { entriesByEdge, type EntriesByEdge } from './place-entries.ts'
import type { Ground, Walking } from './walk-times.ts'

export interface CountsAsked {
  readonly rules: readonly StandardRule[]
  /** Which of them are counted. */
  readonly isCounted: (rule: StandardRule, r: number) => boolean
}

/**
 * How many different facilities of each rule every home has within the threshold, of any member of the rule, those of
 * its own estate included; and which. One bounded search backwards from each facility, read at the homes around.
 * Yields the share done. @returns by rule; null for those that are not counted
 */
export function* reachCounts(
  walking: Walking,
  { rules, isCounted }: CountsAsked,
): Generator<number, readonly (Choices | null)[]> {
  const { origins, facilities, network, originEntries } = walking.city
  const counted = rules.map((rule, r) => (isCounted(rule, r) ? noChoices(origins.count) : null))
  const homesAt = entriesByEdge(originEntries, network.edgeCount)
  const countAround = createCounter(walking, homesAt)
  for (let f = 0; f < facilities.count; f++) {
    for (const { ruler, ground, limit, rows } of searchesFor(walking, rules, f)) {
      const into = rows.flatMap((r) => counted[r] ?? [])
      if (into.length > 0) countAround(f, { ruler, ground, limit, into })
    }
    yield f / facilities.count
  }
  return counted
}

const noChoices = (count: number): Choices => ({
  counts: new Uint16Array(count),
  facility: new Int32Array(count).fill(-1),
})

interface FacilitySearch {
  readonly ruler: Ruler
  readonly ground: Ground
  readonly limit: number
}

/** The walks by which a facility counts, each with the rules that it counts for. What counts for all is not asked twice. */
function searchesFor(
  { city: { facilities, manifest } }: Walking,
  rules: readonly StandardRule[],
  f: number,
): readonly (FacilitySearch & { readonly rows: readonly number[] })[] {
  const found = new Map<string, FacilitySearch & { rows: number[] }>()
  for (const [r, rule] of rules.entries()) {
    const asked = rule.services.map((service) => whichFor(rule, manifest.services.indexOf(service)))
    const isForAll = asked.some((which) => countsForAll(facilities, f, which))
    if (!isForAll && !asked.some((which) => countsForOwn(facilities, f, which))) continue
    const ground = isForAll ? 'everywhere' : 'within estates'
    const [ruler, limit] = [rule.ruler, thresholdOf(rule)]
    const key = `${ruler} ${ground} ${limit}`
    const search = found.get(key) ?? { ruler, ground, limit, rows: [] }
    search.rows.push(r)
    found.set(key, search)
  }
  return [...found.values()]
}

interface Counting extends FacilitySearch {
  readonly into: readonly Choices[]
}

function createCounter(walking: Walking, homesAt: EntriesByEdge) {
  const { city, search, originsBy, facilityEntries } = walking
  const { place } = city.originEntries
  // which search a home was counted by last, so that one with two gates counts once
  const countedBy = new Uint32Array(city.origins.count)
  let turn = 0
  return (f: number, { ruler, ground, limit, into }: Counting): void => {
    const priced = originsBy(ruler, ground)
    const seeds = (facilityEntries[f] ?? []).map((entry) => ({ ...entry, source: f }))
    if (seeds.length === 0) return
    const reach = search.run({ metric: priced.metric, sense: 'to', seeds, limit })
    turn++
    const count = (home: number): void => {
      countedBy[home] = turn
      for (const { counts, facility } of into) {
        counts[home] = (counts[home] ?? 0) + 1
        facility[home] = f
      }
    }
    for (const { edge } of seeds) {
      for (const row of rowsOn(homesAt, edge)) {
        const home = place[row] ?? 0
        if (countedBy[home] !== turn && reach.readEntry(entryAt(city.originEntries, row)) !== null)
          count(home)
      }
    }
    countOverEnds({ walking, homesAt, priced, reach }, limit, (home) => {
      if (countedBy[home] !== turn) count(home)
    })
  }
}

const rowsOn = ({ first, rows }: EntriesByEdge, edge: number): Uint32Array =>
  rows.subarray(first[edge] ?? 0, first[edge + 1] ?? 0)

interface Around {
  readonly walking: Walking
  readonly homesAt: EntriesByEdge
  readonly priced: PricedEntries
  readonly reach: Reach
}

/** Homes that are reached over an end of their street; some twice. */
function countOverEnds(
  { walking, homesAt, priced, reach }: Around,
  limit: number,
  count: (home: number) => void,
): void {
  const { network, originEntries } = walking.city
  const { firstIncident, incident } = network
  const isReached = (row: number, node: number, left: number): boolean =>
    priced.ends.some((over) => over.node[row] === node && (over.primary[row] ?? limit + 1) <= left)
  for (const node of reach.touched()) {
    const left = limit - reach.primaryOf(node)
    const end = firstIncident[node + 1] ?? 0
    for (let i = firstIncident[node] ?? 0; i < end; i++) {
      for (const row of rowsOn(homesAt, incident[i] ?? 0)) {
        if (isReached(row, node, left)) count(originEntries.place[row] ?? 0)
      }
    }
  }
}
