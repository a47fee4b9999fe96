import type { HoursState, OpenState } from '../city/place-answer.ts'
import { messageOf, fileFault } from './engine-error.ts'

/** Reads opening hours as OpenStreetMap writes them, by the holidays of one country. */
export interface HoursReader {
  /** At a wall time of the city, "2026-11-22T20:00". What is not written, or cannot be read, is unknown. */
  readonly stateAt: (text: string | null, time: string) => OpenState
  /** Seven days from `from` ("2026-11-22"), as the city's clock shows them; null where the text cannot be read. */
  readonly week: (text: string, from: string) => WeekHours | null
}

export interface WeekHours {
  readonly text: string
  readonly days: readonly DayHours[]
}

export interface DayHours {
  /** "2026-11-22". */
  readonly date: string
  /** Ascending. What goes on beyond midnight belongs to the day on which it began. */
  readonly spans: readonly HoursSpan[]
}

export interface HoursSpan {
  /** Minutes of the day; `to` is above 1,440 beyond midnight. */
  readonly from: number
  readonly to: number
  /** Neither open nor closed by the text alone, such as "by appointment". */
  readonly isUnsure: boolean
}

/** What this room uses of the library. */
type Library = (typeof import('opening_hours'))['default']
type Schedule = InstanceType<Library>

/**
 * Readers by country (as in `city.json`; null: none is known). The library comes when the first one is asked for.
 * @returns a promise that rejects with an EngineFault when the library cannot be fetched
 */
export function createHoursReaders(): (country: string | null) => Promise<HoursReader> {
  const readers = new Map<string | null, HoursReader>()
  return async (country) => {
    const known = readers.get(country)
    if (known !== undefined) return known
    const reader = readerOf(await library(), country)
    readers.set(country, reader)
    return reader
  }
}

async function library(): Promise<Library> {
  try {
    return (await import('opening_hours')).default
  } catch (cause) {
    const message = `opening_hours: could not be fetched (${messageOf(cause)})`
    throw fileFault('unreachable', 'opening_hours', { message, cause })
  }
}

function readerOf(Hours: Library, country: string | null): HoursReader {
  const schedules = new Map<string, Schedule | null>()
  const scheduleOf = (text: string, at: Date): Schedule | null => {
    const known = schedules.get(text)
    if (known !== undefined) return known
    const schedule = read({ Hours, country, at }, text)
    schedules.set(text, schedule)
    return schedule
  }
  const states = createStates((text, time) => {
    const at = localDate(time)
    const schedule = scheduleOf(text, at)
    return schedule === null ? NOT_KNOWN : quietly(() => stateOf(schedule, at), NOT_KNOWN)
  })
  return {
    stateAt: (text, time) => (text === null ? NOT_KNOWN : states(text, time)),
    week: (text, from) => {
      const first = localDate(`${from}T00:00`)
      const schedule = scheduleOf(text, first)
      const days = schedule === null ? null : quietly(() => daysOf(schedule, first), null)
      return days === null ? null : { text, days }
    },
  }
}

const NOT_KNOWN: OpenState = { state: 'unknown', changesAt: null }

/** Thousands of places share few texts: each is read once for the time that is asked for. */
function createStates(stateAt: (text: string, time: string) => OpenState) {
  let known = new Map<string, OpenState>()
  let knownAt = ''
  return (text: string, time: string): OpenState => {
    if (time !== knownAt) [known, knownAt] = [new Map(), time]
    const state = known.get(text) ?? stateAt(text, time)
    known.set(text, state)
    return state
  }
}

interface Reading {
  readonly Hours: Library
  readonly country: string | null
  /** Some time: holidays are looked up only when a schedule is asked about one. */
  readonly at: Date
}

/**
 * Hours by the sun need a time zone that the library takes from the browser, which need not be the city's: unknown.
 * Where it knows no holidays of the country, the rules about them are left out.
 */
function read({ Hours, country, at }: Reading, text: string): Schedule | null {
  if (/\b(?:sunrise|sunset|dawn|dusk)\b/i.test(text)) return null
  const address = { country_code: country?.toLowerCase() ?? '', state: '' }
  const readable = (value: string): Schedule | null =>
    quietly(() => {
      // without an object it would take the holidays of Germany
      const schedule = new Hours(value, { lat: 0, lon: 0, address }, { ...OPTIONS })
      schedule.getNextChange(at)
      return schedule
    }, null)
  if (!HOLIDAYS.test(text)) return readable(text)
  const ordinary = withoutHolidays(text)
  return readable(text) ?? (ordinary === null ? null : readable(ordinary))
}

