import type { FacilityDetails } from '../../coverage/tables.ts'
import type { Service } from '../../services/catalogue.ts'
import { isRecordFlag, recordOf } from '../../state/facility-record.ts'
import { osmLinks } from '../../state/issue-link.ts'
import type { Words } from './words.ts'

/** One value of a line: a number to call, or a page at OpenStreetMap, or words alone. */
export interface FactValue {
  readonly text: string
  /** `tel:` address. */
  readonly phone: string | null
  readonly url: string | null
}

/** A line of the facility card. */
export interface Fact {
  readonly key:
    | 'name'
    | 'address'
    | 'hours'
    | 'phone'
    | 'access'
    | 'wheelchair'
    | 'operator'
    | 'note'
    | 'source'
  readonly label: string
  readonly values: readonly FactValue[]
}

const NO_LINK = { phone: null, url: null }

export interface FactsInput {
  readonly words: Words
  readonly facility: FacilityDetails
  readonly services: readonly Service[]
}

/** What the map says of a facility, without what it does not say. */
export function facilityFacts({ words, facility, services }: FactsInput): Fact[] {
  const { facility: text } = words.text
  const plain = (...texts: readonly (string | null)[]): Fact['values'] =>
    texts.flatMap((value) => (value === null || value === '' ? [] : [{ ...NO_LINK, text: value }]))
  const facts: Fact[] = [
    { key: 'name', label: text.name, values: plain(words.name(facility.names)) },
    { key: 'address', label: text.address, values: plain(facility.address) },
    { key: 'hours', label: text.hours, values: plain(facility.openingHours) },
    { key: 'phone', label: text.phone, values: phones(facility.phone) },
    { key: 'access', label: text.access, values: plain(text.accesses[facility.access]) },
    { key: 'wheelchair', label: text.wheelchair, values: plain(wheelchair(words, facility.wheelchair)) },
    { key: 'operator', label: text.operator, values: plain(facility.operator) },
    {
      key: 'note',
      label: text.note,
      values: plain(
        ...facility.flags.filter((flag) => !isRecordFlag(flag)).map((flag) => noteOf(words, flag, services)),
      ),
    },
    { key: 'source', label: text.source, values: [...plain(checkOf(facility)), sourceOf(words, facility)] },
  ]
  return facts.filter(({ values }) => values.length > 0)
}

/** 「需预约」 beside a name; null where anybody may walk in. */
export function accessBadge({ text }: Words, { access }: Pick<FacilityDetails, 'access'>): string | null {
  if (access === 'by-appointment' || access === 'by-agreement') return text.row.appointment
  return access === 'residents-only' ? text.row.membersOnly : null
}

/** Numbers as they are mapped, several parted by semicolons; what is no number stays text. */
export function phones(phone: string | null): Fact['values'] {
  const parts = (phone ?? '').split(/[;；,，、]/u).map((part) => part.trim())
  return parts
    .filter((part) => part !== '')
    .map((part) => ({ text: part, phone: telephone(part), url: null }))
}

/** Digits with a leading plus, as `tel:` wants them; null for anything that is not plainly one number. */
function telephone(part: string): string | null {
  if (!/^\+?[\d\s().\-–/]+$/u.test(part)) return null
  const digits = part.replaceAll(/\D/gu, '')
  if (digits.length < 3 || digits.length > 15) return null
  return `tel:${part.startsWith('+') ? '+' : ''}${digits}`
}

const wheelchair = ({ text }: Words, value: string | null): string | null => {
  const known: Readonly<Record<string, string>> = text.facility.wheelchairs
  return value === null ? null : (known[value === 'designated' ? 'yes' : value] ?? value)
}

const UNSURE = 'unsure:'

function noteOf({ text, name }: Words, flag: string, services: readonly Service[]): string {
  if (!flag.startsWith(UNSURE)) return flag
  const id = flag.slice(UNSURE.length)
  const service = services.find((candidate) => candidate.id === id)
  return text.facility.unsure(service === undefined ? id : name(service.names.resident))
}

/** Who said so and when, where a ledger was taken in. */
function checkOf({ flags }: FacilityDetails): string {
  const { source, checkedOn } = recordOf(flags)
  return [source, checkedOn].filter((text) => text !== null).join(' ')
}

/** Where the facility is drawn: its place or page at OpenStreetMap, or the row of somebody's own file. */
function sourceOf({ text }: Words, facility: FacilityDetails): Fact['values'][number] {
  const { id } = facility
  const links = osmLinks(facility)
  if (links !== null)
    return { text: text.facility.osm(id.slice('osm:'.length)), phone: null, url: links.object }
  const row = /^(.+):(\d+)$/u.exec(id)
  return { ...NO_LINK, text: row === null ? id : text.facility.suppliedBy(row[1] ?? '', row[2] ?? '') }
}
