import gcoord from 'gcoord'
import type { CommunityUnit } from '../../src/coverage/tables.ts'
import type { LonLat } from '../../src/units.ts'
import { pointInside, type Rings } from './area-geometry.ts'
import { isKnownPoint, offEarth, type CommunityRow } from './community-row.ts'
import { csvToRows } from './csv-to-rows.ts'
import { geojsonToRows } from './geojson-to-rows.ts'
import type { RowError } from './raw-places.ts'

/** Reference systems of Chinese data: GPS, the national offset, and Baidu's second offset on top. */
export type CoordinateSystem = 'wgs84' | 'gcj02' | 'bd09'

/** What can be read of a community, and the columns (or GeoJSON properties) that hold it. */
export type CommunityColumns = Partial<Record<Field, string>>

const COMMUNITY_FIELDS = [
  'id',
  'name',
  'district',
  'street',
  'lon',
  'lat',
  'residents',
  'unit',
  'type',
] as const
type Field = (typeof COMMUNITY_FIELDS)[number]

export interface SuppliedFile {
  /** The whole file, decoded. GeoJSON when it begins with a brace, else CSV. */
  readonly text: string
  /** Path for messages; its last part stands in the ids of rows without one. */
  readonly label: string
  /** Columns that the recipe names; the others are guessed from the header. */
  readonly columns: CommunityColumns
  readonly coordinates: CoordinateSystem
}

