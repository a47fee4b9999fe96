/** The engine against the oracle: hierarchies, sweeps and fields that follow edits, and their undo. */

import type { Kernels } from '../../src/network/kernels.ts'
import { metricOf, type Ruler, type WalkingPace } from '../../src/network/metric.ts'
import { topologyOf } from '../../src/network/topology.ts'
import {
  createEngineWalk,
  hierarchyAnew,
  makeOf,
  weightsOf,
  type EngineWalk,
  type Make,
  type Walked,
} from './engine-walk.ts'
import { facilitiesThere, type World } from './engine-worlds.ts'
import type { PlainTimes } from './plain-walks.ts'

export interface EngineCheck {
  /** Times at nodes, and facilities named there, by the engine and by the oracle. */
  readonly compared: number
  /** Those that differ, and arcs whose weight after edits is not that of a hierarchy made anew. */
  readonly mismatches: number
  /** Weights of arcs, times and facilities after edits were taken back, and before. */
  readonly undone: number
  readonly notUndone: number
}

export interface EngineRequest {
  /** Both makes; what follows edits is the first's. */
  readonly kernels: readonly [live: Kernels, other: Kernels]
  readonly worlds: readonly World[]
  readonly walkers: readonly WalkingPace[]
  /** Worlds that are compared, by index and walk (walker × ruler); the first and the last are always. */
  readonly isCompared: (world: number, walk: number) => boolean
}

const RULERS: readonly Ruler[] = ['minutes', 'metres']

/**
 * Takes every walker and ruler through all worlds and back. In each world that is compared, the live hierarchy's weights
 * must be those of a hierarchy made anew by the other make, and sweeps by both, in turn of 64 and of 8 lanes, and fields
 * that have been mended, must say at every node what the oracle says. On the way back all must be as it was, to the last
 * byte.
 */
export function checkEngine({ kernels, worlds, walkers, isCompared }: EngineRequest): EngineCheck {
  const [first] = worlds
  if (first === undefined) throw new Error('no worlds to check the engine in')
  const topology = topologyOf(first.network)
  const most = Math.max(...worlds.map(({ network }) => network.nodeCount))
  const makes = { live: makeOf(kernels[0], topology, most), other: makeOf(kernels[1], topology, most) }
  const sums = { compared: 0, mismatches: 0, undone: 0, notUndone: 0 }
  const walks = walkers.flatMap((pace) => RULERS.map((ruler) => ({ pace, ruler })))
  const end = worlds.length - 1
  for (const [w, walked] of walks.entries()) {
    const walk = createEngineWalk(makes.live, first, walked)
    const checking = { ...makes, first, walked, walk, sums }
    const states = new Map<World, State>()
    for (const [at, world] of worlds.entries()) {
      walk.goTo(world, 'on')
      if (at !== 0 && at !== end && !isCompared(at, w)) continue
      compareWithOracle(checking, world, (at + w) % 2 === 1)
      states.set(world, stateOf(checking))
    }
    for (const world of worlds.slice(0, -1).toReversed()) {
      walk.goTo(world, 'back')
      compareWithBefore(checking, states.get(world))
    }
  }
  return sums
}

interface Checking {
  readonly live: Make
  readonly other: Make
  readonly first: World
  readonly walked: Walked
  readonly walk: EngineWalk
  readonly sums: { -readonly [K in keyof EngineCheck]: number }
}

function compareWithOracle(checking: Checking, world: World, isOdd: boolean): void {
  const { live, other, walked, walk, sums } = checking
  const truth = oracleTimes(checking, world)
  const anew = hierarchyAnew(other, world, walked)
  const weights = weightsOf(walk.hierarchy())
  for (const [i, of] of weightsOf(anew).entries()) sums.mismatches += differences(weights[i] ?? [], of)
  const byLive = walk.swept(live, walk.hierarchy(), isOdd ? 8 : 64)
  const byOther = walk.swept(other, anew, isOdd ? 64 : 8)
  const meet = (engine: Column, oracle: Column): void => {
    sums.compared += oracle.length
    sums.mismatches += differences(engine, oracle)
  }
  for (const [s, { times, nearest }] of truth.entries()) {
    meet(byLive[s] ?? [], times)
    meet(byOther[s] ?? [], times)
    const field = walk.fields.of(s)
    if (field === null) continue
    meet(field.times, times)
    meet(field.facilities, nearest)
  }
}

/** The oracle knows nothing of how the engine puts entries on links' parts: it takes those of the first world. */
function oracleTimes({ first, walked }: Checking, world: World): PlainTimes[] {
  const { network, walks } = world.plain()
  const metric = metricOf(network, walked.pace, walked.ruler)
  return first.services.map((service, s) => {
    const there = facilitiesThere(world, s)
    return walks.to(
      metric,
      there.flatMap((source) => (service[source] ?? []).map((entry) => ({ ...entry, source }))),
    )
  })
}

interface State {
  readonly weights: readonly Uint16Array[]
  readonly times: readonly Uint16Array[]
}

const stateOf = ({ live, walk }: Checking): State => ({
  weights: weightsOf(walk.hierarchy()).map((weights) => weights.slice()),
  times: walk.swept(live, walk.hierarchy(), 8),
})

function compareWithBefore(checking: Checking, before: State | undefined): void {
  const { sums, walk } = checking
  const back = (now: Column, was: Column): void => {
    sums.undone += was.length
    sums.notUndone += differences(now, was)
  }
  for (const { was, is } of walk.fields.returned()) {
    back(is.times, was.times)
    back(is.facilities, was.facilities)
  }
  if (before === undefined) return
  const { weights, times } = stateOf(checking)
  for (const [i, was] of before.weights.entries()) back(weights[i] ?? [], was)
  for (const [s, was] of before.times.entries()) back(times[s] ?? [], was)
}

type Column = ArrayLike<number>

function differences(a: Column, b: Column): number {
  let count = Math.abs(a.length - b.length)
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) count++
  return count
}
