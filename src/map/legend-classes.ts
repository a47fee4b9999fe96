import type { Dictionary } from '../i18n/dictionary.ts'
import type { PlanningWords } from '../i18n/planning-words.ts'
import type { StandardRule } from '../services/standard.ts'
import { GRADE_COLOUR, GRADES, THEMES, type Appearance } from '../theme.ts'
import type { MapMode } from '../state/session.ts'
import { BAND_METRES, BAND_MINUTES, bandRamp } from './street-ramp.ts'

/** One class of the map, as its legend and its histogram have it. */
export interface LegendClass {
  readonly text: string
  /** `#rrggbb` */
  readonly colour: string
  /** Of communities. */
  readonly sign: 'disc' | 'ring' | 'dashed'
  /** Streets are never undetermined. */
  readonly onStreets: boolean
}

export interface LegendAsked {
  /** Undefined: by grade. */
  readonly rule: StandardRule | undefined
  readonly mode: MapMode
  readonly appearance: Appearance
  readonly words: PlanningWords['modes']
  readonly grades: Dictionary['shell']['grades']
  readonly number: (value: number) => string
}

/** The classes of what the map shows, in the order of `histogramOf`. */
export function legendClasses(asked: LegendAsked): readonly LegendClass[] {
  if (asked.rule === undefined) return gradeClasses(asked)
  return asked.mode === 'verdict' ? verdictClasses(asked) : bandClasses(asked, asked.rule)
}

function gradeClasses({ appearance, grades }: LegendAsked): readonly LegendClass[] {
  return GRADES.map((grade) => ({
    text: grades[grade],
    colour: THEMES[appearance][GRADE_COLOUR[grade]],
    sign: grade === 'all' ? 'disc' : grade === 'undetermined' ? 'dashed' : 'ring',
    onStreets: grade !== 'undetermined',
  }))
}

function verdictClasses({ appearance, words }: LegendAsked): readonly LegendClass[] {
  const { gradeAll, red, gradeUndetermined } = THEMES[appearance]
  return [
    { text: words.verdicts.inside, colour: gradeAll, sign: 'disc', onStreets: true },
    { text: words.verdicts.outside, colour: red, sign: 'ring', onStreets: true },
    { text: words.verdicts.unknown, colour: gradeUndetermined, sign: 'dashed', onStreets: false },
  ]
}

function bandClasses(
  { appearance, words, number }: LegendAsked,
  { ruler }: StandardRule,
): readonly LegendClass[] {
  const { colours, unreached } = bandRamp(ruler, appearance)
  const edges: readonly number[] = ruler === 'minutes' ? BAND_MINUTES : BAND_METRES
  const texts = [
    ...edges.map((to, i) => words.range(number(edges[i - 1] ?? 0), number(to))),
    words.beyond(number(edges.at(-1) ?? 0)),
  ]
  return [
    ...texts.map((text, i) => ({
      text,
      colour: colours[i] ?? unreached,
      sign: 'disc' as const,
      onStreets: true,
    })),
    { text: words.unreached, colour: unreached, sign: 'disc', onStreets: true },
  ]
}
