import type { MultiPolygon, Polygon } from 'geojson'
import * as v from 'valibot'
import {
  COMMUNITY_UNITS,
  type Community,
  type FacilityDetails,
  ORIGIN_KINDS,
  RESIDENTS_SOURCES,
} from '../coverage/tables.ts'
import { FACILITY_ACCESS, FACILITY_MODES } from '../services/facility-access.ts'
import type { NameSet } from '../network/network.ts'
import { decodeTable, encodeTable, type TableRow, type TableSchema } from './feature-table.ts'

/** A 街道 or district with its outline: for statistics only, never drawn as a boundary by default. */
export interface Area {
  readonly id: string
  readonly names: NameSet
  readonly level: 'district' | 'street'
  readonly geometry: Polygon | MultiPolygon
}

const names = v.record(v.string(), v.string())
const text = v.nullable(v.string())
const amount = v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0)))

const communityColumns = {
  id: 'string',
  names: 'json',
  unit: 'string',
  origin: 'string',
  residents: 'number',
  residentsSource: 'string',
  knownLevelsShare: 'number',
  communityType: 'string',
  communityTypeInferred: 'boolean',
  district: 'string',
  street: 'string',
} satisfies TableSchema

const communityRow = v.object({
  id: v.string(),
  names,
  unit: v.picklist(COMMUNITY_UNITS),
  origin: v.picklist(ORIGIN_KINDS),
  residents: amount,
  residentsSource: v.picklist(RESIDENTS_SOURCES),
  knownLevelsShare: amount,
  communityType: text,
  communityTypeInferred: v.boolean(),
  district: text,
  street: text,
})

const facilityColumns = {
  globalId: 'integer',
  id: 'string',
  names: 'json',
  services: 'json',
  access: 'string',
  mode: 'string',
  openingHours: 'string',
  phone: 'string',
  wheelchair: 'string',
  operator: 'string',
  address: 'string',
  areaM2: 'number',
  flags: 'json',
} satisfies TableSchema

const facilityRow = v.object({
  globalId: v.pipe(v.number(), v.integer(), v.minValue(0)),
  id: v.string(),
  names,
  services: v.array(v.string()),
  access: v.picklist(FACILITY_ACCESS),
  mode: v.picklist(FACILITY_MODES),
  openingHours: text,
  phone: text,
  wheelchair: text,
  operator: text,
  address: text,
  areaM2: amount,
  flags: v.array(v.string()),
})

const areaColumns = { id: 'string', names: 'json', level: 'string' } satisfies TableSchema
const areaRow = v.object({ id: v.string(), names, level: v.picklist(['district', 'street']) })

export const encodeCommunities = (communities: readonly Community[]): Uint8Array =>
  encodeTable(communityColumns, communities.map(asPointRow))

/** `communities.fgb` → communities in index order. @throws Error naming file, row and column. */
export async function decodeCommunities(
  bytes: Uint8Array,
  label: string,
  count: number,
): Promise<Community[]> {
  const rows = await decodeTable(bytes, label, communityColumns, count)
  return rows.map((row, i) => ({ ...checked(communityRow, row, label, i), ...lonLatOf(row, label, i) }))
}

export const encodeFacilities = (facilities: readonly FacilityDetails[]): Uint8Array =>
  encodeTable(facilityColumns, facilities.map(asPointRow))

/** `facilities-<k>.fgb` → details, ascending by global id. @throws Error naming file, row and column. */
export async function decodeFacilities(
  bytes: Uint8Array,
  label: string,
  count: number,
): Promise<FacilityDetails[]> {
  const rows = await decodeTable(bytes, label, facilityColumns, count)
  return rows.map((row, i) => ({ ...checked(facilityRow, row, label, i), ...lonLatOf(row, label, i) }))
}

export const encodeAreas = (areas: readonly Area[]): Uint8Array =>
  encodeTable(
    areaColumns,
    areas.map(({ geometry, ...properties }) => ({ geometry, properties })),
  )

/** `streets.fgb` → areas. @throws Error naming file, row and column. */
export async function decodeAreas(bytes: Uint8Array, label: string, count: number): Promise<Area[]> {
  const rows = await decodeTable(bytes, label, areaColumns, count)
  return rows.map((row, i) => {
    const { geometry } = row
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
      throw new Error(`${label}: row ${i + 1}: found a ${geometry.type}, expected a Polygon or MultiPolygon`)
    }
    return { ...checked(areaRow, row, label, i), geometry }
  })
}

function asPointRow({ lon, lat, ...properties }: { readonly lon: number; readonly lat: number }): TableRow {
  return { geometry: { type: 'Point', coordinates: [lon, lat] }, properties }
}

function lonLatOf(row: TableRow, label: string, i: number): { lon: number; lat: number } {
  const [lon, lat] = row.geometry.type === 'Point' ? row.geometry.coordinates : []
  if (lon === undefined || lat === undefined || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
    throw new Error(`${label}: row ${i + 1}: expected a point with longitude and latitude in degrees`)
  }
  return { lon, lat }
}

function checked<T extends v.GenericSchema>(
  schema: T,
  row: TableRow,
  label: string,
  i: number,
): v.InferOutput<T> {
  const found = v.safeParse(schema, row.properties)
  if (found.success) return found.output
  const [issue] = found.issues
  throw new Error(`${label}: row ${i + 1}, column ${v.getDotPath(issue) ?? '?'}: ${issue.message}`)
}
