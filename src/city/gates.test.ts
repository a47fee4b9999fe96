import { expect, test } from 'vitest'
import { ACCESS, packEdgeFlags, withAdjacency, type Access } from '../network/network.ts'
import { gatesOf } from './gates.ts'

test('a gate is told once with where it is and what it is tagged, whatever lies behind', () => {
  const flags = (access: Access): number => packEdgeFlags({ access, direction: 0, steps: false, gate: true })
  const network = withAdjacency({
    nodeCount: 4,
    edgeCount: 3,
    lonE7: Int32Array.of(714_000_000, 714_000_000, 714_000_000, 715_000_000),
    latE7: Int32Array.of(511_000_000, 511_000_000, 511_000_000, 512_000_000),
    nodeFlags: new Uint8Array(4),
    edgeFrom: Uint32Array.of(0, 0, 3),
    edgeTo: Uint32Array.of(1, 2, 3),
    lengthDm: new Uint32Array(3),
    edgeFlags: Uint8Array.of(flags(ACCESS.cutOffResidents), flags(ACCESS.residents), flags(ACCESS.closed)),
  })
  const gates = [
    { edge: 0, osmNode: 7 },
    { edge: 1, osmNode: 7 },
    { edge: 2, osmNode: 9 },
  ]
  expect(gatesOf({ gates, network })).toEqual([
    { at: [71.4, 51.1], way: 'osm:node/7', access: 'residents' },
    { at: [71.5, 51.2], way: 'osm:node/9', access: 'closed' },
  ])
})
