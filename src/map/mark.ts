import type { RuleColumns } from '../city/judgement.ts'
import type { Ruler } from '../services/standard.ts'
import {
  GRADE_COLOUR,
  GRADES,
  VERDICT_NAMES,
  type Appearance,
  type Theme,
  type VerdictName,
} from '../theme.ts'
import { UNREACHED } from '../units.ts'

export const MARK_SHAPES = [
  'disc',
  'ring',
  'dashed',
  'dot',
  'band',
  'gain',
  'loss',
  'place-disc',
  'place-ring',
  'place-dashed',
  'spot-disc',
  'spot-ring',
  'spot-dashed',
  'home',
] as const
export type MarkShape = (typeof MARK_SHAPES)[number]

/** A colour of the theme, or of the ramp of minutes by index; the last of these is of what cannot be reached. */
export type Tone = keyof Theme | `band${number}`

/** Index of the tone of what cannot be reached. */
export const UNREACHED_BAND = 6

/**
 * A sign on the map: a disc is within reach, a ring (of a community with a number) is not, a dashed ring cannot tell, a
 * dot is not judged. A `band` tells how far the nearest is, without a verdict; a `gain` or `loss` goes around the mark
 * of a community that a plan changes. A `place` is a facility with its service's icon, a `spot` one where there is no room for that;
 * `home` is where the walk begins.
 */
export interface Mark {
  readonly shape: MarkShape
  readonly tone: Tone
  readonly text: string
  /** Of the services' sprite; left out: none. */
  readonly icon?: string
}

export const HOME: Mark = { shape: 'home', tone: 'ink', text: '' }
export const DOT: Mark = { shape: 'dot', tone: 'grey', text: '' }
const DASHED: Mark = { shape: 'dashed', tone: 'gradeUndetermined', text: '' }
const DISC: Mark = { shape: 'disc', tone: 'gradeAll', text: '' }

export interface GradeCodes {
  /** Code of `VERDICT_NAMES` and of `GRADES`. */
  readonly verdict: number
  readonly band: number
  readonly missing: number
  /** Rules of which nobody can tell: while there are any, at least that many are missing. */
  readonly undecided: number
}

/**
 * The mark of a community by its grade: shape by verdict, colour by grade, the number of services missing inside.
 * @param tolerance how many services may be missing of a community that counts as inside; whatever is undecided counts
 * as missing here
 */
export function gradeMark({ verdict, band, missing, undecided }: GradeCodes, tolerance = 0): Mark {
  const name = VERDICT_NAMES[verdict] ?? 'unknown'
  if (name === 'inside' || (name === 'outside' && missing + undecided <= tolerance)) return DISC
  if (name === 'unknown') return DASHED
  const tone = GRADE_COLOUR[GRADES[band] ?? 'undetermined']
  return { shape: 'ring', tone, text: missing > 9 ? '9+' : `${missing}${undecided > 0 ? '+' : ''}` }
}

const FACILITY_TONE = { inside: 'teal', outside: 'red', unknown: 'grey' } as const
const FACILITY_SHAPE = { inside: 'disc', outside: 'ring', unknown: 'dashed' } as const

export interface FacilityLook {
  readonly icon: string
  /** How many more services it stands for. */
  readonly more: number
}

/** The mark of a facility by the verdict on it, in red only where it is missed; without a look the small one. */
export function facilityMark(
  { reach, counts }: { readonly reach: VerdictName; readonly counts: boolean },
  look: FacilityLook | null = null,
): Mark {
  const shape = FACILITY_SHAPE[reach]
  const tone = reach === 'outside' && !counts ? 'grey' : FACILITY_TONE[reach]
  if (look === null) return { shape: `spot-${shape}`, tone, text: '' }
  const { icon, more } = look
  return { shape: `place-${shape}`, tone, text: more > 0 ? `+${more}` : '', icon }
}

/**
 * The mark of a community by one rule: the number inside a ring is how far the nearest is, in the rule's ruler (see
 * `ringNumber`).
 */
export function ruleMark({ verdict, primary }: RuleColumns, ruler: Ruler, community: number): Mark {
  const name = VERDICT_NAMES[verdict[community] ?? 2] ?? 'unknown'
  if (name === 'inside') return DISC
  if (name === 'unknown') return DASHED
  return { shape: 'ring', tone: 'red', text: ringNumber(primary[community] ?? Infinity, ruler) }
}

export const GAIN: Mark = { shape: 'gain', tone: 'ink', text: '+' }
export const LOSS: Mark = { shape: 'loss', tone: 'ink', text: '−' }

/** The mark of a community by how far the nearest is, whatever the verdict. `edges` of the bands in the unit of `primary`. */
export function bandMark(primary: number, ruler: Ruler, edges: readonly number[]): Mark {
  if (primary >= UNREACHED) return { shape: 'band', tone: `band${UNREACHED_BAND}`, text: '–' }
  const above = edges.findIndex((edge) => primary <= edge)
  return {
    shape: 'band',
    tone: `band${above === -1 ? edges.length : above}`,
    text: ringNumber(primary, ruler),
  }
}

/**
 * Whole minutes of deciseconds, or kilometres with a decimal of decimetres; rounded up, since 15 minutes in a ring
 * would contradict a limit of 15.
 */
export function ringNumber(primary: number, ruler: Ruler): string {
  if (ruler === 'minutes') return primary > 99 * 600 ? '99+' : String(Math.ceil(primary / 600))
  return primary >= 60_000 ? '6+' : (Math.ceil(primary / 1_000) / 10).toFixed(1)
}

/** The name of a mark's image; it says all there is to draw. */
export const markName = ({ shape, tone, text, icon }: Mark, appearance: Appearance): string =>
  ['mark', appearance, shape, tone, text, ...(icon === undefined ? [] : [icon])].join('|')

/** Back from a name; null for a name of something else. */
export function readMarkName(name: string): { mark: Mark; appearance: Appearance } | null {
  const [kind, appearance, shape, tone, text = '', icon] = name.split('|')
  if (kind !== 'mark' || (appearance !== 'light' && appearance !== 'dark')) return null
  const known = MARK_SHAPES.find((one) => one === shape)
  if (known === undefined || tone === undefined) return null
  const mark = { shape: known, tone: tone as Tone, text, ...(icon === undefined ? {} : { icon }) }
  return { mark, appearance }
}
