import type { City } from '../../src/city/city.ts'
import { peopleTenths } from '../../src/city/live/asked-rule.ts'
import { incidenceOf } from '../../src/city/live/site-incidence.ts'
import type { SiteCandidates } from '../../src/city/live/site-candidates.ts'
import { reduceToCover } from '../../src/coverage/siting/cover.ts'
import { chooseGreedily } from '../../src/coverage/siting/greedy.ts'
import type { Incidence } from '../../src/coverage/siting/incidence.ts'
import { finish } from '../../src/coverage/siting/sliced.ts'
import { solveSiting } from '../../src/coverage/siting/siting.ts'
import { pricedEntries } from '../../src/network/entry-cost.ts'
import { fromE7, UNREACHED } from '../../src/units.ts'
import { LANES, laneTimes, sweepCity, type Engine } from './engine.ts'
import { timeOf } from './measure.ts'
import { barOf, requireSame, type Bar } from './report.ts'

const LIMIT_DS = 9_000
const COUNTS = [5, 20, 50, 100]
const TARGET_GAP = 0.05
const SERVICES_TRIED = 2

/** J4: the best sites for more facilities, every street node a candidate, with a certificate. */
export function j4(engine: Engine): Bar[] {
  const { city } = engine.graph
  if (city === null) return []
  return lackingServices(engine, city).flatMap(({ lane, homes }) => sitesFor(engine, city, { lane, homes }))
}

interface Lacking {
  readonly lane: number
  /** Homes that have none within 15 minutes, but streets. */
  readonly homes: readonly number[]
}

/** Of the services that some homes have and some lack, the one that most lack, and the one in the middle. */
function lackingServices(engine: Engine, city: City): Lacking[] {
  const { metric, rows } = engine
  sweepCity(engine)
  const { place } = city.originEntries
  const priced = pricedEntries({ network: city.network, metric }, city.originEntries, 'from')
  const found: Lacking[] = []
  for (let lane = 0; lane < LANES; lane++) {
    const times = laneTimes(rows.view(), lane)
    const best = new Uint16Array(city.origins.count).fill(UNREACHED)
    for (const { node, primary } of priced.ends) {
      for (const [i, home] of place.entries()) {
        const time = (times[node[i] ?? 0] ?? UNREACHED) + (primary[i] ?? UNREACHED)
        if (time < (best[home] ?? 0)) best[home] = time
      }
    }
    const homes = [...best.keys()].filter((home) => {
      const time = best[home] ?? UNREACHED
      return time > LIMIT_DS && time < UNREACHED
    })
    found.push({ lane, homes })
  }
  const lacking = found
    .filter(({ homes }) => homes.length > 0)
    .sort((a, b) => b.homes.length - a.homes.length)
  return [lacking[0], lacking[lacking.length >> 1]]
    .filter((one) => one !== undefined)
    .slice(0, SERVICES_TRIED)
}

function sitesFor(engine: Engine, city: City, { lane, homes }: Lacking): Bar[] {
  const { graph, metric } = engine
  const candidates = streetCandidates(engine)
  let incidence: Incidence | null = null
  const incidenceMs = timeOf(() => {
    incidence = finish(incidenceOf(city, { metric, homes, candidates, limit: LIMIT_DS }))
  })
  if (incidence === null) return []
  const tenths = peopleTenths(city)
  const weight = Float64Array.from(homes, (home) => tenths[home] ?? 0)
  return COUNTS.flatMap((k) => {
    const problem = { incidence: incidence ?? NOTHING, weight, k }
    let solved = finish(solveSiting({ ...problem, k: 0 }))
    const greedyMs = timeOf(() => finish(chooseGreedily(finish(reduceToCover(problem.incidence, weight)), k)))
    const solveMs = timeOf(() => {
      solved = finish(solveSiting(problem, { targetGap: TARGET_GAP }))
    })
    requireCovered(solved, problem)
    const what = `${k} sites, service ${lane}`
    const details = {
      homes: homes.length,
      candidates: candidates.count,
      pairs: problem.incidence.candidate.length,
      'incidence ms': incidenceMs,
      'greedy ms': greedyMs,
      'all ms': solveMs,
    }
    return [
      barOf(
        { id: 'J4 gap', graph: graph.name, what: `certified gap of ${what}`, unit: '%', details },
        { measured: 100 * solved.gap },
        { sense: 'at most', bar: 100 * TARGET_GAP },
      ),
      barOf(
        { id: 'J4 time', graph: graph.name, what: `${what}: time against incidence and greedy`, unit: '×' },
        { measured: (incidenceMs + solveMs) / (incidenceMs + greedyMs) },
        { sense: 'at most', bar: 40 },
      ),
    ]
  })
}

const NOTHING: Incidence = {
  demandCount: 0,
  candidateCount: 0,
  first: Uint32Array.of(0),
  candidate: new Uint32Array(),
}

/** What the sites cover is counted again, one home at a time. */
function requireCovered(
  { sites, covered, bound }: { sites: readonly { candidate: number }[]; covered: number; bound: number },
  { incidence, weight }: { readonly incidence: Incidence; readonly weight: Float64Array },
): void {
  const chosen = new Set(sites.map(({ candidate }) => candidate))
  let sum = 0
  for (const [d, people] of weight.entries()) {
    const reached = incidence.candidate.subarray(incidence.first[d], incidence.first[d + 1])
    if (reached.some((candidate) => chosen.has(candidate))) sum += people
  }
  requireSame('J4, residents covered', covered, sum)
  if (bound < covered) throw new Error(`wrong result: J4: found a bound of ${bound} below ${covered}`)
}

/** Every node of an open street. */
function streetCandidates({ streets, graph: { network } }: Engine): SiteCandidates {
  const nodes = [...streets.isStreet.keys()].filter((v) => streets.isStreet[v] === 1)
  const first = new Uint32Array(network.nodeCount + 1)
  for (let v = 0; v < network.nodeCount; v++) first[v + 1] = (first[v] ?? 0) + (streets.isStreet[v] ?? 0)
  return {
    count: nodes.length,
    at: (c) => [fromE7(network.lonE7[nodes[c] ?? 0] ?? 0), fromE7(network.latE7[nodes[c] ?? 0] ?? 0)],
    first,
    candidate: Uint32Array.from(nodes.keys()),
    cost: new Uint32Array(nodes.length),
    onEdge: new Map(),
    offNetwork: [],
  }
}
