import { fromFeature } from 'flatgeobuf/lib/mjs/geojson/feature.js'
import { parseGC, parseGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js'
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js'
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js'
import { buildFeature, type IProperties } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { buildHeader, deserialize, type FromFeatureFn } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import type { Feature as StoredFeature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js'
import type { Geometry as StoredGeometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js'
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import type { Feature, Geometry } from 'geojson'

/** The column types our tables use; `json` holds lists and name sets. A null is left out and read back as null. */
export type ColumnKind = 'string' | 'number' | 'integer' | 'boolean' | 'json'

export type TableSchema = Readonly<Record<string, ColumnKind>>

export interface TableRow {
  readonly geometry: Geometry
  readonly properties: Readonly<Record<string, unknown>>
}

const COLUMN_TYPES: Record<ColumnKind, number> = {
  string: ColumnType.String,
  number: ColumnType.Double,
  integer: ColumnType.UInt,
  boolean: ColumnType.Bool,
  json: ColumnType.Json,
}

const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00)

/**
 * Rows → FlatGeobuf, with the header written from an explicit schema: the library's own `serialize` guesses
 * column types from the first row and fails on an empty table. No spatial index: our files are read whole.
 */
export function encodeTable(schema: TableSchema, rows: readonly TableRow[]): Uint8Array {
  const header = headerOf(schema, rows.length)
  const chunks = [MAGIC, buildHeader(header, WGS84)]
  for (const row of rows) {
    chunks.push(buildFeature(parsed(row.geometry), withEveryColumn(schema, row.properties), header))
  }
  return concatenate(chunks)
}

/**
 * FlatGeobuf → rows; every column of the schema is present in every row (null where empty). The library trusts
 * every length that it reads, so a damaged one could keep it busy for hours: the header must be the one that
 * `encodeTable` writes, and each feature's lengths are held against its bytes before it is read.
 * @param expectedCount rows that `city.json` announces
 * @throws Error that names the file, what was found and what was expected.
 */
export async function decodeTable(
  bytes: Uint8Array,
  label: string,
  schema: TableSchema,
  expectedCount: number,
): Promise<TableRow[]> {
  checkHeader(bytes, label, schema, expectedCount)
  const rows: TableRow[] = []
  try {
    for await (const feature of deserialize(bytes, { fromFeature: readBounded as FromFeatureFn })) {
      if (rows.length >= expectedCount) throw new Error('more rows than announced')
      const { geometry, properties } = feature as unknown as Feature
      rows.push({ geometry, properties: checkedRow(schema, properties ?? {}) })
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${label}: row ${rows.length + 1} of ${expectedCount} cannot be read (${why})`, { cause })
  }
  if (rows.length !== expectedCount)
    throw new Error(`${label}: has ${rows.length} rows, expected ${expectedCount}`)
  return rows
}

const WGS84 = 4326

function headerOf(schema: TableSchema, featuresCount: number): HeaderMeta {
  const columns = Object.entries(schema).map(([name, kind]) => ({
    name,
    type: COLUMN_TYPES[kind],
    title: null,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: true,
    unique: false,
    primary_key: false,
  }))
  const nothing = { envelope: null, crs: null, title: null, description: null, metadata: null }
  return { geometryType: GeometryType.Unknown, columns, featuresCount, indexNodeSize: 0, ...nothing }
}

function checkHeader(bytes: Uint8Array, label: string, schema: TableSchema, expectedCount: number): void {
  const startsWith = (expected: Uint8Array, from: number): boolean =>
    expected.every((byte, i) => bytes[from + i] === byte)
  if (!startsWith(MAGIC, 0))
    throw new Error(`${label}: is not a FlatGeobuf file of version 3 (expected it to begin with "fgb")`)
  if (startsWith(buildHeader(headerOf(schema, expectedCount), WGS84), MAGIC.length)) return
  throw new Error(
    `${label}: has another header than ${expectedCount} rows of ${Object.keys(schema).join(', ')}: damaged or of another build`,
  )
}

/** Reads one feature after holding the lengths inside it against the bytes it has. */
function readBounded(id: number, feature: StoredFeature, header: HeaderMeta): Feature {
  const bytes = feature.bb?.capacity() ?? 0
  const geometry = feature.geometry()
  if (geometry === null || feature.propertiesLength() > bytes) throw new Error('broken feature')
  checkGeometry(geometry, bytes, 0)
  return fromFeature(id, feature, header)
}

const GEOMETRY_TYPES: ReadonlySet<number> = new Set([
  GeometryType.Point,
  GeometryType.Polygon,
  GeometryType.MultiPolygon,
])

function checkGeometry(geometry: StoredGeometry, bytes: number, depth: number): void {
  if (depth > 0 ? depth > 1 : !GEOMETRY_TYPES.has(geometry.type())) throw new Error('broken geometry')
  const parts = geometry.partsLength()
  if (geometry.xyLength() * 8 > bytes || geometry.endsLength() * 4 > bytes || parts * 4 > bytes) {
    throw new Error('a length larger than the file')
  }
  for (let i = 0; i < parts; i++) {
    const part = geometry.parts(i)
    if (part === null) throw new Error('broken geometry')
    checkGeometry(part, bytes, depth + 1)
  }
}

function checkedRow(schema: TableSchema, properties: Record<string, unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(schema)) {
    const value = properties[name] ?? null
    if (value !== null && !isOfKind(value, kind))
      throw new Error(`column ${name} holds ${typeof value}, expected ${kind}`)
    row[name] = value
  }
  return row
}

function isOfKind(value: unknown, kind: ColumnKind): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'integer':
      return Number.isInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'json':
      return typeof value === 'object'
  }
}

/** `buildFeature` leaves out nulls but trips over undefined, so every column gets a value. */
function withEveryColumn(schema: TableSchema, properties: TableRow['properties']): IProperties {
  return Object.fromEntries(
    Object.keys(schema).map((name) => [name, properties[name] ?? null]),
  ) as IProperties
}

const parsed = (geometry: Geometry) =>
  geometry.type === 'GeometryCollection' ? parseGC(geometry) : parseGeometry(geometry)

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
