import FlatQueue from 'flatqueue'
import { UNREACHED } from '../../units.ts'
import { directCost, entryCosts, opposite, usesEntry, type Sense } from '../entry-cost.ts'
import { LAYER, type Metric } from '../metric.ts'
import type { NetworkColumns } from '../network.ts'
import type { Entry } from '../place.ts'

export interface OracleRequest {
  readonly network: NetworkColumns
  readonly metric: Metric
  readonly sense: Sense
  readonly seeds: readonly (Entry & { readonly source: number })[]
  readonly nodeSeeds?: readonly { readonly node: number; readonly source: number }[]
  readonly limit: number
}

export interface OracleLabel {
  readonly primary: number
  readonly source: number
  readonly secondary: number
}

export interface OracleReach {
  /** By node; null where there is no way within the limit. */
  readonly labels: readonly (OracleLabel | null)[]
  readonly read: (entry: Entry) => OracleLabel | null
}

/** Where in its walk somebody is: still in the first estate, on open streets, or in the last estate. */
const PHASES = ['leaving', 'street', 'entering'] as const
type Phase = (typeof PHASES)[number]

interface Arc {
  readonly to: number
  readonly primary: number
  readonly secondary: number
}

/**
 * A plain Dijkstra over explicit (node, phase) states on a binary heap, to check the searches and sweeps against. All
 * arcs between states are written out first. Labels are compared in the order (primary, source, secondary). Slow.
 */
export function searchPlainly(request: OracleRequest): OracleReach {
  const { network, metric, sense, limit } = request
  const arcs = stateArcs(request)
  const best = new Map<number, OracleLabel>()
  const queue = new FlatQueue()
  const offer = (state: number, label: OracleLabel): void => {
    const known = best.get(state)
    if (label.primary > Math.min(limit, UNREACHED - 1) || (known && !comesFirst(label, known))) return
    best.set(state, label)
    queue.push(state, label.primary)
  }
  for (const [state, label] of startingLabels(request)) offer(state, label)
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const here = best.get(state)
    if (!here) continue
    for (const { to, primary, secondary } of arcs.get(state) ?? []) {
      const { source } = here
      offer(to, { primary: here.primary + primary, source, secondary: here.secondary + secondary })
    }
  }
  const streets = streetNodes(network, metric)
  const labelOf = (node: number): OracleLabel | null => {
    const phases: Phase[] = streets.has(node) ? ['street'] : ['leaving', 'entering']
    return first(phases.map((phase) => best.get(stateOf(node, phase))))
  }
  const read = (entry: Entry): OracleLabel | null => {
    if (!usesEntry(metric, entry)) return null
    const { atFrom, atTo } = entryCosts({ network, metric }, entry, opposite(sense))
    const ends = [
      { label: labelOf(network.edgeFrom[entry.edge] ?? 0), cost: atFrom },
      { label: labelOf(network.edgeTo[entry.edge] ?? 0), cost: atTo },
    ].map(
      ({ label, cost }) =>
        label && {
          primary: label.primary + cost.primary,
          source: label.source,
          secondary: label.secondary + cost.secondary,
        },
    )
    const direct = request.seeds.map((seed) => {
      const [a, b] = sense === 'from' ? [seed, entry] : [entry, seed]
      const cost = directCost({ network, metric }, a, b)
      return cost && { ...cost, source: seed.source }
    })
    const found = first([...ends, ...direct])
    return found && found.primary <= Math.min(limit, UNREACHED - 1) ? found : null
  }
  return { labels: Array.from({ length: network.nodeCount }, (_, node) => labelOf(node)), read }
}

const stateOf = (node: number, phase: Phase): number => node * PHASES.length + PHASES.indexOf(phase)

function comesFirst(a: OracleLabel, b: OracleLabel): boolean {
  const keys = ['primary', 'source', 'secondary'] as const
  const differing = keys.find((key) => a[key] !== b[key])
  return differing !== undefined && a[differing] < b[differing]
}

function first(labels: readonly (OracleLabel | null | undefined)[]): OracleLabel | null {
  let found: OracleLabel | null = null
  for (const label of labels) if (label && (found === null || comesFirst(label, found))) found = label
  return found
}

function streetNodes({ edgeCount, edgeFrom, edgeTo }: NetworkColumns, { layer }: Metric): Set<number> {
  const nodes = new Set<number>()
  for (let e = 0; e < edgeCount; e++) {
    if (layer[e] === LAYER.open) nodes.add(edgeFrom[e] ?? 0).add(edgeTo[e] ?? 0)
  }
  return nodes
}

/** Every arc between states, pointing away from the seeds. */
function stateArcs({ network, metric, sense }: OracleRequest): Map<number, Arc[]> {
  const streets = streetNodes(network, metric)
  const arcs = new Map<number, Arc[]>()
  const add = (from: number, arc: Arc): void => {
    const known = arcs.get(from)
    if (known) known.push(arc)
    else arcs.set(from, [arc])
  }
  const addWalk = (
    from: number,
    to: number,
    cost: { primary: number; secondary: number; layer: number },
  ): void => {
    const arc = (phase: Phase): void => add(stateOf(from, phase), { ...cost, to: stateOf(to, phase) })
    if (cost.layer === LAYER.open) arc('street')
    if (cost.layer === LAYER.estate && !streets.has(from)) arc('leaving')
    if (cost.layer === LAYER.estate && !streets.has(to)) arc('entering')
  }
  for (let e = 0; e < network.edgeCount; e++) {
    const [a, b] = [network.edgeFrom[e] ?? 0, network.edgeTo[e] ?? 0]
    const [layer, secondary] = [metric.layer[e] ?? 0, metric.secondary[e] ?? 0]
    const [ab, ba] = [metric.forward[e] ?? 0, metric.backward[e] ?? 0]
    addWalk(a, b, { layer, secondary, primary: sense === 'from' ? ab : ba })
    addWalk(b, a, { layer, secondary, primary: sense === 'from' ? ba : ab })
  }
  for (const node of streets) {
    add(stateOf(node, 'leaving'), { to: stateOf(node, 'street'), primary: 0, secondary: 0 })
    add(stateOf(node, 'street'), { to: stateOf(node, 'entering'), primary: 0, secondary: 0 })
  }
  return arcs
}

function startingLabels(request: OracleRequest): [state: number, label: OracleLabel][] {
  const { network, metric, sense, seeds, nodeSeeds = [] } = request
  const atNodes = nodeSeeds.map(({ node, source }): [number, OracleLabel] => [
    stateOf(node, 'leaving'),
    { primary: 0, source, secondary: 0 },
  ])
  const atEdges = seeds
    .filter((seed) => usesEntry(metric, seed))
    .flatMap((seed): [number, OracleLabel][] => {
      const { atFrom, atTo } = entryCosts({ network, metric }, seed, sense)
      const phase = metric.layer[seed.edge] === LAYER.open ? 'street' : 'leaving'
      return [
        [stateOf(network.edgeFrom[seed.edge] ?? 0, phase), { ...atFrom, source: seed.source }],
        [stateOf(network.edgeTo[seed.edge] ?? 0, phase), { ...atTo, source: seed.source }],
      ]
    })
  return [...atNodes, ...atEdges]
}
