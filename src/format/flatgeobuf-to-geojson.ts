import { deserialize, type FromFeatureFn } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import { fromFeature } from 'flatgeobuf/lib/mjs/geojson/feature.js'
import type { Feature as StoredFeature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js'
import type { Geometry as StoredGeometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js'
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import type { Feature } from 'geojson'

const MAGIC = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62]
const PREFIX = 12
const COLUMNS_SLOT = 18
const MOST_DEPTH = 3
/** Degrees of WGS-84, and of CGCS2000, which is the same within centimetres; 0 where a file tells none. */
const SYSTEMS: ReadonlySet<number> = new Set([0, 4326, 4490])

/**
 * Somebody's FlatGeobuf → GeoJSON. Lengths are held against the bytes before they are followed.
 * @throws Error that names `label` when it is none, is cut or damaged, or is in another system than degrees.
 */
export async function flatgeobufToGeojson(bytes: Uint8Array, label: string): Promise<string> {
  if (bytes.length < PREFIX || !MAGIC.every((byte, i) => bytes[i] === byte))
    throw new Error(`${label}: found no FlatGeobuf in it; expected version 3`)
  if (!isHeaderWhole(bytes))
    throw new Error(`${label}: found its header cut; expected a whole FlatGeobuf file`)
  const features: Feature[] = []
  let count = 0
  let system = 0
  const headerMetaFn = (meta: HeaderMeta): void => {
    count = meta.featuresCount
    system = meta.crs?.code ?? 0
    if (!SYSTEMS.has(system)) throw new Error(`found EPSG:${system}, expected EPSG:4326`)
  }
  try {
    for await (const feature of deserialize(bytes, {
      fromFeature: readBounded as FromFeatureFn,
      headerMetaFn,
    }))
      features.push(feature as unknown as Feature)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(
      `${label}: feature ${features.length + 1} cannot be read (${why}); expected a whole file`,
      {
        cause,
      },
    )
  }
  if (count > 0 && features.length !== count)
    throw new Error(`${label}: found ${features.length} features; expected ${count}, as its header says`)
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** Follows the header to the number of its columns (schema of FlatGeobuf 3: the eighth field), which is a loop's end. */
function isHeaderWhole(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = view.getUint32(8, true)
    const root = PREFIX + view.getUint32(PREFIX, true)
    const fields = root - view.getInt32(root, true)
    if (size === 0 || PREFIX + size > bytes.length) return false
    const slot = view.getUint16(fields, true) > COLUMNS_SLOT ? view.getUint16(fields + COLUMNS_SLOT, true) : 0
    if (slot === 0) return true
    const columns = root + slot + view.getUint32(root + slot, true)
    return view.getUint32(columns, true) * 4 <= size
  } catch {
    return false
  }
}

function readBounded(id: number, feature: StoredFeature, header: HeaderMeta): Feature {
  const bytes = feature.bb?.capacity() ?? 0
  if (feature.propertiesLength() > bytes) throw new Error('a length larger than the file')
  const geometry = feature.geometry()
  if (geometry === null) return { type: 'Feature', properties: {}, geometry: null } as unknown as Feature
  checkLengths(geometry, bytes, 0)
  return fromFeature(id, feature, header)
}

function checkLengths(geometry: StoredGeometry, bytes: number, depth: number): void {
  const parts = geometry.partsLength()
  const most = Math.max(geometry.xyLength() * 8, geometry.endsLength() * 4, parts * 4)
  if (most > bytes || depth > MOST_DEPTH) throw new Error('a length larger than the file')
  for (let i = 0; i < parts; i++) {
    const part = geometry.parts(i)
    if (part !== null) checkLengths(part, bytes, depth + 1)
  }
}
