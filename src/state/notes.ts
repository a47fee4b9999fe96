import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Place } from '../city/place-answer.ts'
import type { OpenCity, Terms } from '../engine/protocol.ts'
import {
  EMPTY_BOOK,
  readNotes,
  writeNotes,
  type Correction,
  type CorrectionStatus,
  type Need,
  type NotesBook,
  type Rating,
} from '../format/notes.ts'
import { nameIn, type Language } from '../i18n/language.ts'
import type { Problem } from './session.ts'
import { createKeptValue } from './storage/kept-value.ts'
import { localText, onOtherTab, type StorageTrouble } from './storage/local-text.ts'

export { CORRECTION_KINDS, CORRECTION_STATUSES, MOST_STARS } from '../format/notes.ts'

/** What somebody thinks of a facility; the rest is known. */
export type RatingDraft = Pick<Rating, 'facility' | 'name' | 'service' | 'stars' | 'reason'>
/** What somebody found wrong; a draft that is kept twice is one correction. */
export type CorrectionDraft = Omit<Correction, 'city' | 'status' | 'date' | 'dataDate'>

/** 「我需要」, ratings and corrections, kept in this browser and nowhere else. */
export interface Notes {
  readonly book: Accessor<NotesBook>
  /** Whether the need of a service was told for the selected place. */
  readonly isNeeded: (service: string) => boolean
  /** Tells a need, or takes it back. Does nothing without a place. */
  readonly toggleNeed: (service: string) => void
  readonly ratingOf: (facility: string) => Rating | undefined
  /** One rating per facility: the newest. */
  readonly rate: (draft: RatingDraft) => void
  readonly keepCorrection: (draft: CorrectionDraft) => void
  readonly setStatus: (correction: string, status: CorrectionStatus) => void
  readonly remove: (id: string) => void
  readonly removeAll: () => void
  /** What was removed last and can be had back; null: nothing. */
  readonly removed: Accessor<NotesBook | null>
  readonly restore: () => void
  /** Text of an earlier time that could not be read, as it was; null: none. */
  readonly aside: Accessor<string | null>
  readonly forgetAside: () => void
  /** Date of the map, as its source gives it. */
  readonly dataDate: Accessor<string | null>
}

export interface NotesInputs {
  readonly city: Accessor<OpenCity | undefined>
  readonly place: Accessor<Place | null>
  readonly terms: Accessor<Terms | undefined>
  readonly language: Accessor<Language>
  readonly report: (problem: Problem) => void
}

/** Notes of this browser: read once, followed from tab to tab. */
export function createNotes(inputs: NotesInputs): Notes {
  const { book, change, aside, forgetAside } = createBook(inputs.report)
  const [removed, setRemoved] = createSignal<NotesBook | null>(null)
  const dataDate = createMemo(() => {
    const sources = inputs.city()?.manifest?.sources ?? []
    return (sources.find(({ id }) => id === 'osm') ?? sources[0])?.date ?? null
  })
  const cityId = () => inputs.city()?.id ?? ''
  const needAt = (service: string): string | null => {
    const place = placeOf(inputs)
    return place && needId(cityId(), place.community, service)
  }
  const remove = (which: (id: string) => boolean): void => {
    setRemoved(kept(book(), which))
    change((old) => kept(old, (id) => !which(id)))
  }
  return {
    book,
    isNeeded: (service) => {
      const id = needAt(service)
      return book().needs.some((need) => need.id === id)
    },
    toggleNeed: (service) => {
      const need = needOf(inputs, service)
      if (need === null) return
      const isThere = book().needs.some(({ id }) => id === need.id)
      change((old) => ({ ...old, needs: [...without(old.needs, need.id), ...(isThere ? [] : [need])] }))
    },
    ratingOf: (facility) => book().ratings.find(({ id }) => id === ratingId(cityId(), facility)),
    rate: (draft) => {
      const rating: Rating = {
        ...draft,
        id: ratingId(cityId(), draft.facility),
        city: cityId(),
        date: today(),
      }
      change((old) => ({ ...old, ratings: [...without(old.ratings, rating.id), rating] }))
    },
    keepCorrection: (draft) => {
      const correction: Correction = {
        ...draft,
        city: cityId(),
        dataDate: dataDate(),
        status: 'pending',
        date: today(),
      }
      change((old) => ({ ...old, corrections: [...without(old.corrections, draft.id), correction] }))
    },
    setStatus: (correction, status) =>
      change((old) => ({
        ...old,
        corrections: old.corrections.map((one) => (one.id === correction ? { ...one, status } : one)),
      })),
    remove: (id) => remove((one) => one === id),
    removeAll: () => remove(() => true),
    removed,
    restore: () => {
      const back = removed()
      setRemoved(null)
      if (back !== null) change((old) => joined(back, old))
    },
    aside,
    forgetAside,
    dataDate,
  }
}

