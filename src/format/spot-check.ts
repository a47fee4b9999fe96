import * as v from 'valibot'
import { csvText, type CsvCell } from './csv.ts'

/** What somebody found on the spot: the verdict was right, wrong, or it could not be told. */
export const SPOT_MARKS = ['right', 'wrong', 'unsure'] as const
export type SpotMark = (typeof SPOT_MARKS)[number]

export const SPOT_SIZE = 20
export const SPOT_SEEDS = { least: 1, most: 999_999 } as const

const text = v.pipe(v.string(), v.maxLength(2_000))
const rowSchema = v.strictObject({
  id: text,
  name: text,
  district: v.nullable(text),
  street: v.nullable(text),
  lon: v.number(),
  lat: v.number(),
  verdict: v.picklist(['inside', 'outside']),
  missing: v.number(),
  lacking: v.array(text),
  mark: v.nullable(v.picklist(SPOT_MARKS)),
})
const checkSchema = v.strictObject({
  version: v.literal(1),
  seed: v.pipe(v.number(), v.integer(), v.minValue(SPOT_SEEDS.least), v.maxValue(SPOT_SEEDS.most)),
  date: text,
  city: text,
  cityHash: v.nullable(text),
  standard: text,
  walker: text,
  minutes: v.nullable(v.number()),
  area: v.nullable(v.strictObject({ district: v.nullable(text), street: v.nullable(text) })),
  unit: text,
  of: v.number(),
  rows: v.pipe(v.array(rowSchema), v.maxLength(SPOT_SIZE)),
})

/** One community of a sample with its verdict on the day of drawing; `lacking` are rule ids of the standard. */
export type SpotRow = Readonly<v.InferOutput<typeof rowSchema>>
/** A sample with what it was drawn from and by, and its ticks. `of`: how many it was drawn from. */
export type SpotCheck = Readonly<v.InferOutput<typeof checkSchema>>

export const writeSpotCheck = (check: SpotCheck | null): string => JSON.stringify(check)

/** Null where the text is no sample that this page can read. */
export function readSpotCheck(json: string): SpotCheck | null {
  try {
    const found = v.safeParse(checkSchema, JSON.parse(json))
    return found.success ? found.output : null
  } catch {
    return null
  }
}

/**
 * So many positions of a list, drawn without putting back, in the order of drawing. The same ids and seed draw the same
 * ones whatever order the list is in. Generator: mulberry32 (Tommy Ettinger, public domain); shuffle of Fisher and Yates.
 */
export function drawSample(ids: readonly string[], seed: number, size: number = SPOT_SIZE): number[] {
  const left = [...ids.keys()].toSorted((a, b) => compare(ids[a] ?? '', ids[b] ?? '') || a - b)
  const random = mulberry32(seed)
  const drawn: number[] = []
  while (drawn.length < size && left.length > 0) {
    const [position] = left.splice(Math.floor(random() * left.length), 1)
    if (position !== undefined) drawn.push(position)
  }
  return drawn
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b)

function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How many were checked, and of those found right or wrong the share found right; `rate` is null of none. */
export interface HitRate {
  readonly right: number
  readonly of: number
  readonly rate: number | null
  readonly unsure: number
  readonly checked: number
}

export function hitRate(rows: readonly Pick<SpotRow, 'mark'>[]): HitRate {
  const count = (mark: SpotMark): number => rows.filter((row) => row.mark === mark).length
  const [right, wrong, unsure] = [count('right'), count('wrong'), count('unsure')]
  const of = right + wrong
  return { right, of, rate: of === 0 ? null : right / of, unsure, checked: of + unsure }
}

/** What the columns and values of the file are called. */
export interface SpotWords {
  readonly columns: Readonly<Record<(typeof COLUMNS)[number], string>>
  readonly verdict: Readonly<Record<SpotRow['verdict'], string>>
  readonly mark: Readonly<Record<SpotMark | 'none', string>>
  readonly ruleName: (rule: string) => string
}

const COLUMNS = [
  'number',
  'name',
  'district',
  'street',
  'lon',
  'lat',
  'judged',
  'missing',
  'lacking',
  'mark',
  'seed',
  'date',
  'standard',
  'walker',
  'minutes',
] as const

/** A header and one row per community, in the order of drawing. */
export function spotCsv(check: SpotCheck, words: SpotWords): string {
  const terms = [check.seed, check.date, check.standard, check.walker, check.minutes] as const
  const rows = check.rows.map((row, i): CsvCell[] => [
    i + 1,
    row.name,
    row.district,
    row.street,
    row.lon,
    row.lat,
    words.verdict[row.verdict],
    row.missing,
    row.lacking.map(words.ruleName).join(' / '),
    words.mark[row.mark ?? 'none'],
    ...terms,
  ])
  return csvText([COLUMNS.map((column) => words.columns[column]), ...rows])
}
