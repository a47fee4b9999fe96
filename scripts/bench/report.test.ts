import { describe, expect, it } from 'vitest'
import { barOf, machine, notMeasured, reportText, requireSame, requireSameColumn } from './report.ts'

const told = { id: 'J1a', graph: 'Astana', what: 'a thing', unit: '×' }

describe('a bar', () => {
  it.each([
    ['at least', 10, 10, true],
    ['at least', 9.99, 10, false],
    ['at most', 10, 10, true],
    ['at most', 10.01, 10, false],
    ['at most', 3, null, null],
  ] as const)('%s: %d against %s', (sense, measured, bar, met) => {
    expect(barOf(told, { measured, spread: [1, 2] }, { sense, bar })).toEqual({
      ...told,
      sense,
      measured,
      bar,
      met,
      spread: [1, 2],
      reason: null,
      details: {},
    })
  })

  it('is neither met nor missed where nothing could be measured', () => {
    const { measured, met, reason } = notMeasured(told, { sense: 'at least', bar: 3 }, 'not here')
    expect([measured, met, reason]).toEqual([null, null, 'not here'])
  })
})

describe('results', () => {
  it('that differ from the peer are refused by name', () => {
    expect(() => requireSame('minutes', 4, 5)).toThrow('wrong result: minutes: found 4, expected 5')
    expect(() => requireSameColumn('minutes', [1, 2], Uint16Array.of(1, 3))).toThrow(
      'wrong result: minutes at 1: found 2, expected 3',
    )
    expect(() => requireSameColumn('minutes', [1], [1, 3])).toThrow('length of minutes: found 1, expected 2')
    expect(() => requireSameColumn('minutes', [1, 3], Uint16Array.of(1, 3))).not.toThrow()
  })
})

describe('reportText', () => {
  it('says what is met, what is missed and what could not be measured', () => {
    const least = { sense: 'at least', bar: 20 } as const
    const text = reportText({
      machine: machine(),
      graphs: [{ name: 'Porto', nodes: null, edges: null, arcs: null, reason: 'the extract is not here' }],
      bars: [
        barOf(
          { ...told, details: { 'Dijkstra ms': 2.34567 } },
          { measured: 12_345.6, spread: [19, 31] },
          least,
        ),
        barOf(told, { measured: 19 }, least),
        notMeasured(told, least, 'no Porto'),
      ],
    })
    expect(text).toMatch(/Porto +– +– +– +the extract is not here/)
    expect(text).toMatch(/12346 × +19–31 +≥ 20 +met +Dijkstra ms 2\.35/)
    expect(text).toMatch(/19 × +≥ 20 +MISSED/)
    expect(text).toMatch(/– +≥ 20 +not measured +no Porto/)
  })
})