export interface SuppliedCommunity {
  readonly id: string
  readonly name: string
  readonly unit: Exclude<CommunityUnit, 'derived'>
  readonly communityType: string | null
  readonly district: string | null
  readonly street: string | null
  readonly residents: number | null
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

/**
 * Reads a supplied list of communities, points or areas. Rows that cannot be used become errors with their
 * line; when none can be used it throws with the first reasons.
 */
export function readSuppliedCommunities(file: SuppliedFile): SuppliedCommunities {
  const isGeojson = /^\uFEFF?\s*\{/.test(file.text)
  const { columns: header, rows } = isGeojson ? geojsonToRows(file.text, file.label) : csvCommunities(file)
  const columns = { ...guessColumns(header), ...file.columns }
  requireColumns(file, { header, columns, isGeojson })
  const communities: SuppliedCommunity[] = []
  const errors: RowError[] = []
  const lineOfId = new Map<string, number>()
  for (const row of rows) {
    const read = readRow(row, columns, file)
    const twin = 'id' in read ? lineOfId.get(read.id) : undefined
    if (!('id' in read)) errors.push(read)
    else if (twin !== undefined)
      errors.push({ line: row.line, reason: `id "${read.id}" stands in line ${twin} too` })
    else {
      lineOfId.set(read.id, row.line)
      communities.push(read)
    }
  }
  if (communities.length === 0) throw new Error(noneUsable(file.label, errors))
  return { communities, errors }
}

function noneUsable(label: string, errors: readonly RowError[]): string {
  const first = errors.slice(0, 3).map(({ line, reason }) => `line ${line}: ${reason}`)
  const found = errors.length === 0 ? 'no rows' : `${errors.length} rows, none usable (${first.join('; ')})`
  return `${label}: found ${found}; expected a community per row with a name and a place`
}

function csvCommunities({ text, columns, label }: SuppliedFile): { columns: string[]; rows: CommunityRow[] } {
  const table = csvToRows(text)
  const at = new Map(table.columns.map((column, i) => [column, i]))
  for (const column of Object.values(columns)) {
    if (!at.has(column)) throw missingColumn(label, column, table.columns)
  }
  const rows = table.rows.map(({ line, cells }) => ({
    line,
    valueOf: (column: string) => cells[at.get(column) ?? -1]?.trim() ?? '',
    place: null,
    error: null,
  }))
  return { columns: [...table.columns], rows }
}

const missingColumn = (label: string, column: string, header: readonly string[]): Error =>
  new Error(`${label}: found the columns ${header.join(', ')}; expected "${column}", which the mapping names`)

function requireColumns(
  { label }: SuppliedFile,
  found: { header: readonly string[]; columns: CommunityColumns; isGeojson: boolean },
): void {
  const needed: readonly Field[] = found.isGeojson ? ['name'] : ['name', 'lon', 'lat']
  const missing = needed.filter((field) => found.columns[field] === undefined)
  if (missing.length === 0) return
  const header = found.header.join(', ') || 'none'
  throw new Error(`${label}: found the columns ${header}; expected one each for ${missing.join(', ')}`)
}

/** Headers in use, most telling first; compared whole, in lower case. */
const HEADERS: Readonly<Record<Field, RegExp>> = {
  id: /^(id|code\d*|gb\d*|编号|编码|代码|社区代码|统计用区划代码|区划代码)$/,
  name: /^(name|community|title|名称|社区|社区名称|小区|小区名称|居委会|村居名称)$/,
  district: /^(district|county|区|区县|行政区|所属区)$/,
  street: /^(street|subdistrict|town|街道|街镇|乡镇|所属街道|街道乡镇)$/,
  lon: /^(lon|lng|long|longitude|x|经度)$/,
  lat: /^(lat|latitude|y|纬度)$/,
  residents: /^(residents|population|pop|people|人口|人口数|常住人口|居民数)$/,
  unit: /^(unit|单元|单位类型|单元类型)$/,
  type: /^(type|community_?type|类型|社区类型|小区类型)$/,
}

function guessColumns(header: readonly string[]): CommunityColumns {
  const columns: CommunityColumns = {}
  for (const field of COMMUNITY_FIELDS) {
    const column = header.find((name) => HEADERS[field].test(name.trim().toLowerCase()))
    if (column !== undefined) columns[field] = column
  }
  return columns
}

function readRow(
  row: CommunityRow,
  columns: CommunityColumns,
  { coordinates, label }: SuppliedFile,
): SuppliedCommunity | RowError {
  const { line } = row
  const valueOf = (field: Field): string => (columns[field] === undefined ? '' : row.valueOf(columns[field]))
  if (row.error !== null) return { line, reason: row.error }
  const name = valueOf('name')
  if (name === '') return { line, reason: 'no name' }
  const place = row.place ?? pointOf(valueOf('lon'), valueOf('lat'))
  if (typeof place === 'string') return { line, reason: place }
  const residents = residentsOf(valueOf('residents'))
  if (typeof residents === 'string') return { line, reason: residents }
  const unit = unitOf(valueOf('unit'), name)
  if (unit === null)
    return { line, reason: `unit "${valueOf('unit')}": expected community, village or estate` }
  const rings = place.rings?.map((ring) => ring.map((point) => toWgs84(point, coordinates))) ?? null
  return {
    id: valueOf('id') || `${fileNameOf(label)}:${line}`,
    name,
    unit,
    communityType: valueOf('type') || null,
    district: valueOf('district') || null,
    street: valueOf('street') || null,
    residents,
    at: rings ? pointInside(rings) : toWgs84(place.at, coordinates),
    rings,
    isOffice: !rings && OFFICE.test(name),
  }
}

/** Ids must not depend on the folder that a city was built in. */
const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** A list of committees gives their offices; a list of estates gives the estates. */
const OFFICE = /居委会|居民委员会|村委会|村民委员会|社区服务(站|中心)|党群服务中心|便民服务中心/u

function pointOf(lonText: string, latText: string): { at: LonLat; rings: null } | string {
  const [lon, lat] = [numberOf(lonText), numberOf(latText)]
  if (lon === null || lat === null) {
    return `longitude "${lonText}", latitude "${latText}": expected two decimal numbers`
  }
  return isKnownPoint([lon, lat]) ? { at: [lon, lat], rings: null } : offEarth([lon, lat])
}

const numberOf = (text: string): number | null => (/^[-+]?\d+(\.\d*)?$/.test(text) ? Number(text) : null)

function residentsOf(text: string): number | null | string {
  if (text === '') return null
  const residents = numberOf(text.replaceAll(/[,\s]/g, ''))
  return residents === null || residents < 0 ? `residents "${text}": expected a number from 0` : residents
}

const UNIT_WORDS: readonly (readonly [RegExp, SuppliedCommunity['unit']])[] = [
  [/^(community|社区|居委会|居)$/u, 'community'],
  [/^(village|村|村委会|行政村)$/u, 'village'],
  [/^(estate|小区|住宅小区)$/u, 'estate'],
]

function unitOf(text: string, name: string): SuppliedCommunity['unit'] | null {
  if (text !== '') return UNIT_WORDS.find(([word]) => word.test(text.toLowerCase()))?.[1] ?? null
  return /村委会|村民委员会|村$/u.test(name) ? 'village' : 'community'
}

function toWgs84(point: LonLat, system: CoordinateSystem): LonLat {
  if (system === 'wgs84') return point
  const from = system === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09
  const [lon, lat] = gcoord.transform<[number, number]>([point[0], point[1]], from, gcoord.WGS84)
  return [lon, lat]
}
