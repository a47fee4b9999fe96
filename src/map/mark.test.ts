import { describe, expect, it } from 'vitest'
import { BANDS } from '../coverage/grade.ts'
import { VERDICTS } from '../coverage/verdict.ts'
import { GRADES, VERDICT_NAMES } from '../theme.ts'
import { UNREACHED } from '../units.ts'
import {
  bandMark,
  DOT,
  facilityMark,
  gradeMark,
  markName,
  MARK_SHAPES,
  readMarkName,
  ringNumber,
  ruleMark,
} from './mark.ts'

const code = (
  verdict: (typeof VERDICTS)[number],
  band: (typeof BANDS)[number],
  missing: number,
  undecided = 0,
) => ({
  verdict: VERDICTS.indexOf(verdict),
  band: BANDS.indexOf(band),
  missing,
  undecided,
})

describe('the mark of a grade', () => {
  it('reads the codes of verdicts and bands', () => {
    expect(VERDICT_NAMES).toEqual(VERDICTS)
    expect(GRADES).toEqual(BANDS)
  })

  it('is a disc, a ring with the number missing, or dashed', () => {
    expect(gradeMark(code('inside', 'all', 0))).toEqual({ shape: 'disc', tone: 'gradeAll', text: '' })
    expect(gradeMark(code('outside', '1-2', 2))).toEqual({ shape: 'ring', tone: 'grade12', text: '2' })
    expect(gradeMark(code('outside', '3-5', 5))).toEqual({ shape: 'ring', tone: 'grade35', text: '5' })
    expect(gradeMark(code('outside', '6+', 9))).toEqual({ shape: 'ring', tone: 'grade6', text: '9' })
    expect(gradeMark(code('outside', '6+', 10)).text).toBe('9+')
    expect(gradeMark(code('unknown', 'undetermined', 0)).shape).toBe('dashed')
  })

  it('is a disc within the gaps that a standard allows, and a grey ring when only the grade is open', () => {
    expect(gradeMark(code('inside', '1-2', 1, 1)).shape).toBe('disc')
    expect(gradeMark(code('outside', 'undetermined', 2, 1))).toEqual({
      shape: 'ring',
      tone: 'gradeUndetermined',
      text: '2+',
    })
  })

  it('says at least how many are missing while something is undecided', () => {
    expect(gradeMark(code('outside', '6+', 7, 2)).text).toBe('7+')
    expect(gradeMark(code('outside', '6+', 7)).text).toBe('7')
    expect(gradeMark(code('outside', '6+', 12, 2)).text).toBe('9+')
  })

  it('cannot tell what it has no code for', () => {
    expect(gradeMark({ verdict: 7, band: 9, missing: 0, undecided: 0 }).shape).toBe('dashed')
  })
})

describe('a tolerance', () => {
  const codes = { verdict: 1, band: 1, missing: 2, undecided: 0 }

  it('counts as inside what misses no more', () => {
    expect(gradeMark(codes, 1).shape).toBe('ring')
    expect(gradeMark(codes, 2)).toEqual(gradeMark({ ...codes, verdict: 0 }))
  })

  it('counts what nobody can tell as missing, and never tells what cannot be told', () => {
    expect(gradeMark({ ...codes, undecided: 1 }, 2)).toMatchObject({ shape: 'ring', text: '2+' })
    expect(gradeMark({ ...codes, undecided: 1 }, 3).shape).toBe('disc')
    expect(gradeMark({ ...codes, verdict: 2, missing: 0, undecided: 1 }, 3).shape).toBe('dashed')
  })
})

