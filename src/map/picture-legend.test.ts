import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flowInRows } from './picture-legend.ts'

test('things stand side by side while there is room, and begin a row where there is none', () => {
  expect(flowInRows([40, 40, 30, 200, 10], 100, 10)).toEqual([
    { x: 0, row: 0 },
    { x: 50, row: 0 },
    { x: 0, row: 1 },
    { x: 0, row: 2 },
    { x: 0, row: 3 },
  ])
})

test('nothing overlaps and nothing leaves the room but what is wider than it', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 150 }), { maxLength: 12 })
  fc.assert(
    fc.property(widths, (all) => {
      const places = flowInRows(all, 100, 5)
      for (const [i, { x, row }] of places.entries()) {
        const [width, next] = [all[i] ?? 0, places[i + 1]]
        expect(x === 0 || x + width <= 100).toBe(true)
        if (next?.row === row) expect(next.x).toBe(x + width + 5)
        else if (next !== undefined) expect(next).toEqual({ x: 0, row: row + 1 })
      }
    }),
    { seed: 7 },
  )
})
