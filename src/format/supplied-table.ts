import gcoord from 'gcoord'
import type { LonLat } from '../units.ts'
import { pointInside, type Rings } from './area-geometry.ts'
import { csvToRows } from './csv-to-rows.ts'
import { geojsonToRows } from './geojson-to-rows.ts'
import { personalColumns } from './personal-columns.ts'
import { isKnownPoint, offEarth, type RowError, type SuppliedRow } from './supplied-row.ts'

/** Reference systems of Chinese data: GPS, the national offset, and Baidu's second offset on top. */
export type CoordinateSystem = 'wgs84' | 'gcj02' | 'bd09'

/** A file that somebody else made: a table or a map layer of places. */
export interface SuppliedText {
  /** The whole file, decoded. GeoJSON when it begins with a brace or bracket, else CSV. */
  readonly text: string
  /** Path for messages; its last part stands in the ids of rows without one. */
  readonly label: string
  readonly coordinates: CoordinateSystem
  /** Ids that stand elsewhere already: rows with one of them are refused. */
  readonly taken?: ReadonlySet<string>
}

/** Which columns (or GeoJSON properties) hold what, and how to find those that nobody named. */
export interface ColumnPlan<Field extends string> {
  /** Columns that a recipe or a person names; they win over the guess. Null: no column holds it. */
  readonly columns: Chosen<Field>
  /** Headers in use for each field; compared whole, in lower case. */
  readonly headers: Readonly<Record<Field, RegExp>>
  /** Fields without which no row can be read, beside the position that every CSV needs. */
  readonly needed: readonly Field[]
  /** What one row stands for, in words: "a community with a name and a place". */
  readonly expected: string
}

/** Columns by what they hold; null where somebody says that none does. */
export type Chosen<Field extends string> = Readonly<Partial<Record<Field, string | null>>>

export type PlaceField = 'id' | 'lon' | 'lat'

/** Headers of a position, the same whatever stands there. */
export const POSITION_HEADERS = {
  lon: /^(lon|lng|long|longitude|x|经度|东经|x坐标|经度坐标)$/,
  lat: /^(lat|latitude|y|纬度|北纬|y坐标|纬度坐标)$/,
} as const

/** A row whose position is known: what the readers of communities and facilities begin with. */
export interface PlacedRow<Field extends string> {
  /** The row's own id, else `<file>:<line>`. */
  readonly id: string
  /** Text of a field; empty where the row or the file has none. */
  readonly valueOf: (field: Field) => string
  /** Every column or property with text in it, by its own name. */
  readonly texts: () => Record<string, string>
  /** WGS-84; inside the area where there is one. */
  readonly at: LonLat
  readonly rings: Rings | null
}

/**
 * Reads a supplied file row by row. `read` makes of each placed row what it stands for, or says why it cannot; such
 * rows become errors with their line or feature, and so does an id that stands twice.
 * @throws Error that names `label` when a column is missing or not one row can be used, with the first reasons.
 */
export function readPlaces<Field extends string, Place>(
  file: SuppliedText,
  plan: ColumnPlan<Field | PlaceField>,
  read: (row: PlacedRow<Field | PlaceField>) => Place | string,
): { readonly places: readonly Place[]; readonly errors: readonly RowError[] } {
  const table = openTable(file, plan)
  const places: Place[] = []
  const errors: RowError[] = []
  const lineOfId = new Map<string, number>()
  for (const { line, ...row } of table.rows) {
    const refuse = (reason: string): number => errors.push({ line, reason })
    const placed = placedRow({ line, ...row }, table, file)
    if (typeof placed === 'string') {
      refuse(placed)
      continue
    }
    const place = read(placed)
    const twin = lineOfId.get(placed.id)
    if (typeof place === 'string') refuse(place)
    else if (file.taken?.has(placed.id) === true) refuse(`id "${placed.id}" stands in the city too`)
    else if (twin !== undefined) refuse(`id "${placed.id}" stands in ${table.unit} ${twin} too`)
    else {
      lineOfId.set(placed.id, line)
      places.push(place)
    }
  }
  if (places.length === 0)
    throw new Error(`${file.label}: ${noneUsable(errors, table.unit)}; expected ${plan.expected}`)
  return { places, errors }
}

function noneUsable(errors: readonly RowError[], unit: string): string {
  if (errors.length === 0) return 'found no rows'
  const first = errors.slice(0, 3).map(({ line, reason }) => `${unit} ${line}: ${reason}`)
  return `found ${errors.length} rows, none usable (${first.join('; ')})`
}

interface Table<Field extends string> {
  readonly header: readonly string[]
  readonly rows: readonly SuppliedRow[]
  readonly columns: Partial<Record<Field, string>>
  /** What `line` counts. */
  readonly unit: 'line' | 'feature'
}

function openTable<Field extends string>(
  file: SuppliedText,
  plan: ColumnPlan<Field | PlaceField>,
): Table<Field | PlaceField> {
  const { columns: all, rows, isGeojson } = rowsOf(file)
  const named = new Set(Object.values<string | null | undefined>(plan.columns))
  const leftOut = new Set(personalColumns(all, rows).filter((column) => !named.has(column)))
  const header = all.filter((column) => !leftOut.has(column))
  const columns = chosenColumns(guessColumns(header, plan.headers), plan.columns)
  requireColumns(file.label, { plan, header, columns, isGeojson })
  return { header, rows, columns, unit: isGeojson ? 'feature' : 'line' }
}

