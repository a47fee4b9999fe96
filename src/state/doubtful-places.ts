import { createMemo } from 'solid-js'
import { doubtfulPlaces, type DoubtfulPlace } from '../format/doubtful-places.ts'
import type { Correction } from '../format/notes.ts'
import { today } from './notes.ts'
import type { Session } from './session.ts'

export {
  DOUBTFUL_WITHIN_MINUTES,
  hasHours,
  MOST_DOUBTFUL,
  OLD_AFTER_YEARS,
  type DoubtfulPlace,
} from '../format/doubtful-places.ts'
export { today } from './notes.ts'

/** What somebody found on the spot; the kinds of correction that it is kept as. */
export const FOUND_KINDS = ['there', 'not-there'] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

export interface FoundAbout {
  readonly place: DoubtfulPlace
  /** As it is shown. */
  readonly name: string
  /** What the data say of the hours, in the reader's words where they say nothing. */
  readonly presentHours: string
}

export type DoubtfulCheck = ReturnType<typeof createDoubtfulCheck>

/**
 * 「十分钟查漏」 of the selected place: what is to be looked at, and what was found, which is kept among the corrections
 * of this browser and nowhere else. One finding and one note of hours per facility: the newest.
 */
export function createDoubtfulCheck(session: Pick<Session, 'answer' | 'notes' | 'city'>) {
  const places = createMemo((): readonly DoubtfulPlace[] | null => {
    const answer = session.answer()
    if (answer === undefined) return null
    return doubtfulPlaces({ answer, dataDate: session.notes.dataDate(), today: today() })
  })
  const idOf = (facility: string, what: 'presence' | 'hours') =>
    JSON.stringify(['check', session.city()?.id ?? '', facility, what])
  const kept = (facility: string, what: 'presence' | 'hours'): Correction | undefined => {
    const id = idOf(facility, what)
    return session.notes.book().corrections.find((one) => one.id === id)
  }
  const found = ({ facility }: DoubtfulPlace): FoundKind | null =>
    FOUND_KINDS.find((kind) => kind === kept(facility.id, 'presence')?.kind) ?? null
  const hours = ({ facility }: DoubtfulPlace): string => kept(facility.id, 'hours')?.suggested ?? ''
  const about = ({ place, name }: FoundAbout) => ({
    facility: place.facility.id,
    name,
    service: place.services[0] ?? '',
    text: '',
  })
  return {
    places,
    found,
    hours,
    checked: () => places()?.filter((place) => found(place) !== null || hours(place) !== '').length ?? 0,
    /** The same twice takes it back. */
    mark: (of: FoundAbout, kind: FoundKind) => {
      const id = idOf(of.place.facility.id, 'presence')
      if (found(of.place) === kind) session.notes.remove(id)
      else session.notes.keepCorrection({ ...about(of), id, kind, present: null, suggested: null })
    },
    /** Nothing takes it back. */
    writeHours: (of: FoundAbout, written: string) => {
      const [id, suggested] = [idOf(of.place.facility.id, 'hours'), written.trim()]
      if (suggested === hours(of.place)) return
      if (suggested === '') session.notes.remove(id)
      else
        session.notes.keepCorrection({
          ...about(of),
          id,
          kind: 'hours',
          present: of.presentHours,
          suggested,
        })
    },
  }
}
