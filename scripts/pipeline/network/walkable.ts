import { ACCESS, DIRECTION, STREET_KINDS, type Direction } from '../../../src/network/network.ts'
import type { StreetKind } from '../../../src/network/network.ts'
import type { Tags } from '../../osm/osm-data.ts'

/** What a tag alone can say; `enclosed` and `cutOff` follow from the network around a street. */
export type TaggedAccess = typeof ACCESS.open | typeof ACCESS.residents | typeof ACCESS.closed

/** How a way is walked, as far as its own tags tell. */
export interface WalkableClass {
  readonly access: TaggedAccess
  /** Relative to the order in which the way is drawn. */
  readonly direction: Direction
  readonly steps: boolean
  /** Index into `STREET_KINDS`. */
  readonly kind: number
}

/** `highway=` values that anybody may walk unless another tag says no; `_link` roads are listed with their road. */
const WALKABLE_HIGHWAYS: ReadonlyMap<string, StreetKind> = new Map([
  ['footway', 'footway'],
  ['path', 'path'],
  ['pedestrian', 'pedestrian'],
  ['steps', 'steps'],
  ['living_street', 'living_street'],
  ['residential', 'residential'],
  ['service', 'service'],
  ['unclassified', 'unclassified'],
  ['tertiary', 'tertiary'],
  ['tertiary_link', 'tertiary'],
  ['secondary', 'secondary'],
  ['secondary_link', 'secondary'],
  ['primary', 'primary'],
  ['primary_link', 'primary'],
  ['trunk', 'trunk'],
  ['trunk_link', 'trunk'],
  ['track', 'track'],
  ['road', 'road'],
  ['corridor', 'corridor'],
  ['crossing', 'crossing'],
  ['elevator', 'elevator'],
  ['platform', 'platform'],
  ['bridleway', 'bridleway'],
  ['cycleway', 'cycleway'],
])

const OPEN_VALUES = new Set(['yes', 'designated', 'permissive'])
const RESIDENTS_VALUES = new Set(['private', 'residents', 'permit', 'customers', 'employees', 'students'])

/**
 * Barriers that can be shut. A bollard, block, stile, kerb or cycle barrier stops nobody on foot, an `entrance`
 * is an opening by definition, and a toll booth or a border stops cars: none of them is a gate.
 */
export const GATE_BARRIERS: ReadonlySet<string> = new Set([
  'gate',
  'lift_gate',
  'swing_gate',
  'sliding_gate',
  'kissing_gate',
  'hampshire_gate',
  'wicket_gate',
  'bump_gate',
  'turnstile',
  'full-height_turnstile',
  'checkpoint',
])

/** How a way is walked, or null when it is no street for walkers (motorways, building sites, rivers …). */
export function walkableOf(tags: Tags): WalkableClass | null {
  const kind = walkableKind(tags)
  if (kind === null) return null
  return {
    access: taggedAccess(tags),
    direction: walkingDirection(tags),
    // An escalator is steps that convey; a moving walkway (`footway` + `conveying`) is flat.
    steps: tags['highway'] === 'steps',
    kind: STREET_KINDS.indexOf(kind),
  }
}

/** Class of the gate at a node, or null when nothing there can be shut. A gate without access tags is open. */
export function gateAccessOf(tags: Tags): TaggedAccess | null {
  const barrier = tags['barrier']
  return barrier !== undefined && GATE_BARRIERS.has(barrier) ? taggedAccess(tags) : null
}

/** True at a crossing with lights for walkers, whatever meets there. */
export const isSignalisedCrossing = (tags: Tags): boolean =>
  tags['crossing'] === 'traffic_signals' || tags['crossing:signals'] === 'yes'

/** True where cars have lights: a signal for walkers only where streets meet, else it is a mere stop line. */
export const isTrafficSignal = (tags: Tags): boolean => tags['highway'] === 'traffic_signals'

function walkableKind(tags: Tags): StreetKind | null {
  const highway = tags['highway']
  if (tags['motorroad'] === 'yes') return null
  if (highway === undefined) {
    return tags['railway'] === 'platform' || tags['public_transport'] === 'platform' ? 'platform' : null
  }
  const kind = WALKABLE_HIGHWAYS.get(highway)
  if (kind === undefined) return null
  if (kind === 'trunk' && !isTrunkForWalkers(tags)) return null
  if (kind === 'cycleway' && tags['foot'] === 'no') return null
  return isCrossing(tags) ? 'crossing' : kind
}

const isCrossing = (tags: Tags): boolean =>
  tags['footway'] === 'crossing' || tags['path'] === 'crossing' || tags['cycleway'] === 'crossing'

/** `none` is the older way to write `no`. */
const isTrunkForWalkers = (tags: Tags): boolean =>
  OPEN_VALUES.has(tags['foot'] ?? '') ||
  Object.entries(tags).some(([key, value]) => isSidewalkKey(key) && value !== 'no' && value !== 'none')

const isSidewalkKey = (key: string): boolean => key === 'sidewalk' || key.startsWith('sidewalk:')

/** `foot` speaks of walkers and so goes before `locked` (often meant for cars), and that before `access`. */
function taggedAccess(tags: Tags): TaggedAccess {
  const foot = accessOfValue(tags['foot'])
  if (foot === ACCESS.open || foot === ACCESS.closed) return foot
  if (tags['locked'] === 'yes') return ACCESS.closed
  return foot ?? accessOfValue(tags['access']) ?? ACCESS.open
}

/**
 * Null for values that say nothing about walkers (`agricultural`, `delivery`, `unknown`, conditions …): the next
 * tag decides. Who walks to a destination on a `destination` street is welcome.
 */
function accessOfValue(value: string | undefined): TaggedAccess | null {
  if (value === undefined) return null
  if (OPEN_VALUES.has(value) || value === 'destination') return ACCESS.open
  if (value === 'no') return ACCESS.closed
  return RESIDENTS_VALUES.has(value) ? ACCESS.residents : null
}

/** `oneway` alone is for vehicles; on an escalator it says which way the steps run. */
function walkingDirection(tags: Tags): Direction {
  const footOneway = tags['oneway:foot']
  if (footOneway !== undefined) return directionOfOneway(footOneway)
  const conveying = tags['conveying']
  if (conveying === 'forward') return DIRECTION.forward
  if (conveying === 'backward') return DIRECTION.backward
  return conveying === 'yes' ? directionOfOneway(tags['oneway']) : DIRECTION.both
}

function directionOfOneway(value: string | undefined): Direction {
  if (value === 'yes') return DIRECTION.forward
  return value === '-1' ? DIRECTION.backward : DIRECTION.both
}