/**
 * Rows of a supplied file before anything is made of them: a GeoJSON text begins with a brace or bracket.
 * @throws Error that names `label` when the text is neither a table with a header nor a FeatureCollection.
 */
export function rowsOf({ text, label }: Pick<SuppliedText, 'text' | 'label'>): {
  readonly columns: readonly string[]
  readonly rows: readonly SuppliedRow[]
  readonly isGeojson: boolean
} {
  const isGeojson = /^\uFEFF?\s*[{[]/.test(text)
  return { ...(isGeojson ? geojsonToRows(text, label) : csvRows(text, label)), isGeojson }
}

/** What was chosen wins over the guess; what was said to be nowhere is nowhere. */
export function chosenColumns<Field extends string>(
  guessed: Partial<Record<Field, string>>,
  chosen: Chosen<Field>,
): Partial<Record<Field, string>> {
  const all = Object.entries<string | null | undefined>({ ...guessed, ...chosen })
  return Object.fromEntries(all.filter(([, column]) => typeof column === 'string')) as Partial<
    Record<Field, string>
  >
}

function csvRows(text: string, label: string): { columns: readonly string[]; rows: readonly SuppliedRow[] } {
  const table = csvToRows(text, label)
  const at = new Map(table.columns.map((column, i) => [column, i]))
  const rows = table.rows.map(({ line, cells, error }) => ({
    line,
    valueOf: (column: string) => cells[at.get(column) ?? -1]?.trim() ?? '',
    place: null,
    error,
  }))
  return { columns: table.columns, rows }
}

/** The first column whose whole header is one in use, for each field that has one. */
export function guessColumns<Field extends string>(
  header: readonly string[],
  headers: Readonly<Record<Field, RegExp>>,
): Partial<Record<Field, string>> {
  const columns: Partial<Record<Field, string>> = {}
  for (const field of Object.keys(headers) as Field[]) {
    const column = header.find((name) => headers[field].test(name.trim().toLowerCase()))
    if (column !== undefined) columns[field] = column
  }
  return columns
}

interface FoundColumns<Field extends string> {
  readonly plan: ColumnPlan<Field | PlaceField>
  readonly header: readonly string[]
  readonly columns: Partial<Record<Field | PlaceField, string>>
  readonly isGeojson: boolean
}

/** A property may be missing from every feature of a GeoJSON file, a column of a table may not. */
function requireColumns<Field extends string>(
  label: string,
  { plan, header, columns, isGeojson }: FoundColumns<Field>,
): void {
  const found = `${label}: found the columns ${header.join(', ') || 'none'}`
  for (const column of Object.values<string | null | undefined>(plan.columns)) {
    if (isGeojson || typeof column !== 'string' || header.includes(column)) continue
    throw new Error(`${found}; expected "${column}", which the mapping names`)
  }
  const needed: readonly (Field | PlaceField)[] = isGeojson ? plan.needed : [...plan.needed, 'lon', 'lat']
  const missing = needed.filter((field) => columns[field] === undefined)
  if (missing.length > 0) throw new Error(`${found}; expected one each for ${missing.join(', ')}`)
}

function placedRow<Field extends string>(
  row: SuppliedRow,
  { columns, header }: Table<Field | PlaceField>,
  { coordinates, label }: SuppliedText,
): PlacedRow<Field | PlaceField> | string {
  if (row.error !== null) return row.error
  const valueOf = (field: Field | PlaceField): string => {
    const column = columns[field]
    return column === undefined ? '' : row.valueOf(column)
  }
  const place = row.place ?? pointOf(valueOf('lon'), valueOf('lat'))
  if (typeof place === 'string') return place
  const rings = place.rings?.map((ring) => ring.map((point) => toWgs84(point, coordinates))) ?? null
  return {
    id: valueOf('id') || `${fileNameOf(label)}:${row.line}`,
    valueOf,
    texts: () =>
      Object.fromEntries(
        header.map((column) => [column, row.valueOf(column)]).filter(([, text]) => text !== ''),
      ),
    at: rings ? pointInside(rings) : toWgs84(place.at, coordinates),
    rings,
  }
}

/** Ids must not depend on the folder that a city was built in. */
const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

function pointOf(lonText: string, latText: string): { at: LonLat; rings: null } | string {
  const [lon, lat] = [numberOf(lonText), numberOf(latText)]
  if (lon === null || lat === null) {
    return `longitude "${lonText}", latitude "${latText}": expected two decimal numbers`
  }
  return isKnownPoint([lon, lat]) ? { at: [lon, lat], rings: null } : offEarth([lon, lat])
}

/** A decimal number as tables write it; null for anything else. */
export const numberOf = (text: string): number | null =>
  /^[-+]?\d+(\.\d*)?$/.test(text) ? Number(text) : null

function toWgs84(point: LonLat, system: CoordinateSystem): LonLat {
  if (system === 'wgs84') return point
  const from = system === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09
  const [lon, lat] = gcoord.transform<[number, number]>([point[0], point[1]], from, gcoord.WGS84)
  return [lon, lat]
}
