import type { CommunityUnit } from '../coverage/tables.ts'
import type { LonLat } from '../units.ts'
import type { Rings } from './area-geometry.ts'
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

/** What can be read of a community. */
export type CommunityField =
  | PlaceField
  | 'name'
  | 'district'
  | 'street'
  | 'residents'
  | 'elderly'
  | 'unit'
  | 'type'
  | 'declared'

/** What can be read of a community, and the columns (or GeoJSON properties) that hold it. */
export type CommunityColumns = Chosen<CommunityField>

export interface SuppliedFile extends SuppliedText {
  /** Columns that the recipe names; the others are guessed from the header. */
  readonly columns: CommunityColumns
}

export interface SuppliedCommunity {
  readonly id: string
  readonly name: string
  readonly unit: CommunityUnit
  readonly communityType: string | null
  readonly district: string | null
  readonly street: string | null
  readonly residents: number | null
  /** Persons aged 60 or older; left out where the file does not tell. */
  readonly elderly?: number
  /** Whether the file says that it meets the standard; left out where it does not tell. */
  readonly declared?: boolean
  /** WGS-84; inside the area where there is one. */
  readonly at: LonLat
  readonly rings: Rings | null
  /** The point is a committee's office, by its name: nobody lives there. */
  readonly isOffice: boolean
}

export interface SuppliedCommunities {
  readonly communities: readonly SuppliedCommunity[]
  readonly errors: readonly RowError[]
}

/** Headers in use, most telling first. */
export const COMMUNITY_HEADERS: Readonly<Record<CommunityField, RegExp>> = {
  ...POSITION_HEADERS,
  id: /^(id|code\d*|gb\d*|编号|编码|代码|社区代码|统计用区划代码|区划代码)$/,
  name: /^(name|community|title|名称|社区|社区名称|小区|小区名称|居委会|村居名称)$/,
  district: /^(district|county|区|区县|行政区|所属区)$/,
  street: /^(street|subdistrict|town|街道|街镇|乡镇|所属街道|街道乡镇)$/,
  residents: /^(residents|population|pop|people|人口|人口数|常住人口|居民数)$/,
  elderly:
    /^(elderly|aged_?60|60_?plus|60\+|老年人|老年人口|老年人数|老年人口数|60岁(及|及其)?以上(人口|老年人|老年人口)?(数)?)$/,
  unit: /^(unit|单元|单位类型|单元类型)$/,
  type: /^(type|community_?type|类型|社区类型|小区类型)$/,
  declared:
    /^(declared|compliant|是否达标|是否(已)?建成|达标|达标情况|是否达标社区|申报达标|是否申报达标|建成情况)$/,
}

/**
 * Reads a supplied list of communities, points or areas. Rows that cannot be used become errors with their
 * line; when none can be used it throws with the first reasons.
 */
export function readSuppliedCommunities({ columns, ...file }: SuppliedFile): SuppliedCommunities {
  const expected = 'a community per row with a name and a place'
  const plan = { columns, headers: COMMUNITY_HEADERS, needed: ['name'], expected } as const
  const { places, errors } = readPlaces<CommunityField, SuppliedCommunity>(file, plan, communityOf)
  return { communities: places, errors }
}

function communityOf({ id, valueOf, at, rings }: PlacedRow<CommunityField>): SuppliedCommunity | string {
  const name = valueOf('name')
  if (name === '') return 'no name'
  const figures = communityFigures(valueOf)
  if (typeof figures === 'string') return figures
  const { residents, ...told } = figures
  const unit = unitOf(valueOf('unit'), name)
  if (unit === null) return `unit "${valueOf('unit')}": expected community, village, estate or derived`
  return {
    id,
    name,
    unit,
    communityType: valueOf('type') || null,
    district: valueOf('district') || null,
    street: valueOf('street') || null,
    residents,
    ...told,
    at,
    rings,
    isOffice: !rings && OFFICE.test(name),
  }
}

/** A list of committees gives their offices; a list of estates gives the estates. */
const OFFICE = /居委会|居民委员会|村委会|村民委员会|社区服务(站|中心)|党群服务中心|便民服务中心/u

/** More people than any city has; residents are kept in tenths of a person, in 32 bits. */
const MOST_RESIDENTS = 100_000_000

/** What a row says of a community beside its name and place, or why it cannot be used. */
export function communityFigures(
  valueOf: (field: 'residents' | 'elderly' | 'declared') => string,
): Pick<SuppliedCommunity, 'residents' | 'elderly' | 'declared'> | string {
  const residents = personsOf(valueOf('residents'), { what: 'residents', most: MOST_RESIDENTS })
  if (typeof residents === 'string') return residents
  // no more than the residents, where these are told
  const most = residents ?? MOST_RESIDENTS
  const elderly = personsOf(valueOf('elderly'), { what: 'aged 60 or older', most })
  if (typeof elderly === 'string') return elderly
  const declared = declaredOf(valueOf('declared'))
  if (typeof declared === 'string') return declared
  return { residents, ...(elderly !== null && { elderly }), ...(declared !== null && { declared }) }
}

const YES = /^(是|已?达标|已建成|建成|合格|有|yes|y|true|1|√|✓|✔)$/i
const NO = /^(否|不是|未达标|不达标|未建成|不合格|无|no|n|false|0|×|✗|✕)$/i

function declaredOf(text: string): boolean | null | string {
  if (text === '') return null
  if (YES.test(text)) return true
  return NO.test(text) ? false : `declared "${text}": expected yes or no (是, 否)`
}

interface Persons {
  readonly what: string
  readonly most: number
}

function personsOf(text: string, { what, most }: Persons): number | null | string {
  if (text === '') return null
  const persons = numberOf(text.replaceAll(/[,\s]/g, ''))
  if (persons !== null && persons >= 0 && persons <= most) return persons
  return `${what} "${text}": expected a number from 0 to ${most}`
}

/** Derived blocks stand in an exported check-up, which reads back as it is. */
const UNIT_WORDS: readonly (readonly [RegExp, CommunityUnit])[] = [
  [/^(community|社区|居委会|居)$/u, 'community'],
  [/^(village|村|村委会|行政村)$/u, 'village'],
  [/^(estate|小区|住宅小区)$/u, 'estate'],
  [/^(derived|derived block|推算街坊)$/u, 'derived'],
]

/** Without a column for it the name decides. 新村 is the name of an urban estate, not of a village. */
function unitOf(text: string, name: string): CommunityUnit | null {
  if (text !== '') return UNIT_WORDS.find(([word]) => word.test(text.toLowerCase()))?.[1] ?? null
  if (/村委会|村民委员会|(?<!新)村$/u.test(name)) return 'village'
  return name.endsWith('小区') ? 'estate' : 'community'
}
