import type { AreaName } from '../coverage/areas.ts'
import type { LonLat } from '../units.ts'
import { readArea, writeArea } from './area-text.ts'
import { isKnownPoint } from './supplied-row.ts'

/** The three doors: 找服务, 查缺口, 看数据. */
export const DOORS = ['services', 'gaps', 'data'] as const
export type Door = (typeof DOORS)[number]

/**
 * What the address of the page says after `#`. Ids are the data's own (of communities, services, standards), so that a
 * link outlives a new build. Null: the page's own choice.
 */
export interface PageLink {
  readonly city: string | null
  readonly door: Door
  readonly community: string | null
  /** A point that somebody chose to share; the page itself never writes the home of its visitor here. */
  readonly at: LonLat | null
  readonly minutes: number | null
  readonly walker: string | null
  /** A second walker, to compare with. */
  readonly with: string | null
  readonly standard: string | null
  /** A standard of the visitor's own, as `standard-link.ts` writes it. */
  readonly own: string | null
  /** When places should be open; null: any time will do. */
  readonly when: When
  /** How many missing services still count as inside; null: as the standard says. */
  readonly tolerance: number | null
  readonly language: string | null
  /** Service whose nearest facility's route is shown. */
  readonly service: string | null
  /** Rule by which the map is painted. */
  readonly rule: string | null
  /** What the planner's map tells; null: the verdict. */
  readonly map: 'bands' | null
  /** Streets of the planner's map; null: they are shown. */
  readonly streets: 'off' | null
  /** 「只看我的街道」: the only part of the city that the planner's figures are about; null: all of it. */
  readonly area: AreaName | null
  /** A plan, as `plan-link.ts` writes it. */
  readonly plan: string | null
}

export const EMPTY_LINK: PageLink = {
  city: null,
  door: 'services',
  community: null,
  at: null,
  minutes: null,
  walker: null,
  with: null,
  standard: null,
  own: null,
  when: null,
  tolerance: null,
  language: null,
  service: null,
  rule: null,
  map: null,
  streets: null,
  area: null,
  plan: null,
}

/** A weekday (Monday 1 … Sunday 7) and a minute of the day by the city's clock; or now; null: any time. */
export type When = null | 'now' | { readonly weekday: number; readonly minute: number }

/** Missing services that the control lets one do without. */
export const TOLERANCE_RANGE = { least: 0, most: 3 } as const

/** Minutes that the control offers. */
export const MINUTES_RANGE = { least: 5, most: 30 } as const

interface Part<K extends keyof PageLink> {
  /** Undefined: not readable. */
  readonly read: (text: string) => PageLink[K] | undefined
  readonly write: (value: PageLink[K]) => string | null
}

const text = {
  read: (value: string) => (value === '' ? undefined : value),
  write: (value: string | null) => value,
}

/** Says one thing or nothing. */
function oneWord<W extends string>(word: W) {
  return {
    read: (value: string) => (value === word ? word : undefined),
    write: (value: W | null) => value,
  }
}

const PARTS: { readonly [K in keyof PageLink]: Part<K> } = {
  city: { ...text, read: (value) => (/^[a-z0-9][a-z0-9-]*$/.test(value) ? value : undefined) },
  door: {
    read: (value) => DOORS.find((door) => door === value),
    write: (door) => (door === EMPTY_LINK.door ? null : door),
  },
  community: text,
  at: { read: readPoint, write: (at) => at && at.map((degrees) => degrees.toFixed(5)).join(',') },
  minutes: { read: readMinutes, write: (minutes) => (minutes === null ? null : String(minutes)) },
  walker: text,
  with: text,
  standard: text,
  own: text,
  when: { read: readWhen, write: writeWhen },
  tolerance: {
    read: (value) => (/^[0-3]$/.test(value) ? Number(value) : undefined),
    write: (tolerance) => (tolerance === null ? null : String(tolerance)),
  },
  language: text,
  service: text,
  rule: text,
  map: oneWord('bands'),
  streets: oneWord('off'),
  area: { read: readArea, write: (area) => area && writeArea(area) },
  plan: text,
}

/** Reads what stands after `#`. What cannot be read is left out and named in `unreadable`. */
export function readPageLink(hash: string): {
  readonly link: PageLink
  readonly unreadable: readonly string[]
} {
  const params = new URLSearchParams(hash.replace(/^#/, ''))
  const unreadable: string[] = []
  const link: Record<string, unknown> = { ...EMPTY_LINK }
  for (const [key, value] of params) {
    const found = isPart(key) ? PARTS[key].read(value) : undefined
    if (found === undefined) unreadable.push(value === '' ? key : `${key}=${value}`)
    else link[key] = found
  }
  return { link: link as unknown as PageLink, unreadable }
}

/** The address part of a link, with its `#`; empty when it says nothing. */
export function writePageLink(link: PageLink): string {
  const params = new URLSearchParams()
  for (const key of Object.keys(PARTS) as (keyof PageLink)[]) {
    // each part writes its own kind of value, which the compiler cannot see through the loop
    const write = PARTS[key].write as (value: unknown) => string | null
    const value = write(link[key])
    if (value !== null) params.set(key, value)
  }
  const query = params.toString()
  return query === '' ? '' : `#${query}`
}

const isPart = (key: string): key is keyof PageLink => Object.hasOwn(PARTS, key)

function readPoint(value: string): LonLat | undefined {
  if (!/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/.test(value)) return undefined
  const [lon = Number.NaN, lat = Number.NaN] = value.split(',').map(Number)
  return isKnownPoint([lon, lat]) ? [lon, lat] : undefined
}

function readMinutes(value: string): number | undefined {
  const minutes = /^\d{1,2}$/.test(value) ? Number(value) : Number.NaN
  return minutes >= MINUTES_RANGE.least && minutes <= MINUTES_RANGE.most ? minutes : undefined
}

const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const

/** `now`, or a weekday and a time such as `su-20:00`. */
function readWhen(value: string): When | undefined {
  if (value === 'now') return 'now'
  const [, day, hour, minute] = /^([a-z]{2})-([01]\d|2[0-3]):([0-5]\d)$/.exec(value) ?? []
  const weekday = WEEKDAYS.findIndex((one) => one === day) + 1
  return weekday === 0 ? undefined : { weekday, minute: Number(hour) * 60 + Number(minute) }
}

function writeWhen(when: When): string | null {
  if (when === null || when === 'now') return when
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${WEEKDAYS[when.weekday - 1]}-${two(Math.floor(when.minute / 60))}:${two(when.minute % 60)}`
}
