import type { Language } from './language.ts'

/** Numbers and times as a language writes them. */
export interface Formats {
  /** A whole number with separators. */
  readonly number: (value: number) => string
  /** A share from 0 to 1 as whole percents; under half a percent, but not none, with a decimal. */
  readonly percent: (share: number) => string
  /** A minute of the day by a clock of 24 hours: `08:00`, and `24:00` where the day ends. */
  readonly time: (minute: number) => string
  /** Monday 1 … Sunday 7: 周一, 星期一; Mon, Monday. */
  readonly weekday: (weekday: number, style: 'short' | 'long') => string
  /** "2026-11-22" without its year: 11月22日, Nov 22. */
  readonly day: (date: string) => string
}

const DAY_MINUTES = 1_440
/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1)

export function formatsIn(language: Language): Formats {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const small = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  // what is told is the city's wall time already
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
  const clock = dates({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekdays = { short: dates({ weekday: 'short' }), long: dates({ weekday: 'long' }) }
  const days = dates({ month: 'short', day: 'numeric' })
  return {
    number: (value) => whole.format(value),
    percent: (share) => (share > 0 && share < 0.005 ? small : percents).format(share),
    time: (minute) => (minute === DAY_MINUTES ? '24:00' : clock.format((minute % DAY_MINUTES) * 60_000)),
    weekday: (weekday, style) => weekdays[style].format(MONDAY_MS + (weekday - 1) * DAY_MINUTES * 60_000),
    day: (date) => days.format(new Date(`${date}T00:00Z`)),
  }
}
