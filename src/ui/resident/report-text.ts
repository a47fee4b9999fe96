import type { FacilityDetails } from '../../coverage/tables.ts'
import type { CorrectionKind } from '../../format/notes.ts'
import type { Dictionary } from '../../i18n/dictionary.ts'

/** What the visitor filled in. */
export interface ReportFields {
  readonly kind: CorrectionKind
  readonly suggested: string
  readonly text: string
}

/** What a report is about; texts in the reader's language. */
export interface ReportAbout {
  readonly city: { readonly id: string; readonly name: string }
  readonly service: { readonly id: string; readonly name: string }
  /** Null where a place is missing. */
  readonly facility: { readonly id: string; readonly name: string } | null
  readonly dataDate: string | null
  /** Address of the page without any place. */
  readonly page: string
  /** Address of the object on OpenStreetMap. */
  readonly object: string | null
}

export interface ReportInput {
  readonly words: Dictionary['notes']
  readonly about: ReportAbout
  readonly fields: ReportFields
  /** What the data say now of that which is wrong; null where they say nothing of it. */
  readonly present: string | null
}

/** Kinds that have something right to suggest. */
export const SUGGESTING = ['hours', 'moved', 'name', 'missing-place'] as const
export type SuggestingKind = (typeof SUGGESTING)[number]
export const isSuggesting = (kind: CorrectionKind): kind is SuggestingKind =>
  SUGGESTING.some((one) => one === kind)

/** What stands in the data of that which a kind of error is about; null where it is about no value. */
export function presentValue(
  kind: CorrectionKind,
  facility: Pick<FacilityDetails, 'openingHours' | 'address'> & { readonly name: string },
  nothing: string,
): string | null {
  if (kind === 'hours') return facility.openingHours ?? nothing
  if (kind === 'moved') return facility.address ?? nothing
  return kind === 'name' ? facility.name : null
}

/** What is left out and has to be said; null when the report can be understood. */
export function reportError({ kind, suggested, text }: ReportFields): 'text' | 'missing-place' | null {
  const isSilent = suggested.trim() === '' && text.trim() === ''
  if (kind === 'missing-place') return isSilent ? 'missing-place' : null
  return kind === 'other' && text.trim() === '' ? 'text' : null
}

/** One line: city, facility, what is wrong. */
export function reportTitle({ words, about, fields }: ReportInput): string {
  const name = about.facility?.name ?? about.service.name
  return words.letter.title(about.city.name, name, words.report.kinds[fields.kind])
}

/** The report as plain lines, for people. It tells of the facility and never of where the visitor lives. */
export function reportLines({ words, about, fields, present }: ReportInput): string[] {
  const { letter } = words
  const { city, facility, service } = about
  const said = isSuggesting(fields.kind) ? fields.suggested.trim() : ''
  const note = fields.text.trim()
  return [
    letter.city(city.name, city.id),
    ...(facility === null ? [] : [letter.facility(facility.name, facility.id)]),
    letter.service(service.name, service.id),
    letter.wrong(words.report.kinds[fields.kind]),
    ...(present === null ? [] : [letter.present(present)]),
    ...(said === '' ? [] : [letter.suggested(said)]),
    ...(note === '' ? [] : [letter.text(note)]),
    ...(about.dataDate === null ? [] : [letter.dataDate(about.dataDate)]),
  ]
}

/** Addresses at the end of a report. */
export function reportLinks({ words, about }: Pick<ReportInput, 'words' | 'about'>): string[] {
  const { letter } = words
  return [...(about.object === null ? [] : [letter.object(about.object)]), letter.page(about.page)]
}
