import type { Ruler, StandardRule } from '../services/standard.ts'
import { THEMES, GRADE_COLOUR, type Appearance } from '../theme.ts'
import { mix } from './colour.ts'

/** What colour a value has. */
export interface StreetRamp {
  /** Ascending; a value up to and with edge i, and above the one before, has colour i. */
  readonly edges: readonly number[]
  /** `#rrggbb`, one more than edges: the last is of everything above. */
  readonly colours: readonly string[]
  /** Of what cannot be reached. */
  readonly unreached: string
  /** Between two nodes the value goes evenly from one to the other, or is that of the nearer one. */
  readonly between: 'even' | 'nearer'
}

/** At most so many edges fit into the shader. */
export const MOST_EDGES = 8

const DS_PER_MINUTE = 600

/** Edges of the bands, minutes. */
export const BAND_MINUTES = [5, 10, 15, 20, 30] as const

/** How far each band has faded from teal into the land; below 0 into the ink. */
const FADED: Readonly<Record<Appearance, readonly number[]>> = {
  light: [-0.35, 0, 0.3, 0.52, 0.68, 0.8],
  dark: [-0.3, 0.08, 0.34, 0.53, 0.67, 0.78],
}

/** Walking time in deciseconds: one hue, from strong nearby to faint far off, in steps at whole minutes. */
export function minutesRamp(appearance: Appearance): StreetRamp {
  const theme = THEMES[appearance]
  return {
    edges: BAND_MINUTES.map((minutes) => minutes * DS_PER_MINUTE),
    colours: FADED[appearance].map((share) =>
      share < 0 ? mix(theme.teal, theme.ink, -share) : mix(theme.teal, theme.land, share),
    ),
    unreached: unreachedColour(appearance),
    between: 'even',
  }
}

/** Edges of the bands of rules that are measured in metres. */
export const BAND_METRES = [300, 500, 800, 1_000, 2_000] as const

const DM_PER_METRE = 10

/** Edges of the bands in the unit that values have: deciseconds or decimetres. */
export const bandEdges = (ruler: Ruler): readonly number[] =>
  ruler === 'minutes'
    ? BAND_MINUTES.map((minutes) => minutes * DS_PER_MINUTE)
    : BAND_METRES.map((metres) => metres * DM_PER_METRE)

/** How far it is by a rule's ruler, in the hues of the minutes. */
export const bandRamp = (ruler: Ruler, appearance: Appearance): StreetRamp => ({
  ...minutesRamp(appearance),
  edges: bandEdges(ruler),
})

/** The verdict on every place by one rule: within its threshold, or too far. */
export function limitRamp(
  { ruler, threshold }: Pick<StandardRule, 'ruler' | 'threshold'>,
  appearance: Appearance,
): StreetRamp {
  const { gradeAll, red } = THEMES[appearance]
  return {
    edges: [threshold * (ruler === 'minutes' ? DS_PER_MINUTE : DM_PER_METRE)],
    colours: [gradeAll, red],
    unreached: unreachedColour(appearance),
    between: 'even',
  }
}

/** The most services that a place of each grade misses, the last grade excepted. */
const GRADE_EDGES = [0, 2, 5] as const

/** Missing services: the colours of the grades. */
export function missingRamp(appearance: Appearance): StreetRamp {
  const theme = THEMES[appearance]
  return {
    edges: GRADE_EDGES,
    colours: (['all', '1-2', '3-5', '6+'] as const).map((grade) => theme[GRADE_COLOUR[grade]]),
    unreached: unreachedColour(appearance),
    between: 'nearer',
  }
}

/** Of what cannot be reached. Fainter by night, where grey would outshine what is far. */
export const unreachedColour = (appearance: Appearance): string =>
  mix(THEMES[appearance].grey, THEMES[appearance].land, appearance === 'dark' ? 0.74 : 0.55)

/** A ramp as the shader takes it: edges filled up with infinity, colours as red, green, blue from 0 to 1. */
export interface RampTable {
  readonly edges: Float32Array
  /** Three for each colour, `MOST_EDGES + 1` of them; the last is repeated. */
  readonly colours: Float32Array
  readonly unreached: readonly [number, number, number]
}

/** @throws Error when there are too many edges, they do not ascend, or a colour is missing or no `#rrggbb`. */
export function rampTable({ edges, colours, unreached }: StreetRamp): RampTable {
  if (edges.length > MOST_EDGES)
    throw new Error(`street ramp: found ${edges.length} edges, expected at most ${MOST_EDGES}`)
  if (colours.length !== edges.length + 1)
    throw new Error(
      `street ramp: found ${colours.length} colours, expected ${edges.length + 1}, one more than edges`,
    )
  if (edges.some((edge, i) => i > 0 && edge <= (edges[i - 1] ?? 0)))
    throw new Error(`street ramp: found edges ${edges.join(', ')}, expected ascending ones`)
  const all = Array.from({ length: MOST_EDGES + 1 }, (_, i) => rgb(colours[i] ?? colours.at(-1) ?? ''))
  return {
    edges: Float32Array.from({ length: MOST_EDGES }, (_, i) => edges[i] ?? LARGEST),
    colours: Float32Array.from(all.flat()),
    unreached: rgb(unreached),
  }
}

/** Above every value of 16 bits, and still a number that shaders can calculate with. */
const LARGEST = 1e9

function rgb(hex: string): [number, number, number] {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`street ramp: found "${hex}", expected #rrggbb`)
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}
