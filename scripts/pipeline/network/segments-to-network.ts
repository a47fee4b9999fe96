/** Segments → network: every chain becomes one edge, long ones several, and every gate an edge of its own. */

import {
  DIRECTION,
  NODE,
  NO_NAME,
  packEdgeFlags,
  STREET_KINDS,
  type NameSet,
} from '../../../src/network/network.ts'
import { draftBuilder, type DraftBuilder, type NetworkDraft } from './network-draft.ts'
import type { Gate, PlaceRoles } from './place-roles.ts'
import { degreeOf, placeOfEnd, type SegmentEnds } from './segment-ends.ts'
import { splitLine, type MeasuredLine } from './split-line.ts'
import { directionFrom, traceChains } from './trace-chains.ts'
import type { Segments } from './ways-to-segments.ts'

/**
 * Contracts segments to edges between breakpoints: ends and junctions of streets, gates, signals, the edge of the
 * data, and wherever access, steps or direction change. Kind and name are those of the longest part of the chain.
 * Lengths are rounded once per edge, to at least 1 dm. Nodes: breakpoints by place, each followed by the further
 * sides of its gate; points that cut long chains come last.
 */
export function segmentsToNetwork(segments: Segments, ends: SegmentEnds, roles: PlaceRoles): NetworkDraft {
  const chains = traceChains(segments, ends, roles)
  const builder = draftBuilder()
  const nodeOfEnd = addBreakpoints(builder, { segments, ends, roles, isBreak: chains.isBreak })
  for (let c = 0; c + 1 < chains.firstStep.length; c++) {
    addChain(builder, {
      segments,
      steps: chains.steps.subarray(chains.firstStep[c], chains.firstStep[c + 1]),
      nodeOfEnd,
    })
  }
  return builder.draft(segments.names)
}

const GATE_KIND = STREET_KINDS.indexOf('gate')

interface Junctions {
  readonly segments: Segments
  readonly ends: SegmentEnds
  readonly roles: PlaceRoles
  readonly isBreak: Uint8Array
}

/** Adds a node for each breakpoint, several at a gate. Returns the node at which each segment end arrives. */
function addBreakpoints(builder: DraftBuilder, junctions: Junctions): Uint32Array {
  const { segments, ends, roles, isBreak } = junctions
  const nodeOfEnd = new Uint32Array(2 * segments.from.length)
  for (let place = 0; place < segments.placeCount; place++) {
    if (isBreak[place] === 0) continue
    const gate = roles.gates.get(place)
    const at = ends.ends.subarray(ends.first[place], ends.first[place + 1])
    if (gate && degreeOf(ends, place) >= 2) {
      addGate(builder, { gate, node: nodeAt(junctions, place), ends: at, nodeOfEnd })
      continue
    }
    const node = builder.addNode(nodeAt(junctions, place))
    for (const end of at) nodeOfEnd[end] = node
  }
  return nodeOfEnd
}

const nodeAt = ({ segments, roles }: Junctions, place: number) => ({
  lonE7: segments.lonE7[place] ?? 0,
  latE7: segments.latE7[place] ?? 0,
  flags: roles.flags[place] ?? 0,
})

interface GatePlace {
  readonly gate: Gate
  readonly node: { readonly lonE7: number; readonly latE7: number; readonly flags: number }
  readonly ends: Uint32Array
  readonly nodeOfEnd: Uint32Array
}

/**
 * A gate in a street: two nodes and the gate edge between them. Where more streets meet at it: a centre and one
 * gate edge to each. A signal stays on one node that every walk through visits once, so it is paid once.
 */
function addGate(builder: DraftBuilder, { gate, node, ends, nodeOfEnd }: GatePlace): void {
  const hub = builder.addNode(node)
  const isStar = ends.length > 2
  for (const [i, end] of ends.entries()) {
    if (!isStar && i === 0) {
      nodeOfEnd[end] = hub
      continue
    }
    const side = builder.addNode({ ...node, flags: node.flags & ~NODE.signal })
    nodeOfEnd[end] = side
    const flags = packEdgeFlags({ access: gate.access, direction: DIRECTION.both, steps: false, gate: true })
    const shape = { way: 0, kind: GATE_KIND, nameIndex: NO_NAME, lonE7: [], latE7: [] }
    builder.addGate({
      edge: builder.addEdge({ from: hub, to: side, lengthDm: 0, flags, ...shape }),
      osmNode: gate.osmNode,
    })
  }
}

