import { taggedAccess } from '../../network/access-classes.ts'
import { LAYER, metricOf, type Metric } from '../../network/metric.ts'
import { ACCESS, EDGE, type Network } from '../../network/network.ts'
import { within } from '../../coverage/siting/sliced.ts'
import { distanceM, type LonLat } from '../../units.ts'
import type { Edit } from '../edit.ts'
import { requireCount, ruleForService } from './asked-rule.ts'
import { linkCandidates, pointOf, type LinkCandidate } from './link-candidates.ts'
import { isBuiltAsTried, linkWay, type LinkEdit } from './link-way.ts'
import type { LiveAssessment, LiveCity } from './live-city.ts'
import { gainsIn, openingScope, scopeWalk, type Gains, type OpeningScope } from './opening-scope.ts'
import { plainStreetNodes } from './plain-street-nodes.ts'
import { createStreetOpenings, type StreetOpenings } from './street-opening.ts'

export interface OpeningsAsked {
  /** Counted for this service by its rule; null: for all required rules of the standard. */
  readonly service: string | null
  /** How many at most, 1 … 1,000. */
  readonly most: number
}

export interface RankedOpenings {
  /** Best first; only those by which somebody gains. */
  readonly openings: readonly RankedOpening[]
  /** Gates and links that were tried. */
  readonly tried: number
}

/** A gate to open or a link to build. */
export interface RankedOpening {
  readonly edit: Edit
  readonly at: LonLat
  /** Residents who come within reach of at least one more rule, and such gains in all. */
  readonly residents: number
  readonly gains: number
}

/** Of several links whose ends lie this near to each other the best one stands for all. */
export const LINKS_APART_M = 150

const SHARES = { gates: 0.2, candidates: 0.5 } as const
const LINKS_PER_SLICE = 4

/**
 * Which gates to open and which missing links to build so that most residents gain: every closed or residents-only gate,
 * and every pair of street nodes at most 100 m apart whose walk is longer than 500 m, each tried alone. The values are
 * those of the city judged with the edit. Yields the share done; may be left at any time, and leaves the live city as it
 * was either way.
 * @param found with the edits that hold; of the live city given
 * @throws Error for an unknown service, or a number that is not whole and from 1 to 1,000
 */
export function* rankOpenings(
  live: LiveCity,
  found: LiveAssessment,
  { service, most }: OpeningsAsked,
): Generator<number, RankedOpenings> {
  requireCount('openings', most)
  const { rules } = found.assessment.standard
  const asked = service === null ? rules.filter(({ required }) => required) : [ruleForService(found, service)]
  const scope = yield* openingScope(live, found, asked)
  const nodeTimes = yield* nodeTimesOf(live, found, scope)
  const pace = found.request.walker
  const streets = yield* createStreetOpenings(found.city, { scope, pace, nodeTimes })
  const tools: Tools = { live, found, scope, streets }
  const metres = metricOf(found.city.network, pace, 'metres')
  yield 0
  const gates = yield* within(tryGates(tools, metres), 0, SHARES.gates)
  const nodes = plainStreetNodes(live.built, found.city, metres)
  yield SHARES.gates
  const finding = linkCandidates(found.city.network, metres, nodes)
  const candidates = yield* within(finding, SHARES.gates, SHARES.candidates)
  const links = yield* within(tryLinks(tools, candidates), SHARES.candidates, 1)
  const openings = yield* best(tools, [...gates.tried, ...links], most)
  return { openings, tried: gates.count + candidates.length }
}

interface Tools {
  readonly live: LiveCity
  readonly found: LiveAssessment
  readonly scope: OpeningScope
  readonly streets: StreetOpenings
}

/** An opening that was tried and gives something, in tenths of people. */
interface Tried extends Gains {
  readonly edit: OpeningEdit
  readonly at: LonLat
}

type OpeningEdit = Extract<Edit, { kind: 'set-access' | 'add-link' }>

function* nodeTimesOf(
  live: LiveCity,
  found: LiveAssessment,
  { lanes }: OpeningScope,
): Generator<number, Uint16Array[]> {
  const times: Uint16Array[] = []
  for (const { of, ruler } of lanes) {
    times.push(scopeWalk(live, { lanes, version: found.city, found }, ruler).linkedNodeTimes(of))
    yield 0
  }
  return times
}

