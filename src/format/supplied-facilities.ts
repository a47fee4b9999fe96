import type { FacilityDetails } from '../coverage/tables.ts'
import type { Catalogue } from '../services/catalogue.ts'
import { classifyWithDoubt, type Classification } from '../services/classify.ts'
import { facilityAccess, facilityMode } from '../services/facility-access.ts'
import { mostAlike } from '../services/most-alike.ts'
import type { RuleSubject, Tags } from '../services/tag-rule.ts'
import { ringsAreaM2, type Rings } from './area-geometry.ts'
import { tagsToDetails, unsureFlag } from './facility-details.ts'
import type { RowError } from './supplied-row.ts'
import {
  numberOf,
  POSITION_HEADERS,
  readPlaces,
  type Chosen,
  type PlaceField,
  type PlacedRow,
  type SuppliedText,
} from './supplied-table.ts'

/** What can be read of a facility. */
export type FacilityField =
  | PlaceField
  | 'name'
  | 'services'
  | 'access'
  | 'mode'
  | 'openingHours'
  | 'phone'
  | 'wheelchair'
  | 'operator'
  | 'address'
  | 'areaM2'

/** What can be read of a facility, and the columns (or GeoJSON properties) that hold it. */
export type FacilityFields = Chosen<FacilityField>

export interface FacilitiesFile extends SuppliedText {
  /** Columns that somebody named; the others are guessed from the header. */
  readonly columns: FacilityFields
  readonly catalogue: Catalogue
  /** ISO 3166-1 alpha-2, or null when not known: decides some rules of the catalogue and the order of addresses. */
  readonly country: string | null
}

/** A facility as somebody's own file gives it: WGS-84; inside the area where there is one. */
export interface SuppliedFacility extends Omit<FacilityDetails, 'globalId'> {
  /** Outline of an area: it is entered where streets meet it. Null for a point. */
  readonly rings: Rings | null
}

export interface SuppliedFacilities {
  readonly facilities: readonly SuppliedFacility[]
  readonly errors: readonly RowError[]
}

/** Headers in use, most telling first. */
export const FACILITY_HEADERS: Readonly<Record<FacilityField, RegExp>> = {
  ...POSITION_HEADERS,
  id: /^(@?id|osm_?id|编号|编码|代码|序号)$/,
  name: /^(name|title|名称|设施名称|机构名称|单位名称|店名)$/,
  services: /^(services?|service_?ids?|服务|服务类型|服务类别|设施类型|设施类别|类别|类型)$/,
  access: /^(access|开放对象)$/,
  mode: /^mode$/,
  openingHours: /^(opening_?hours|hours|营业时间|开放时间|服务时间)$/,
  phone: /^(phone|tel|telephone|电话|联系电话)$/,
  wheelchair: /^(wheelchair|无障碍)$/,
  operator: /^(operator|运营方|运营单位|主办单位)$/,
  address: /^(address|addr|addr:full|地址|详细地址)$/,
  areaM2: /^(area_?m2|面积|占地面积)$/,
}

/** OpenStreetMap's keys for what a table calls otherwise, so that one reader serves both. */
const TAG_OF: Partial<Record<FacilityField, string>> = {
  name: 'name',
  access: 'access',
  mode: 'mode',
  openingHours: 'opening_hours',
  phone: 'phone',
  wheelchair: 'wheelchair',
  operator: 'operator',
  address: 'addr:full',
}

/**
 * Reads somebody's own facilities: points or areas of a GeoJSON file, or the rows of a CSV file with a position. What
 * a row gives is told by its services (ids of the catalogue or their names, separated by semicolons or commas), else
 * by its other columns, taken as OpenStreetMap tags such as `amenity` and `shop`. Rows that cannot be used, that give
 * no service, or that are closed become errors with their line or feature.
 * @throws Error that names the file when not one row can be used, with the first reasons.
 */
export function readSuppliedFacilities(file: FacilitiesFile): SuppliedFacilities {
  const { columns, catalogue, country } = file
  const expected = 'a facility per row with a place and a service'
  const plan = { columns, headers: FACILITY_HEADERS, needed: [], expected }
  const reader: Reader = {
    ...file,
    ids: catalogue.services.map(({ id }) => id),
    idOf: idByWord(catalogue),
    find: classifyWithDoubt(catalogue, country),
  }
  const { places, errors } = readPlaces<FacilityField, SuppliedFacility>(file, plan, (row) =>
    facilityOf(row, reader),
  )
  return { facilities: places, errors }
}