const OPTIONS = {
  mode: 0,
  tag_key: 'opening_hours',
  map_value: undefined,
  warnings_severity: undefined,
  locale: undefined,
} as const

const HOLIDAYS = /\b(?:PH|SH)\b/

/**
 * The same hours without what they say of public and school holidays: "Mo-Fr 09:00-18:00; PH off" keeps its first rule,
 * "Mo-Su,PH 10:00-22:00" its weekdays. Null where nothing is left, or not all of it could be taken out.
 */
export function withoutHolidays(text: string): string | null {
  const rules = text
    .replaceAll(/,\s*(?:PH|SH)(?:\s*,\s*(?:PH|SH))*\s+(?:off|closed)\b/g, '')
    .split(';')
    .map((rule) => rule.replaceAll(/\b(?:PH|SH)\s*,\s*|\s*,\s*(?:PH|SH)\b/g, '').trim())
    .filter((rule) => rule !== '' && !/^(?:PH|SH)\b/.test(rule))
  const left = rules.join('; ')
  return left === '' || HOLIDAYS.test(left) ? null : left
}

/** The library tells the console of what it cannot read. That is no fault of the page's: most of it is free text. */
function quietly<T, E>(use: () => T, otherwise: E): T | E {
  const { error, warn } = console
  try {
    console.error = () => undefined
    console.warn = () => undefined
    return use()
  } catch {
    return otherwise
  } finally {
    console.error = error
    console.warn = warn
  }
}

/** A date whose local fields are the wall time: the library knows no time zone but the browser's. */
const localDate = (time: string): Date => new Date(time)

/** Steps of a schedule that are looked through for a change: comments and doubts change more often than the state. */
const MOST_STEPS = 60

function stateOf(schedule: Schedule, at: Date): OpenState {
  const steps = schedule.getIterator(at)
  const state = namedState(steps)
  if (state === 'unknown') return NOT_KNOWN
  for (let i = 0; i < MOST_STEPS && steps.advance(); i++) {
    const next = namedState(steps)
    if (next === state) continue
    // what may open then is no promise that it does
    return { state, changesAt: state === 'closed' && next === 'unknown' ? null : wallText(steps.getDate()) }
  }
  return { state, changesAt: null }
}

function namedState(at: { getState: () => boolean; getUnknown: () => boolean }): HoursState {
  if (at.getUnknown()) return 'unknown'
  return at.getState() ? 'open' : 'closed'
}

const DAYS = 7
const DAY_MINUTES = 1_440

function daysOf(schedule: Schedule, first: Date): DayHours[] {
  const dayAfter = (days: number): Date =>
    new Date(first.getFullYear(), first.getMonth(), first.getDate() + days)
  const found = schedule.getOpenIntervals(dayAfter(-1), dayAfter(DAYS + 1))
  return Array.from({ length: DAYS }, (_, day) => {
    const [from, to] = [dayAfter(day), dayAfter(day + 1)]
    return { date: wallText(from).slice(0, 10), spans: found.flatMap((one) => spanOn(one, from, to)) }
  })
}

/** The part of an interval that belongs to a day. An interval of days on end is cut at midnight. */
function spanOn(
  [start, end, isUnsure]: readonly [Date, Date, boolean, ...unknown[]],
  from: Date,
  to: Date,
): HoursSpan[] {
  if (start >= to || end <= from) return []
  const isLong = end.getTime() - start.getTime() >= DAY_MINUTES * 60_000
  // the night's end belongs to the evening on which it began
  if (!isLong && start < from) return []
  const begins = start < from ? 0 : minuteOf(start)
  const ends = isLong && end > to ? DAY_MINUTES : minutesFrom(from, end)
  return [{ from: begins, to: ends, isUnsure }]
}

const minuteOf = (date: Date): number => date.getHours() * 60 + date.getMinutes()

/** By the clock on the wall, not by the time that passes. */
function minutesFrom(midnight: Date, date: Date): number {
  const dayMs = (one: Date): number => Date.UTC(one.getFullYear(), one.getMonth(), one.getDate())
  return (dayMs(date) - dayMs(midnight)) / 60_000 + minuteOf(date)
}

function wallText(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`
}
