import { describe, expect, it } from 'vitest'
import { ACCESS, DIRECTION, STREET_KINDS } from '../../../src/network/network.ts'
import type { Tags } from '../../osm/osm-data.ts'
import { gateAccessOf, isSignalisedCrossing, isTrafficSignal, walkableOf } from './walkable.ts'

const kindOf = (tags: Tags): string | null => {
  const walkable = walkableOf(tags)
  return walkable && (STREET_KINDS[walkable.kind] ?? null)
}
const accessOf = (tags: Tags) => walkableOf({ highway: 'service', ...tags })?.access
const directionOf = (tags: Tags) => walkableOf({ highway: 'steps', ...tags })?.direction

describe('which ways are walked', () => {
  it.each([
    [{ highway: 'footway' }, 'footway'],
    [{ highway: 'footway', footway: 'crossing' }, 'crossing'],
    [{ highway: 'primary_link' }, 'primary'],
    [{ highway: 'secondary_link' }, 'secondary'],
    [{ highway: 'tertiary_link' }, 'tertiary'],
    [{ highway: 'elevator' }, 'elevator'],
    [{ highway: 'corridor' }, 'corridor'],
    [{ highway: 'bridleway' }, 'bridleway'],
    [{ highway: 'cycleway' }, 'cycleway'],
    [{ highway: 'cycleway', foot: 'no' }, null],
    [{ highway: 'pedestrian', area: 'yes' }, 'pedestrian'],
    [{ railway: 'platform' }, 'platform'],
    [{ public_transport: 'platform' }, 'platform'],
    [{ highway: 'footway', railway: 'platform' }, 'footway'],
    [{ highway: 'construction', public_transport: 'platform' }, null],
    [{ highway: 'trunk' }, null],
    [{ highway: 'trunk', foot: 'yes' }, 'trunk'],
    [{ highway: 'trunk', foot: 'private' }, null],
    [{ highway: 'trunk', sidewalk: 'right' }, 'trunk'],
    [{ highway: 'trunk', sidewalk: 'no' }, null],
    [{ highway: 'trunk', sidewalk: 'none' }, null],
    [{ highway: 'trunk', 'sidewalk:left': 'separate' }, 'trunk'],
    [{ highway: 'trunk_link', 'sidewalk:both': 'no' }, null],
    [{ highway: 'primary', motorroad: 'yes' }, null],
    ...[
      'motorway',
      'motorway_link',
      'construction',
      'proposed',
      'abandoned',
      'raceway',
      'bus_guideway',
      'yes',
    ].map((highway): [Tags, null] => [{ highway }, null]),
    [{ route: 'ferry' }, null],
    [{ building: 'yes' }, null],
  ])('%j → %s', (tags: Tags, kind) => expect(kindOf(tags)).toBe(kind))
})

describe('who may walk them', () => {
  it.each([
    [{}, ACCESS.open],
    ...['private', 'residents', 'permit', 'customers', 'employees', 'students'].flatMap(
      (value): [Tags, number][] => [
        [{ access: value }, ACCESS.residents],
        [{ foot: value }, ACCESS.residents],
        [{ foot: value, access: 'no' }, ACCESS.residents],
        [{ foot: 'no', access: value }, ACCESS.closed],
      ],
    ),
    ...['yes', 'designated', 'permissive', 'destination'].flatMap((value): [Tags, number][] => [
      [{ access: value }, ACCESS.open],
      [{ foot: value, access: 'private' }, ACCESS.open],
      [{ foot: value, access: 'no' }, ACCESS.open],
      [{ foot: value, locked: 'yes' }, ACCESS.open],
    ]),
    [{ access: 'no' }, ACCESS.closed],
    [{ foot: 'no' }, ACCESS.closed],
    [{ locked: 'yes' }, ACCESS.closed],
    [{ locked: 'yes', access: 'private' }, ACCESS.closed],
    [{ locked: 'no' }, ACCESS.open],
    [{ access: 'agricultural' }, ACCESS.open],
    [{ foot: 'use_sidepath', access: 'private' }, ACCESS.residents],
    [{ vehicle: 'no', motor_vehicle: 'private' }, ACCESS.open],
  ])('%j → %i', (tags: Tags, access) => expect(accessOf(tags)).toBe(access))
})

describe('direction', () => {
  it.each([
    [{ oneway: 'yes' }, DIRECTION.both],
    [{ 'oneway:foot': 'yes' }, DIRECTION.forward],
    [{ 'oneway:foot': '-1' }, DIRECTION.backward],
    [{ 'oneway:foot': 'no', conveying: 'forward' }, DIRECTION.both],
    [{ conveying: 'forward' }, DIRECTION.forward],
    [{ conveying: 'backward' }, DIRECTION.backward],
    [{ conveying: 'reversible' }, DIRECTION.both],
    [{ conveying: 'yes' }, DIRECTION.both],
    [{ conveying: 'yes', oneway: 'yes' }, DIRECTION.forward],
    [{ conveying: 'yes', oneway: '-1' }, DIRECTION.backward],
  ])('%j → %i', (tags: Tags, direction) => expect(directionOf(tags)).toBe(direction))

  it('takes escalators for steps and moving walkways for flat', () => {
    expect(walkableOf({ highway: 'steps', conveying: 'yes' })?.steps).toBe(true)
    expect(walkableOf({ highway: 'footway', conveying: 'forward' })?.steps).toBe(false)
  })
})

describe('gates and signals', () => {
  it.each([
    [{ barrier: 'gate' }, ACCESS.open],
    [{ barrier: 'gate', access: 'private' }, ACCESS.residents],
    [{ barrier: 'gate', access: 'private', foot: 'yes' }, ACCESS.open],
    [{ barrier: 'lift_gate', foot: 'no' }, ACCESS.closed],
    [{ barrier: 'turnstile', locked: 'yes' }, ACCESS.closed],
    [{ barrier: 'gate', access: 'conditional=yes @ (Mo-Fr 08:00-20:00)' }, ACCESS.open],
    ...[
      'bollard',
      'block',
      'cycle_barrier',
      'kerb',
      'stile',
      'entrance',
      'toll_booth',
      'border_control',
      'yes',
    ].map((barrier): [Tags, null] => [{ barrier, access: 'no' }, null]),
    [{ highway: 'crossing' }, null],
  ])('%j → %s', (tags: Tags, access) => expect(gateAccessOf(tags)).toBe(access))

  it('tells lights for walkers from lights for cars', () => {
    expect(isSignalisedCrossing({ highway: 'crossing', crossing: 'traffic_signals' })).toBe(true)
    expect(isSignalisedCrossing({ highway: 'crossing', 'crossing:signals': 'yes' })).toBe(true)
    expect(isSignalisedCrossing({ highway: 'crossing', crossing: 'zebra' })).toBe(false)
    expect(isTrafficSignal({ highway: 'traffic_signals' })).toBe(true)
    expect(isTrafficSignal({ crossing: 'traffic_signals' })).toBe(false)
  })
})
