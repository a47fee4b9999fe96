/**
 * What a correction says is wrong. `missing-place`: a facility that the map does not have. `there`: nothing; somebody
 * went, and it is where the map has it.
 */
export const CORRECTION_KINDS = [
  'hours',
  'closed',
  'moved',
  'name',
  'not-there',
  'missing-place',
  'there',
  'other',
] as const
export type CorrectionKind = (typeof CORRECTION_KINDS)[number]

/** 待核, 采纳, 退回: what whoever keeps the data made of a correction. */
export const CORRECTION_STATUSES = ['pending', 'accepted', 'rejected'] as const
export type CorrectionStatus = (typeof CORRECTION_STATUSES)[number]

export const MOST_STARS = 5

/** 「我需要」: somebody who lives here misses a service. Never says more of a home than its community. */
export interface Need {
  readonly id: string
  readonly city: string
  /** Id of the community, and what is known of where it lies; all null for a point that was tapped. */
  readonly community: string | null
  readonly communityName: string | null
  readonly district: string | null
  readonly street: string | null
  readonly service: string
  /** By what the service was found missing. Minutes null: the standard's own thresholds. */
  readonly standard: string
  readonly walker: string
  readonly minutes: number | null
  /** `YYYY-MM-DD`, as in the two below. */
  readonly date: string
}

/** What somebody thinks of a facility. */
export interface Rating {
  readonly id: string
  readonly city: string
  /** `osm:node/1`, or `<file>:<row>`. */
  readonly facility: string
  readonly name: string
  readonly service: string
  /** 1 … 5. */
  readonly stars: number
  readonly reason: string
  readonly date: string
}

/** What somebody found wrong in the data. */
export interface Correction {
  readonly id: string
  readonly city: string
  /** Null where a place is missing. */
  readonly facility: string | null
  readonly name: string
  readonly service: string
  readonly kind: CorrectionKind
  readonly text: string
  /** What the data say now, and what would be right. */
  readonly present: string | null
  readonly suggested: string | null
  /** Date of the map that was looked at, as its source gives it. */
  readonly dataDate: string | null
  readonly status: CorrectionStatus
  readonly date: string
}

/** Everything that one browser keeps, oldest first. */
export interface NotesBook {
  readonly needs: readonly Need[]
  readonly ratings: readonly Rating[]
  readonly corrections: readonly Correction[]
}

export const EMPTY_BOOK: NotesBook = { needs: [], ratings: [], corrections: [] }

/** The only schema version that this code reads. */
export const NOTES_VERSION = 1

/** A book as the JSON that is kept in the browser. */
export const writeNotes = (book: NotesBook): string => JSON.stringify({ version: NOTES_VERSION, ...book })

/**
 * Reads what `writeNotes` or an export wrote. What cannot be read is left out, and `isWhole` is false: the text has to
 * be kept aside then. Never throws.
 */
export function readNotes(text: string): { readonly book: NotesBook; readonly isWhole: boolean } {
  const json = parsed(text)
  if (!isRecord(json) || json['version'] !== NOTES_VERSION) return { book: EMPTY_BOOK, isWhole: false }
  const needs = readList(json['needs'], readNeed)
  const ratings = readList(json['ratings'], readRating)
  const corrections = readList(json['corrections'], readCorrection)
  return {
    book: { needs: needs.read, ratings: ratings.read, corrections: corrections.read },
    isWhole: needs.isWhole && ratings.isWhole && corrections.isWhole,
  }
}

type Fields = Readonly<Record<string, unknown>>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list that is not there is an empty one: an export holds needs, or ratings and corrections. */
function readList<T>(list: unknown, read: (fields: Fields) => T | null) {
  if (list === undefined) return { read: [], isWhole: true }
  if (!Array.isArray(list)) return { read: [], isWhole: false }
  const found = list.flatMap((one: unknown): T[] => {
    const item = isRecord(one) ? read(one) : null
    return item === null ? [] : [item]
  })
  return { read: found, isWhole: found.length === list.length }
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)
const isDay = (value: unknown): boolean => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value)

const NEED_TEXTS = ['id', 'city', 'service', 'standard', 'walker'] as const
const NEED_PLACE = ['community', 'communityName', 'district', 'street'] as const
const RATING_TEXTS = ['id', 'city', 'facility', 'name', 'service', 'reason'] as const
const CORRECTION_TEXTS = ['id', 'city', 'name', 'service', 'text'] as const
const CORRECTION_MAYBE = ['facility', 'present', 'suggested', 'dataDate'] as const

const pick = (fields: Fields, keys: readonly string[]): Fields =>
  Object.fromEntries(keys.map((key) => [key, fields[key]]))

function readNeed(fields: Fields): Need | null {
  const { minutes } = fields
  const isRead =
    NEED_TEXTS.every((key) => isText(fields[key])) &&
    NEED_PLACE.every((key) => isTextOrNull(fields[key])) &&
    (minutes === null || (typeof minutes === 'number' && minutes > 0)) &&
    isDay(fields['date'])
  return isRead ? (pick(fields, [...NEED_TEXTS, ...NEED_PLACE, 'minutes', 'date']) as unknown as Need) : null
}

function readRating(fields: Fields): Rating | null {
  const { stars } = fields
  const isRead =
    RATING_TEXTS.every((key) => isText(fields[key])) &&
    Number.isInteger(stars) &&
    Number(stars) >= 1 &&
    Number(stars) <= MOST_STARS &&
    isDay(fields['date'])
  return isRead ? (pick(fields, [...RATING_TEXTS, 'stars', 'date']) as unknown as Rating) : null
}

function readCorrection(fields: Fields): Correction | null {
  const isRead =
    CORRECTION_TEXTS.every((key) => isText(fields[key])) &&
    CORRECTION_MAYBE.every((key) => isTextOrNull(fields[key])) &&
    CORRECTION_KINDS.some((kind) => kind === fields['kind']) &&
    CORRECTION_STATUSES.some((status) => status === fields['status']) &&
    isDay(fields['date'])
  const keys = [...CORRECTION_TEXTS, ...CORRECTION_MAYBE, 'kind', 'status', 'date']
  return isRead ? (pick(fields, keys) as unknown as Correction) : null
}
