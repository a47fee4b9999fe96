import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ellipsised, wrapped } from './fit-text.ts'

/** Chinese characters twice as wide as others. */
const measure = (text: string): number =>
  Array.from(text).reduce((sum, c) => sum + (/\p{Script=Han}|[，。「」（）]/u.test(c) ? 2 : 1), 0)

describe('ellipsised', () => {
  test('what fits stays, what does not ends in an ellipsis', () => {
    expect(ellipsised('菜市场', 6, measure)).toBe('菜市场')
    expect(ellipsised('菜市场', 5, measure)).toBe('菜市…')
    expect(ellipsised('Market hall', 8, measure)).toBe('Market…')
    expect(ellipsised('Market', 0.5, measure)).toBe('')
  })

  test('what a reader takes for one character is not torn', () => {
    expect(ellipsised('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 11, measure)).toBe('👨‍👩‍👧‍👦…')
  })

  test('never wider than asked, and always a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.nat(40), (text, width) => {
        const found = ellipsised(text, width, measure)
        expect(measure(found)).toBeLessThanOrEqual(Math.max(width, 0))
        if (found !== text) expect(text.startsWith(found.replace(/…$/, ''))).toBe(true)
      }),
      { seed: 4, numRuns: 300 },
    )
  })
})

describe('wrapped', () => {
  const wrap = (text: string, width: number, lines: number) => wrapped({ text, width, lines, measure })

  test('lines end after words and between Chinese characters, the last with an ellipsis', () => {
    expect(wrap('улица Иманова · W 1 附近', 13, 2)).toEqual(['улица Иманова', '· W 1 附近'])
    expect(wrap('东四街道南门仓社区', 10, 2)).toEqual(['东四街道南', '门仓社区'])
    expect(wrap('东四街道南门仓社区', 10, 1)).toEqual(['东四街道…'])
    expect(wrap('', 10, 2)).toEqual([])
  })

  test('no line begins with a closing mark', () => {
    expect(wrap('在「南门仓」附近', 10, 3)).toEqual(['在「南门', '仓」附近'])
  })

  test('a word that is too long for any line is cut', () => {
    expect(wrap('Donaudampfschifffahrt', 10, 2)).toEqual(['Donaudamp…'])
  })

  test('no line is wider than asked, and nothing is lost where there is no ellipsis', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '社', '区', '，', '「', '」', 'я'), maxLength: 40 }),
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, lines) => {
          const found = wrap(text, width, lines)
          expect(found.length).toBeLessThanOrEqual(lines)
          for (const line of found) expect(measure(line)).toBeLessThanOrEqual(width)
          if (!found.join('').includes('…'))
            expect(found.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        },
      ),
      { seed: 8, numRuns: 400 },
    )
  })
})