interface KindAndName {
  readonly kind: number
  readonly nameIndex: number
}

interface Chain {
  readonly segments: Segments
  readonly steps: Uint32Array
  readonly nodeOfEnd: Uint32Array
}

function addChain(builder: DraftBuilder, chain: Chain): void {
  const { segments, steps, nodeOfEnd } = chain
  const first = steps[0] ?? 0
  const last = (steps.at(-1) ?? 0) ^ 1
  const way = segments.ways[segments.way[first >> 1] ?? 0]
  if (way === undefined) return
  const direction = directionFrom(way.direction, first)
  const flags = packEdgeFlags({ access: way.access, direction, steps: way.steps, gate: false })
  const { kind, nameIndex } = longestKindAndName(segments, steps)
  const parts = splitLine(lineOf(segments, steps))
  let from = nodeOfEnd[first] ?? 0
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1
    const to = isLast ? (nodeOfEnd[last] ?? 0) : builder.addNode({ ...endOf(part), flags: 0 })
    const lengthDm = Math.max(1, Math.round((part.metresAt.at(-1) ?? 0) * 10))
    const inner = { lonE7: part.lonE7.slice(1, -1), latE7: part.latE7.slice(1, -1) }
    builder.addEdge({
      from,
      to,
      lengthDm,
      flags,
      way: way.id,
      kind,
      nameIndex,
      lonE7: inner.lonE7,
      latE7: inner.latE7,
    })
    from = to
  }
}

const endOf = (line: MeasuredLine) => ({ lonE7: line.lonE7.at(-1) ?? 0, latE7: line.latE7.at(-1) ?? 0 })

function lineOf(segments: Segments, steps: Uint32Array): MeasuredLine {
  const start = placeOfEnd(segments, steps[0] ?? 0)
  const lonE7 = [segments.lonE7[start] ?? 0]
  const latE7 = [segments.latE7[start] ?? 0]
  const metresAt = [0]
  let sumM = 0
  for (const step of steps) {
    const place = placeOfEnd(segments, step ^ 1)
    lonE7.push(segments.lonE7[place] ?? 0)
    latE7.push(segments.latE7[place] ?? 0)
    sumM += segments.lengthM[step >> 1] ?? 0
    metresAt.push(sumM)
  }
  return { lonE7, latE7, metresAt }
}

/** Kind and name that cover most of the chain's length; unnamed parts have no say in the name. */
function longestKindAndName(segments: Segments, steps: Uint32Array): KindAndName {
  const { way: wayOf, ways, names } = segments
  const first = ways[wayOf[(steps[0] ?? 0) >> 1] ?? 0]
  const isOneWay = steps.every((step) => ways[wayOf[step >> 1] ?? 0] === first)
  if (first && isOneWay) return { kind: first.kind, nameIndex: first.nameIndex }
  const kindM = new Map<number, number>()
  const nameM = new Map<number, number>()
  for (const step of steps) {
    const way = ways[wayOf[step >> 1] ?? 0]
    if (way === undefined) continue
    const lengthM = segments.lengthM[step >> 1] ?? 0
    kindM.set(way.kind, (kindM.get(way.kind) ?? 0) + lengthM)
    if (way.nameIndex !== NO_NAME) nameM.set(way.nameIndex, (nameM.get(way.nameIndex) ?? 0) + lengthM)
  }
  return {
    kind: longest(kindM, (a, b) => a - b) ?? 0,
    nameIndex: longest(nameM, (a, b) => compareNames(names[a], names[b])) ?? NO_NAME,
  }
}

/** The key with the greatest sum; of equals the one that `compare` puts first. */
function longest(
  sums: ReadonlyMap<number, number>,
  compare: (a: number, b: number) => number,
): number | null {
  let best: number | null = null
  for (const [key, sum] of sums) {
    const lead = best === null ? 1 : sum - (sums.get(best) ?? 0)
    if (best === null || lead > 0 || (lead === 0 && compare(key, best) < 0)) best = key
  }
  return best
}

const compareNames = (a: NameSet | undefined, b: NameSet | undefined): number =>
  JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
