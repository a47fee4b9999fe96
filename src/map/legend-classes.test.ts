import { describe, expect, it } from 'vitest'
import type { Judgement } from '../city/judgement.ts'
import type { Community } from '../coverage/tables.ts'
import { modes } from '../i18n/en/planning-modes.ts'
import { shell } from '../i18n/en/shell.ts'
import type { Ruler, StandardRule } from '../services/standard.ts'
import { THEMES } from '../theme.ts'
import { histogramOf } from './histogram.ts'
import { legendClasses } from './legend-classes.ts'
import type { MapMode } from '../state/session.ts'
import { bandRamp, limitRamp, missingRamp } from './street-ramp.ts'

const ruleIn = (ruler: Ruler) => ({ id: 'market', ruler, threshold: 15 }) as StandardRule
const classes = (rule: StandardRule | undefined, mode: MapMode) =>
  legendClasses({ rule, mode, appearance: 'light', words: modes, grades: shell.grades, number: String })

describe('the classes of the legend', () => {
  it('have the colours that streets are painted in', () => {
    const onStreets = (rule: StandardRule | undefined, mode: MapMode) =>
      classes(rule, mode)
        .filter((one) => one.onStreets)
        .map(({ colour }) => colour)
    const minutes = ruleIn('minutes')
    expect(onStreets(undefined, 'verdict')).toEqual(missingRamp('light').colours)
    expect(onStreets(minutes, 'verdict')).toEqual(limitRamp(minutes, 'light').colours)
    const { colours, unreached } = bandRamp('minutes', 'light')
    expect(onStreets(minutes, 'bands')).toEqual([...colours, unreached])
  })

  it('name bands by their edges, in the ruler of the rule', () => {
    const texts = (ruler: Ruler) => classes(ruleIn(ruler), 'bands').map(({ text }) => text)
    expect(texts('minutes').slice(0, 6)).toEqual(['0–5', '5–10', '10–15', '15–20', '20–30', 'over 30'])
    expect(texts('metres').slice(0, 2)).toEqual(['0–300', '300–500'])
  })

  it('tell verdicts apart without colour, and never beside bands', () => {
    const signs = (mode: MapMode) => classes(ruleIn('minutes'), mode).map(({ sign }) => sign)
    expect(signs('verdict')).toEqual(['disc', 'ring', 'dashed'])
    const bands = classes(ruleIn('minutes'), 'bands').map(({ colour }) => colour)
    expect(bands).not.toContain(THEMES.light.red)
  })

  it.each([
    [undefined, 'verdict'],
    [ruleIn('minutes'), 'verdict'],
    [ruleIn('minutes'), 'bands'],
    [ruleIn('metres'), 'bands'],
  ] as const)('are as many as those of the histogram', (rule, mode) => {
    const judgement = {
      band: Uint8Array.of(0),
      rules: [{ rule: 'market', verdict: Uint8Array.of(0), primary: Uint16Array.of(1) }],
    } as unknown as Judgement
    const communities = [{ residents: 1, unit: 'derived' }] as unknown as Community[]
    expect(
      histogramOf(communities, judgement, { rule, mode, members: null, unit: 'derived' }).counts,
    ).toHaveLength(classes(rule, mode).length)
  })
})
