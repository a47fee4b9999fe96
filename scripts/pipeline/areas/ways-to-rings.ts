/** Joins ways end to end into closed rings. Geometry of each ring is left to the caller; here it is node ids. */

import { nodeIndexOf, type OsmData } from '../../osm/osm-data.ts'

export interface RingWay {
  readonly refs: Float64Array
  readonly role: string
}

export interface Ring {
  /** Node ids; first and last are equal and no other node stands twice. */
  readonly refs: readonly number[]
  /** The role that all of its ways share, else `''`. */
  readonly role: string
}

export interface JoinedWays {
  readonly rings: readonly Ring[]
  /** Ways that no ring could use: they dangle, or the way they should meet is missing. */
  readonly leftOver: number
}

/**
 * Any order and direction of ways. Where more than two ways meet at a node, the sharpest turn is taken: it pairs
 * neighbours around the node, so rings may touch there but never cross. O(n log n) in the number of node ids.
 */
export function waysToRings(data: OsmData, ways: readonly RingWay[]): JoinedWays {
  const usable = ways.filter((way) => way.refs.length > 1)
  const { arcs, dangling } = withoutDangling(usable.map(toArc))
  const rings: Ring[] = []
  const ends = arcsByEnd(arcs)
  const used = new Set<Arc>()
  let leftOver = dangling
  for (const arc of arcs) {
    if (used.has(arc)) continue
    const found = splitAtRepeats(walk(data, { start: arc, ends, used }))
    rings.push(...found.rings)
    leftOver += found.leftOver
  }
  return { rings, leftOver }
}

interface Arc {
  readonly first: number
  readonly last: number
  readonly way: RingWay
}

function toArc(way: RingWay): Arc {
  return { first: way.refs[0] ?? -1, last: way.refs[way.refs.length - 1] ?? -1, way }
}

function arcsByEnd(arcs: readonly Arc[]): Map<number, Arc[]> {
  const ends = new Map<number, Arc[]>()
  for (const arc of arcs) {
    // A closed way meets itself: it stands twice at its node.
    for (const node of [arc.first, arc.last]) {
      const there = ends.get(node)
      if (there) there.push(arc)
      else ends.set(node, [arc])
    }
  }
  return ends
}

/** A way with an end that nothing else meets is in no ring; neither is one that only it led to. */
function withoutDangling(all: readonly Arc[]): { arcs: readonly Arc[]; dangling: number } {
  let arcs = all
  for (;;) {
    const ends = arcsByEnd(arcs)
    const isMet = (node: number): boolean => (ends.get(node)?.length ?? 0) > 1
    const kept = arcs.filter((arc) => isMet(arc.first) && isMet(arc.last))
    if (kept.length === arcs.length) return { arcs, dangling: all.length - arcs.length }
    arcs = kept
  }
}

interface Step {
  readonly arc: Arc
  readonly forward: boolean
}

interface WalkState {
  readonly start: Arc
  readonly ends: ReadonlyMap<number, readonly Arc[]>
  readonly used: Set<Arc>
}

/** Goes on from way to way until the start closes or no way is left. Marks what it uses. */
function walk(data: OsmData, { start, ends, used }: WalkState): readonly Step[] {
  const steps: Step[] = [{ arc: start, forward: true }]
  used.add(start)
  let at: Step = { arc: start, forward: true }
  for (;;) {
    const node = at.forward ? at.arc.last : at.arc.first
    const onward = [...new Set(ends.get(node))].filter((arc) => !used.has(arc))
    const options = onward.flatMap((arc) => departures(arc, node))
    if (node === start.first) options.push({ arc: start, forward: true })
    const next = options.length > 1 ? sharpestTurn(data, { from: at, options }) : options[0]
    if (!next || next.arc === start) return steps
    used.add(next.arc)
    steps.push(next)
    at = next
  }
}

/** A closed way can be entered at either of its two ends. */
function departures(arc: Arc, node: number): Step[] {
  const steps: Step[] = []
  if (arc.first === node) steps.push({ arc, forward: true })
  if (arc.last === node) steps.push({ arc, forward: false })
  return steps
}

function sharpestTurn(
  data: OsmData,
  { from, options }: { from: Step; options: readonly Step[] },
): Step | undefined {
  const back = headingAtStart(data, { arc: from.arc, forward: !from.forward })
  const turn = (step: Step): number => {
    const angle = headingAtStart(data, step) - back
    return angle > 0 ? angle : angle + 2 * Math.PI
  }
  return options.reduce((best, step) => (turn(step) < turn(best) ? step : best))
}

/** Angle of the first piece of the way in the direction of travel, radians. */
function headingAtStart(data: OsmData, { arc, forward }: Step): number {
  const refs = arc.way.refs
  const here = nodeIndexOf(data, forward ? arc.first : arc.last)
  const next = nodeIndexOf(data, refs[forward ? 1 : refs.length - 2] ?? -1)
  const dy = (data.latE7[next] ?? 0) - (data.latE7[here] ?? 0)
  const dx = (data.lonE7[next] ?? 0) - (data.lonE7[here] ?? 0)
  return Math.atan2(dy, dx)
}

/** Cuts a walk at every node it visits again: what lies between is a ring, what is left at the end is open. */
function splitAtRepeats(steps: readonly Step[]): JoinedWays {
  const rings: Ring[] = []
  const path: { node: number; role: string }[] = []
  const position = new Map<number, number>()
  for (const { arc, forward } of steps) {
    const refs = forward ? arc.way.refs : arc.way.refs.toReversed()
    for (const node of refs) {
      if (path.at(-1)?.node === node) continue
      const before = position.get(node)
      if (before === undefined) {
        position.set(node, path.length)
        path.push({ node, role: arc.way.role })
        continue
      }
      const loop = path.splice(before + 1)
      for (const each of loop) position.delete(each.node)
      const roles = new Set([...loop.map((each) => each.role), arc.way.role])
      const refsOfRing = [node, ...loop.map((each) => each.node), node]
      // Out and back along one line encloses nothing.
      if (loop.length > 1) rings.push({ refs: refsOfRing, role: roles.size === 1 ? arc.way.role : '' })
    }
  }
  return { rings, leftOver: path.length > 1 ? 1 : 0 }
}