interface Reader {
  readonly country: string | null
  readonly ids: readonly string[]
  readonly idOf: ReadonlyMap<string, string>
  readonly find: (subject: RuleSubject) => Classification
}

/** Ids, and the names of the catalogue in every language, in lower case. Ids win, then the first name. */
function idByWord({ services }: Catalogue): ReadonlyMap<string, string> {
  const found = new Map(services.map(({ id }) => [id, id]))
  for (const { id, names } of services) {
    for (const name of [names.planner, names.resident].flatMap((local) => Object.values(local))) {
      const word = name.toLowerCase()
      if (!found.has(word)) found.set(word, id)
    }
  }
  return found
}

function facilityOf(row: PlacedRow<FacilityField>, reader: Reader): SuppliedFacility | string {
  const tags = tagsOf(row)
  const areaM2 = areaOf(row)
  if (typeof areaM2 === 'string') return areaM2
  const given = row.valueOf('services')
  const found = given === '' ? byTags(tags, areaM2, reader) : byName(given, reader)
  if (typeof found === 'string') return found
  const access = facilityAccess(tags)
  if (access === 'closed') return 'the place is closed by its access, opening hours or tags'
  return {
    id: row.id,
    ...tagsToDetails(tags, reader.country),
    lon: row.at[0],
    lat: row.at[1],
    services: found.services,
    access,
    mode: facilityMode(tags),
    areaM2: areaM2 === null ? null : Math.round(areaM2),
    flags: found.unsure.map(unsureFlag),
    rings: row.rings,
  }
}

function tagsOf(row: PlacedRow<FacilityField>): Tags {
  const tags = row.texts()
  for (const [field, tag] of Object.entries(TAG_OF)) {
    const text = row.valueOf(field as FacilityField)
    if (text !== '') tags[tag] = text
  }
  return tags
}

function areaOf({ valueOf, rings }: PlacedRow<FacilityField>): number | null | string {
  const text = valueOf('areaM2')
  if (text === '') return rings === null ? null : ringsAreaM2(rings)
  const areaM2 = numberOf(text.replaceAll(/[,\s]/g, ''))
  return areaM2 === null || areaM2 < 0 ? `area "${text}": expected square metres from 0` : areaM2
}

interface FoundServices {
  readonly services: readonly string[]
  /** Those that rest on incomplete tags only. */
  readonly unsure: readonly string[]
}

const SEPARATOR = /[;,|；，、]/u

function byName(text: string, { ids, idOf }: Reader): FoundServices | string {
  const idIn = (word: string): string | undefined => idOf.get(word.trim().toLowerCase())
  const whole = idIn(text)
  if (whole !== undefined) return { services: [whole], unsure: [] }
  const found = new Set<string>()
  for (const word of text.split(SEPARATOR).map((part) => part.trim())) {
    if (word === '') continue
    const id = idIn(word)
    if (id === undefined) return `service "${word}": expected ids of the catalogue, ${suchAs(word, ids)}`
    found.add(id)
  }
  if (found.size === 0) return `services "${text}": expected ids of the catalogue, ${suchAs(text, ids)}`
  return { services: ids.filter((id) => found.has(id)), unsure: [] }
}

const suchAs = (word: string, ids: readonly string[]): string =>
  `such as "${mostAlike(word.toLowerCase(), ids) ?? ''}"`

function byTags(tags: Tags, areaM2: number | null, { ids, find }: Reader): FoundServices | string {
  const { lanes, unsure } = find({ tags, areaM2 })
  const idsOf = (some: readonly number[]) => some.flatMap((lane) => ids[lane] ?? [])
  return lanes.length > 0 ? { services: idsOf(lanes), unsure: idsOf(unsure) } : noService(tags, ids)
}

/** At most this much of a row is repeated in a message. */
const LONGEST_FOUND = 80

/** Says what the row has instead: its tags, those that describe every kind of place left out. */
function noService(tags: Tags, ids: readonly string[]): string {
  const telling = Object.entries(tags).filter(([key]) => !COMMON_KEY.test(key))
  const found = telling.map(([key, value]) => `${key}=${value}`).join(', ')
  const short = found.length > LONGEST_FOUND ? `${found.slice(0, LONGEST_FOUND)}…` : found
  const words = telling.map(([, value]) => value).join(' ')
  return `no service in ${short || 'the row'}: expected "services" with ids of the catalogue, ${suchAs(words, ids)}, or tags that give one, such as amenity=pharmacy`
}

const COMMON_KEY =
  /^(@?id|osm_.*|name.*|addr.*|lon|lng|lat|x|y|经度|纬度|phone|opening_hours|wheelchair|operator|access|mode)$/
