import { expect, test } from 'vitest'
import { ACCESS, DIRECTION, edgeAccess, edgeDirection, NODE } from '../network.ts'
import { drawNetwork } from './draw.ts'

test('stores edges from the lower to the higher node and turns what belongs to them', () => {
  const { network, shapes, edge, entry } = drawNetwork({
    nodes: { a: [0, 0], b: [100, 0], c: [100, 200] },
    edges: [
      ['b', 'a', { direction: 'forward', via: [[50, 30]], lengthM: 130, name: 'Main' }],
      ['b', 'c', { access: 'residents' }],
      ['c', 'c', { lengthM: 40 }],
      ['a', 'b', { gate: true }],
    ],
    signals: ['c'],
  })
  expect([...network.edgeFrom]).toEqual([0, 1, 2, 0])
  expect([...network.edgeTo]).toEqual([1, 2, 2, 1])
  expect([...network.lengthDm]).toEqual([1_300, 2_000, 400, 0])
  expect(edgeDirection(network.edgeFlags[0] ?? 0)).toBe(DIRECTION.backward)
  expect(edgeAccess(network.edgeFlags[1] ?? 0)).toBe(ACCESS.residents)
  expect([...network.nodeFlags]).toEqual([0, 0, NODE.signal])
  expect(shapes.names).toEqual([{ '': 'Main' }])
  expect([...shapes.firstPoint]).toEqual([0, 1, 1, 1, 1])
  expect(edge('a', 'b', 1)).toBe(3)
  expect(entry('b', 'a', { alongM: 30 })).toEqual({ edge: 0, offsetDm: 1_000, legDm: 0, flags: 0 })
  expect(() => edge('a', 'c')).toThrow('no edge 0 between "a" and "c"')
})
