import { createMemo, createSignal, onCleanup, createEffect, type Accessor } from 'solid-js'
import type { OpenCity } from '../engine/protocol.ts'
import type { LinkState } from './link-state.ts'
import type { When } from './session.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
const WEEK_MINUTES = 7 * DAY_MINUTES

interface WhenInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly city: Accessor<OpenCity | undefined>
}

/** When places should be open, and that moment by the clock of the city. */
export function createWhen({ link, update, city }: WhenInputs) {
  const when = createMemo(() => link().when, null, { equals: isSameWhen })
  const isAsked = createMemo(() => when() !== null)
  const now = createNow(isAsked)
  const zone = createMemo(() => city()?.manifest?.timezone ?? null)
  return {
    when,
    setWhen: (chosen: When) => update({ when: chosen }),
    /** "2026-11-22" in the city. */
    today: () => textOf(wallTime(new Date(), zone()).dayMs).slice(0, 'YYYY-MM-DD'.length),
    /** "2026-11-22T20:00"; null: any time will do. */
    time: createMemo(() => timeOf(when(), wallTime(now(), zone()))),
  }
}

/** The minute it is, followed while somebody asks. */
function createNow(isAsked: Accessor<boolean>): Accessor<Date> {
  const [now, setNow] = createSignal(new Date())
  createEffect(() => {
    if (!isAsked()) return
    setNow(new Date())
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS)
    onCleanup(() => clearInterval(timer))
  })
  return now
}

/** A moment by the clock on the wall: its date as UTC milliseconds of midnight, and the minute of the day. */
export interface WallTime {
  readonly dayMs: number
  readonly minute: number
}

/** What a clock in this time zone shows; by the clock of this browser where the zone is null or not known to it. */
export function wallTime(date: Date, zone: string | null): WallTime {
  const parts = zone === null ? null : partsIn(date, zone)
  if (parts !== null) return parts
  const dayMs = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return { dayMs, minute: date.getHours() * 60 + date.getMinutes() }
}

function partsIn(date: Date, zone: string): WallTime | null {
  try {
    const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, Number(value)]))
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
    const dayMs = Date.UTC(part('year'), part('month') - 1, part('day'))
    return { dayMs, minute: part('hour') * 60 + part('minute') }
  } catch {
    return null
  }
}

/** The moment as "2026-11-22T20:00", where `now` is what the clock shows; of a weekday the next such moment. */
export function timeOf(when: When, now: WallTime): string | null {
  if (when === null) return null
  if (when === 'now') return textOf(now.dayMs + now.minute * MINUTE_MS)
  // 1970-01-01 was a Thursday
  const today = (Math.round(now.dayMs / (DAY_MINUTES * MINUTE_MS)) + 3) % 7
  const since = (when.weekday - 1) * DAY_MINUTES + when.minute - (today * DAY_MINUTES + now.minute)
  const ahead = ((since % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES
  return textOf(now.dayMs + (now.minute + ahead) * MINUTE_MS)
}

const textOf = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)

function isSameWhen(a: When, b: When): boolean {
  if (a === null || b === null || a === 'now' || b === 'now') return a === b
  return a.weekday === b.weekday && a.minute === b.minute
}
