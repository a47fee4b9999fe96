import type { FeatureCollection, Geometry } from 'geojson'
import { isZip, unpackZip } from './unpack-zip.ts'

const PARTS = /\.(shp|dbf|prj|cpg)$/i
const SHAPE_MAGIC = 9994
const SHAPE_HEADER = 100
const TABLE_HEADER = 33

/**
 * A zip archive with a Shapefile (.shp and .dbf, better with .prj and .cpg) → GeoJSON. A projection that .prj names is
 * undone. Text of the table is in the encoding of .cpg; without it in UTF-8 where it can be, else GB18030.
 * @throws Error that names `label` when there is no or more than one Shapefile, or a part of it is cut or missing.
 */
export async function shapefileToGeojson(bytes: Uint8Array, label: string): Promise<string> {
  if (!isZip(bytes))
    throw new Error(`${label}: found no zip archive in it; expected one with a .shp and a .dbf`)
  const files = unpackZip(bytes, label, (name) => PARTS.test(name) && !name.includes('__MACOSX'))
  const shapes = [...files.keys()].filter((name) => /\.shp$/i.test(name))
  const [name] = shapes
  if (name === undefined)
    throw new Error(`${label}: found a zip archive without a .shp; expected a Shapefile, zipped`)
  if (shapes.length > 1)
    throw new Error(`${label}: found ${shapes.length} Shapefiles (${shapes.join(', ')}); expected one`)
  const partOf = (ending: string): Uint8Array | undefined => {
    const wanted = `${name.slice(0, -4)}.${ending}`.toLowerCase()
    return [...files].find(([other]) => other.toLowerCase() === wanted)?.[1]
  }
  const table = partOf('dbf')
  if (table === undefined) throw new Error(`${label}: found ${name} without its .dbf; expected both`)
  const shape = partOf('shp') ?? new Uint8Array()
  checkShape(shape, `${label}: ${name}`)
  checkTable(table, `${label}: ${name.slice(0, -4)}.dbf`)
  const encoding = encodingOf(partOf('cpg'), table, label)
  const projection = partOf('prj')
  const layer = { shape, table, encoding, projection: projection && new TextDecoder().decode(projection) }
  return JSON.stringify(await read(layer, `${label}: ${name}`))
}

interface Layer {
  readonly shape: Uint8Array
  readonly table: Uint8Array
  readonly encoding: string
  readonly projection: string | undefined
}

async function read(
  { shape, table, encoding, projection }: Layer,
  label: string,
): Promise<FeatureCollection> {
  const { parseShp, parseDbf } = await import('shpjs')
  let shapes: readonly (Geometry | null)[]
  let rows: readonly Record<string, unknown>[]
  try {
    shapes = parseShp(shape, projection)
    rows = parseDbf(table, encoding)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${label}: found a Shapefile that cannot be read (${why}); expected a whole one`, {
      cause,
    })
  }
  if (shapes.length !== rows.length)
    throw new Error(
      `${label}: found ${shapes.length} shapes and ${rows.length} rows; expected as many of both`,
    )
  if (shapes.length === 0) throw new Error(`${label}: found no shapes in it; expected points or areas`)
  const features = shapes.map((geometry, i) => ({
    type: 'Feature' as const,
    properties: rows[i] ?? {},
    geometry: geometry as Geometry,
  }))
  return { type: 'FeatureCollection', features }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The library stops without a word where a file is cut; the header tells its length in words of 16 bits. */
function checkShape(bytes: Uint8Array, label: string): void {
  if (bytes.length < SHAPE_HEADER || viewOf(bytes).getInt32(0) !== SHAPE_MAGIC)
    throw new Error(`${label}: found no shapes in it; expected a .shp file`)
  const announced = viewOf(bytes).getInt32(24) * 2
  if (announced !== bytes.length)
    throw new Error(`${label}: found ${bytes.length} bytes; expected ${announced} (is it cut?)`)
}

/** The library reads as many rows as the header announces, though there were billions. */
function checkTable(bytes: Uint8Array, label: string): void {
  if (bytes.length < TABLE_HEADER)
    throw new Error(`${label}: found ${bytes.length} bytes; expected a .dbf table`)
  const view = viewOf(bytes)
  const [rows, header, row] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  if (header < TABLE_HEADER || row === 0)
    throw new Error(`${label}: found a broken header; expected a .dbf table`)
  if (header + rows * row > bytes.length)
    throw new Error(`${label}: found ${bytes.length} bytes; expected ${header + rows * row} (is it cut?)`)
}

/** Names of encodings as .cpg files write them. */
const ENCODINGS: readonly (readonly [RegExp, string])[] = [
  [/^(cp|ansi|windows|ms)?[\s_-]*(936|54936|gbk|gb[\s_-]?2312|gb[\s_-]?18030)/i, 'gb18030'],
  [/^(cp)?(utf[\s_-]?8|65001)/i, 'utf-8'],
  [/^(cp|ansi)?[\s_-]*(950|big[\s_-]?5)/i, 'big5'],
]

function encodingOf(told: Uint8Array | undefined, table: Uint8Array, label: string): string {
  const name = told === undefined ? '' : new TextDecoder().decode(told).trim()
  if (name === '') return isUtf8(table.subarray(viewOf(table).getUint16(8, true))) ? 'utf-8' : 'gb18030'
  const known = ENCODINGS.find(([pattern]) => pattern.test(name))?.[1]
  if (known !== undefined) return known
  const plain = /^(?:ansi\s*)?(\d{3,4})$/i.exec(name)?.[1]
  try {
    return new TextDecoder(plain === undefined ? name : `windows-${plain}`).encoding
  } catch (cause) {
    const found = `found the encoding "${name.slice(0, 40)}" in .cpg`
    throw new Error(`${label}: ${found}; expected UTF-8 or GB18030`, { cause })
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