describe('the mark of a rule', () => {
  const columns = {
    rule: 'market',
    verdict: Uint8Array.of(0, 1, 2, 1),
    reason: Uint8Array.of(0, 1, 4, 1),
    primary: Uint16Array.of(3_000, 9_001, 20_000, UNREACHED),
  }

  it('shows how far the nearest is where it is too far', () => {
    const marks = [0, 1, 2, 3].map((c) => ruleMark(columns, 'minutes', c))
    expect(marks.map(({ shape }) => shape)).toEqual(['disc', 'ring', 'dashed', 'ring'])
    expect(marks.map(({ text }) => text)).toEqual(['', '16', '', '99+'])
  })

  it('rounds up, so that a ring never shows a limit that is kept', () => {
    expect(ringNumber(9_000, 'minutes')).toBe('15')
    expect(ringNumber(9_001, 'minutes')).toBe('16')
    expect(ringNumber(59_400, 'minutes')).toBe('99')
    expect(ringNumber(59_401, 'minutes')).toBe('99+')
    expect(ringNumber(8_000, 'metres')).toBe('0.8')
    expect(ringNumber(8_001, 'metres')).toBe('0.9')
    expect(ringNumber(UNREACHED, 'metres')).toBe('6+')
  })

  it('has a number of at most three characters', () => {
    const lengths = Array.from({ length: UNREACHED + 1 }, (_, primary) =>
      Math.max(ringNumber(primary, 'minutes').length, ringNumber(primary, 'metres').length),
    )
    expect(lengths.reduce((a, b) => Math.max(a, b))).toBe(3)
  })
})

it('tells verdicts on facilities apart by shape', () => {
  const look = { icon: 'maki-shop', more: 0 }
  const verdicts = VERDICT_NAMES.map((reach) => ({ reach, counts: true }))
  expect(new Set(verdicts.map((verdict) => facilityMark(verdict).shape)).size).toBe(3)
  expect(new Set(verdicts.map((verdict) => facilityMark(verdict, look).shape)).size).toBe(3)
  expect(facilityMark({ reach: 'inside', counts: true }, look).text).toBe('')
  expect(facilityMark({ reach: 'outside', counts: true }, { ...look, more: 2 })).toEqual({
    shape: 'place-ring',
    tone: 'red',
    text: '+2',
    icon: 'maki-shop',
  })
})

it('alarms only about facilities that are missed', () => {
  expect(facilityMark({ reach: 'outside', counts: false })).toMatchObject({
    shape: 'spot-ring',
    tone: 'grey',
  })
  expect(facilityMark({ reach: 'inside', counts: false }).tone).toBe('teal')
})

describe('the name of a mark', () => {
  it('says all there is to draw', () => {
    for (const appearance of ['light', 'dark'] as const) {
      for (const shape of MARK_SHAPES) {
        const mark = { shape, tone: 'grade35', text: '9+' } as const
        expect(readMarkName(markName(mark, appearance))).toEqual({ mark, appearance })
        const pictured = { ...mark, icon: 'temaki-laundry' }
        expect(readMarkName(markName(pictured, appearance))).toEqual({ mark: pictured, appearance })
      }
      expect(readMarkName(markName(DOT, appearance))).toEqual({ mark: DOT, appearance })
    }
  })

  it('is not what others call their images', () => {
    for (const name of [
      '',
      'mark',
      'mark|light',
      'mark|noon|disc|teal|',
      'mark|light|star|teal|',
      'bus|light|disc|teal|',
    ]) {
      expect(readMarkName(name)).toBeNull()
    }
  })
})

describe('the mark of how far it is', () => {
  const edges = [3_000, 9_000]

  it('has the band up to and with its edge, and minutes rounded up', () => {
    const found = [1, 3_000, 3_001, 9_000, 9_001].map((primary) => bandMark(primary, 'minutes', edges))
    expect(found.map(({ tone, text }) => `${tone} ${text}`)).toEqual([
      'band0 1',
      'band0 5',
      'band1 6',
      'band1 15',
      'band2 16',
    ])
  })

  it('says where there is nothing to walk to', () => {
    expect(bandMark(UNREACHED, 'metres', edges)).toEqual({ shape: 'band', tone: 'band6', text: '–' })
  })
})
