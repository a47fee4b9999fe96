import type { LonLat } from '../units.ts'
import type { RowError } from './supplied-row.ts'
import { POSITION_HEADERS, readPlaces, type PlaceField, type SuppliedText } from './supplied-table.ts'

/** A place that somebody lists, as a site that may be built on. */
export interface SuppliedPoint {
  readonly id: string
  /** Empty where the file has none. */
  readonly name: string
  /** WGS-84; inside the area where there is one. */
  readonly at: LonLat
}

export interface SuppliedPoints {
  readonly points: readonly SuppliedPoint[]
  readonly errors: readonly RowError[]
}

const HEADERS: Readonly<Record<PlaceField | 'name', RegExp>> = {
  ...POSITION_HEADERS,
  id: /^(@?id|编号|编码|代码|序号)$/,
  name: /^(name|title|site|名称|地点|地块|地块名称|点位|点位名称|地址|address)$/,
}

/** More candidates than a planner lists by hand; a longer list is a layer of the map. */
export const MOST_POINTS = 5_000

/**
 * Reads a list of points, or of areas which stand by a point in them, from CSV or GeoJSON. Rows that cannot be used
 * become errors with their line or feature.
 * @throws Error that names the file when not one row can be used, or when there are too many
 */
export function readSuppliedPoints(file: SuppliedText): SuppliedPoints {
  const plan = { columns: {}, headers: HEADERS, needed: [], expected: 'a place per row' } as const
  const { places, errors } = readPlaces<'name', SuppliedPoint>(file, plan, ({ id, valueOf, at }) => ({
    id,
    name: valueOf('name'),
    at,
  }))
  if (places.length > MOST_POINTS) {
    throw new Error(`${file.label}: found ${places.length} places, expected at most ${MOST_POINTS}`)
  }
  return { points: places, errors }
}
