import type { City } from '../../src/city/city.ts'
import { createServiceWalks } from '../../src/city/walk-times.ts'
import type { ServiceTimes } from '../../src/coverage/times.ts'
import { csvText, type CsvCell } from '../../src/format/csv.ts'
import { csvToRows } from '../../src/format/csv-to-rows.ts'
import { joinPoints } from '../../src/network/join-places.ts'
import { createSnapper } from '../../src/network/snap.ts'
import type { Walker } from '../../src/services/walker.ts'
import { UNREACHED, type LonLat } from '../../src/units.ts'
import { loadCity, loadFacilityDetails, loadShapes } from '../load-city.ts'
import { replaceFile } from '../pipeline/write-city.ts'
import type { CityFolder } from '../read-city.ts'

export interface PointSetting {
  /** The file of points and its name for messages. */
  readonly text: string
  readonly label: string
  readonly out: string
  readonly walker: Walker
}

interface Point {
  readonly name: string
  readonly at: LonLat
}

/**
 * Walks from every point of a CSV file (columns `lon`, `lat`, and `name` or `id` where given) to the nearest facility
 * of every service and writes minutes, metres and the facility. A point without a street within 150 m says so and
 * has no numbers. Rows that are no points are told with their line and left out.
 */
export async function pointTimes(
  folder: CityFolder,
  { text, label, out, walker }: PointSetting,
): Promise<void> {
  const points = readPoints(text, label)
  const opened = await loadCity(folder)
  const snapper = createSnapper(opened.city.network, await loadShapes(folder, opened))
  const details = await loadFacilityDetails(folder)
  const city = fromPoints(
    opened.city,
    joinPoints(
      points.map(({ at }) => at),
      snapper,
    ).entries,
  )
  const services = folder.manifest.services
  const walk = createServiceWalks(city, walker)
  const times = services.map((_, lane) => walk({ lane, countsByAppointment: false }))
  const facilityId = (f: number) => details[city.facilities.globalId[f] ?? -1]?.id ?? null
  const isJoined = new Set(city.originEntries.place)
  const rows = points.map(({ name, at }, i): CsvCell[] => [
    name,
    ...at,
    isJoined.has(i) ? 'on-network' : 'not-on-network',
    ...times.flatMap((column) => timeCells(column, i, facilityId)),
  ])
  const header = [
    'name',
    'lon',
    'lat',
    'status',
    ...services.flatMap((id) => [`${id}_minutes`, `${id}_metres`, `${id}_facility`]),
  ]
  replaceFile(out, csvText([header, ...rows]))
  console.log(`${out}: ${points.length} points of ${folder.manifest.id}, walker ${walker.id}`)
}

/** The same city with one origin per point in the place of its homes. */
function fromPoints(city: City, originEntries: City['originEntries']): City {
  const count = (originEntries.place.at(-1) ?? -1) + 1
  const globalId = Uint32Array.from({ length: count }, (_, i) => i)
  const origins = {
    count,
    globalId,
    community: new Uint32Array(count),
    residentsTenths: new Uint32Array(count),
  }
  return { ...city, origins, originEntries }
}

function timeCells(
  { primary, secondary, facility }: ServiceTimes,
  i: number,
  facilityId: (f: number) => string | null,
): CsvCell[] {
  const ds = primary[i] ?? UNREACHED
  if (ds === UNREACHED) return [null, null, null]
  return [Math.round(ds / 60) / 10, (secondary[i] ?? 0) / 10, facilityId(facility[i] ?? -1)]
}

function readPoints(text: string, label: string): Point[] {
  const { columns, rows } = csvToRows(text, label)
  const column = (...names: string[]) =>
    columns.findIndex((name) => names.includes(name.trim().toLowerCase()))
  const [lon, lat, name] = [
    column('lon', 'lng', 'longitude'),
    column('lat', 'latitude'),
    column('name', 'id'),
  ]
  if (lon < 0 || lat < 0) {
    throw new Error(`${label}: found the columns ${columns.join(', ')}; expected lon and lat`)
  }
  const points = rows.flatMap(({ line, cells }): Point[] => {
    const at: LonLat = [numberIn(cells[lon]), numberIn(cells[lat])]
    if (Math.abs(at[0]) <= 180 && Math.abs(at[1]) <= 90)
      return [{ name: cells[name]?.trim() || `line ${line}`, at }]
    console.error(
      `${label}: line ${line}: found "${cells[lon] ?? ''}", "${cells[lat] ?? ''}", expected degrees: left out`,
    )
    return []
  })
  if (points.length > 0) return points
  throw new Error(`${label}: holds no usable point: expected rows with lon and lat in degrees`)
}

const numberIn = (cell: string | undefined): number =>
  cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell)