/** An id for a correction that is being written. */
export const newNoteId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const bookAsText = {
  empty: EMPTY_BOOK,
  isEmpty: ({ needs, ratings, corrections }: NotesBook) =>
    needs.length + ratings.length + corrections.length === 0,
  write: writeNotes,
  read: (text: string) => {
    const { book, isWhole } = readNotes(text)
    return { value: book, isWhole }
  },
}

function createBook(report: NotesInputs['report']) {
  // each trouble is told once: every note after it would meet it again
  const told = new Set<string>()
  const onTrouble = (problem: StorageTrouble | 'unreadable'): void => {
    if (told.has(problem)) return
    told.add(problem)
    report({ what: 'notes', error: { kind: 'storage', problem, message: MESSAGES[problem] } })
  }
  const { value, ...verbs } = createKeptValue({
    as: bookAsText,
    main: localText('notes'),
    spare: localText('notes-unreadable'),
    onTrouble,
  })
  onCleanup(onOtherTab(verbs.refresh))
  return { book: value, ...verbs }
}

const MESSAGES = {
  blocked: 'localStorage: access is refused; notes last until the page is left',
  full: 'localStorage: no room left; notes last until the page is left',
  unreadable: 'localStorage: the notes kept are not those of this version of the page; they were put aside',
} as const

interface NeedPlace extends Pick<Need, 'community' | 'communityName' | 'district' | 'street'> {}

const SOMEWHERE: NeedPlace = { community: null, communityName: null, district: null, street: null }

/** Where somebody is in need, no closer than their community; null without a place. */
function placeOf({ city, place, language }: NotesInputs): NeedPlace | null {
  const [from, open] = [place(), city()]
  if (from === null || open === undefined) return null
  const community = from.kind === 'community' ? open.communities[from.community] : undefined
  if (community === undefined) return SOMEWHERE
  const { id, names, district, street } = community
  return { community: id, communityName: nameIn(names, language()) || null, district, street }
}

function needOf(inputs: NotesInputs, service: string): Need | null {
  const [where, by, city] = [placeOf(inputs), inputs.terms(), inputs.city()]
  if (where === null || by === undefined || city === undefined) return null
  return {
    id: needId(city.id, where.community, service),
    city: city.id,
    ...where,
    service,
    standard: by.standard.id,
    walker: by.walker.id,
    minutes: by.minutes,
    date: today(),
  }
}

const needId = (city: string, community: string | null, service: string): string =>
  JSON.stringify([city, community, service])
const ratingId = (city: string, facility: string): string => JSON.stringify([city, facility])

interface Identified {
  readonly id: string
}

const without = <T extends Identified>(list: readonly T[], id: string): readonly T[] =>
  list.filter((one) => one.id !== id)

function kept({ needs, ratings, corrections }: NotesBook, which: (id: string) => boolean): NotesBook {
  const keep = <T extends Identified>(list: readonly T[]): readonly T[] => list.filter(({ id }) => which(id))
  return { needs: keep(needs), ratings: keep(ratings), corrections: keep(corrections) }
}

/** What both hold; of what stands in both the second. */
function joined(first: NotesBook, second: NotesBook): NotesBook {
  const join = <T extends Identified>(a: readonly T[], b: readonly T[]): readonly T[] => [
    ...a.filter(({ id }) => !b.some((one) => one.id === id)),
    ...b,
  ]
  return {
    needs: join(first.needs, second.needs),
    ratings: join(first.ratings, second.ratings),
    corrections: join(first.corrections, second.corrections),
  }
}

/** The day by this browser's clock, and no closer. */
export function today(): string {
  const now = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
