/** Segments → chains: maximal runs between breakpoints, each walked one way and of one kind of use. */

import { DIRECTION, type Direction } from '../../../src/network/network.ts'
import { growingUint32 } from '../shared/grow.ts'
import type { PlaceRoles } from './place-roles.ts'
import { degreeOf, placeOfEnd, type SegmentEnds } from './segment-ends.ts'
import type { Segments } from './ways-to-segments.ts'

/**
 * The steps of chain c are `steps[firstStep[c] … firstStep[c + 1])`; a step is the segment end it enters by, so
 * `step ^ 1` is where it leaves. Every segment is in exactly one chain.
 */
export interface Chains {
  readonly firstStep: Uint32Array
  readonly steps: Uint32Array
  /** 1 where a chain starts or ends. */
  readonly isBreak: Uint8Array
}

/**
 * Traces every chain once, oriented by geometry (from the western end, the southern on ties), so that the
 * numbering of nodes and ways changes nothing. A ring without a breakpoint is broken at its westernmost place.
 */
export function traceChains(segments: Segments, ends: SegmentEnds, roles: PlaceRoles): Chains {
  const isBreak = breakPlaces(segments, ends, roles)
  const firstStep = growingUint32()
  const steps = growingUint32()
  const isTraced = new Uint8Array(segments.from.length)
  const trace = (start: number): void => {
    if (isTraced[start >> 1] === 1) return
    const chain = chainFrom({ segments, ends, isBreak }, start)
    for (const step of chain) isTraced[step >> 1] = 1
    firstStep.push(steps.size())
    for (const step of orientedByGeometry(segments, chain)) steps.push(step)
  }
  for (let place = 0; place < segments.placeCount; place++) {
    if (isBreak[place] === 1) for (const end of endsAt(ends, place)) trace(end)
  }
  for (let s = 0; s < segments.from.length; s++) {
    if (isTraced[s] === 1) continue
    const start = firstOfRing(segments, chainFrom({ segments, ends, isBreak }, 2 * s))
    isBreak[placeOfEnd(segments, start)] = 1
    trace(start)
  }
  firstStep.push(steps.size())
  return { firstStep: firstStep.take(), steps: steps.take(), isBreak }
}

const endsAt = ({ first, ends }: SegmentEnds, place: number): Uint32Array =>
  ends.subarray(first[place], first[place + 1])

function breakPlaces(segments: Segments, ends: SegmentEnds, roles: PlaceRoles): Uint8Array {
  const isBreak = new Uint8Array(segments.placeCount)
  for (let place = 0; place < segments.placeCount; place++) {
    const goesOn =
      degreeOf(ends, place) === 2 && roles.flags[place] === 0 && isSameUse(segments, endsAt(ends, place))
    if (!goesOn || roles.gates.has(place)) isBreak[place] = 1
  }
  return isBreak
}

/** Whether access, steps and direction are the same on both sides of a place with two segment ends. */
function isSameUse(segments: Segments, [a = 0, b = 0]: Uint32Array): boolean {
  const wayA = segments.ways[segments.way[a >> 1] ?? 0]
  const wayB = segments.ways[segments.way[b >> 1] ?? 0]
  if (wayA === undefined || wayB === undefined) return false
  const isThrough = directionFrom(wayA.direction, a ^ 1) === directionFrom(wayB.direction, b)
  return wayA.access === wayB.access && wayA.steps === wayB.steps && isThrough
}

/** A way's direction as seen by one who enters its segment at `end`. */
export function directionFrom(direction: Direction, end: number): Direction {
  if (direction === DIRECTION.both || (end & 1) === 0) return direction
  return direction === DIRECTION.forward ? DIRECTION.backward : DIRECTION.forward
}

/** Steps from `start` to the next breakpoint, or back to it around a ring. */
function chainFrom(
  world: { readonly segments: Segments; readonly ends: SegmentEnds; readonly isBreak: Uint8Array },
  start: number,
): number[] {
  const chain: number[] = []
  let step = start
  do {
    chain.push(step)
    const exit = step ^ 1
    const place = placeOfEnd(world.segments, exit)
    if (world.isBreak[place] === 1) break
    const [a = 0, b = 0] = endsAt(world.ends, place)
    step = a === exit ? b : a
  } while (step !== start)
  return chain
}

function firstOfRing(segments: Segments, ring: readonly number[]): number {
  return ring.reduce((best, step) =>
    comparePlaces(segments, placeOfEnd(segments, step), placeOfEnd(segments, best)) < 0 ? step : best,
  )
}

function orientedByGeometry(segments: Segments, chain: number[]): readonly number[] {
  for (let i = 0, j = chain.length - 1; i < chain.length; i++, j--) {
    const ahead = placeOfEnd(segments, chain[i] ?? 0)
    const back = placeOfEnd(segments, (chain[j] ?? 0) ^ 1)
    const order = comparePlaces(segments, ahead, back)
    if (order < 0) return chain
    if (order > 0) return chain.toReversed().map((step) => step ^ 1)
  }
  return chain
}

const comparePlaces = ({ lonE7, latE7 }: Segments, a: number, b: number): number =>
  (lonE7[a] ?? 0) - (lonE7[b] ?? 0) || (latE7[a] ?? 0) - (latE7[b] ?? 0)