function* tryGates(tools: Tools, metres: Metric): Generator<number, { tried: Tried[]; count: number }> {
  const { live, found, scope, streets } = tools
  const { network, gates } = found.city
  const shut = gates.filter(({ edge }) => SHUT.has(taggedAccess(network.edgeFlags[edge] ?? 0)))
  const tried: Tried[] = []
  let isAway = false
  try {
    for (const [i, { edge }] of shut.entries()) {
      const edit = { kind: 'set-access', edge, access: 'open' } as const
      const at = pointOf(network, network.edgeFrom[edge] ?? 0)
      if (isBetweenStreets(network, metres, edge)) {
        tried.push({ edit, at, ...streets.gainsOf(streets.openGate(edge)) })
      } else {
        const { city } = live.edited([...found.edits, edit])
        yield i / shut.length
        isAway = true
        const gains = yield* within(
          gainsIn(live, scope, { version: city, found }),
          i / shut.length,
          i / shut.length,
        )
        tried.push({ edit, at, ...gains })
      }
      yield i / shut.length
    }
  } finally {
    if (isAway) comeBack(tools)
  }
  return { tried: tried.filter(({ gains }) => gains > 0), count: shut.length }
}

const SHUT = new Set<number>([ACCESS.closed, ACCESS.residents])

/**
 * True when opening the gate makes it one more street between two, and nothing else: access classes follow from pieces of
 * open streets, and both ends are on the public one; gates beside it are told by the ways at their ends.
 */
const isBetweenStreets = (network: Network, metric: Metric, gate: number): boolean =>
  ((network.edgeFlags[gate] ?? 0) & EDGE.gate) !== 0 &&
  [network.edgeFrom[gate] ?? 0, network.edgeTo[gate] ?? 0].every((node) =>
    network.incident
      .subarray(network.firstIncident[node], network.firstIncident[node + 1])
      .some((e) => metric.layer[e] === LAYER.open && ((network.edgeFlags[e] ?? 0) & EDGE.gate) === 0),
  )

function comeBack({ live, found, scope }: Tools): void {
  const { lanes } = scope
  for (const { ruler } of lanes) scopeWalk(live, { lanes, version: found.city, found }, ruler)
}

function* tryLinks(
  { found, streets }: Tools,
  candidates: readonly LinkCandidate[],
): Generator<number, Tried[]> {
  const { network } = found.city
  const tried: Tried[] = []
  for (const [i, candidate] of candidates.entries()) {
    const gains = streets.gainsOf(linkWay(candidate, found.request.walker))
    if (gains.gains > 0) {
      const [from, to] = [pointOf(network, candidate.from), pointOf(network, candidate.to)]
      const at: LonLat = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
      tried.push({ edit: { kind: 'add-link', from, to }, at, ...gains })
    }
    if (i % LINKS_PER_SLICE === 0) yield i / candidates.length
  }
  return tried
}

/** The best first; of links near each other only the best, and none that an edit would not build as it was tried. */
function* best(tools: Tools, tried: readonly Tried[], most: number): Generator<number, RankedOpening[]> {
  const chosen: RankedOpening[] = []
  const links: LinkEdit[] = []
  for (const { edit, at, gains, residents } of tried.toSorted(byGains)) {
    if (chosen.length === most) break
    if (edit.kind === 'add-link') {
      if (links.some((better) => isNear(better, edit))) continue
      yield 1
      if (!isBuiltAsTried(tools.live, tools.found, edit)) continue
      links.push(edit)
    }
    chosen.push({ edit, at, residents: residents / 10, gains: gains / 10 })
  }
  return chosen
}

const byGains = (a: Tried, b: Tried): number =>
  b.gains - a.gains || b.residents - a.residents || byPlace(a.edit, b.edit)

/** Gates by edge, then links by coordinates. */
function byPlace(a: OpeningEdit, b: OpeningEdit): number {
  if (a.kind === 'set-access') return b.kind === 'set-access' ? a.edge - b.edge : -1
  if (b.kind === 'set-access') return 1
  const [mine, theirs] = [
    [...a.from, ...a.to],
    [...b.from, ...b.to],
  ]
  const differing = mine.findIndex((value, i) => value !== theirs[i])
  return differing < 0 ? 0 : (mine[differing] ?? 0) - (theirs[differing] ?? 0)
}

function isNear(a: LinkEdit, b: LinkEdit): boolean {
  const areNear = (p: LonLat, q: LonLat): boolean => distanceM(p, q) <= LINKS_APART_M
  return (areNear(a.from, b.from) && areNear(a.to, b.to)) || (areNear(a.from, b.to) && areNear(a.to, b.from))
}
