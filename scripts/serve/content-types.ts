import { extname } from 'node:path'

/** How a file is announced. */
export interface ContentType {
  readonly type: string
  /** Whether GitHub Pages sends it gzipped to who accepts that. */
  readonly isPackedByPages: boolean
}

const packed = (type: string): ContentType => ({ type, isPackedByPages: true })
const asStored = (type: string): ContentType => ({ type, isPackedByPages: false })

/**
 * Media types as registered with IANA. Pages packs what mime-db calls compressible, PMTiles too, although they are
 * read by ranges (https://github.com/protomaps/PMTiles/issues/584).
 */
const TYPES: ReadonlyMap<string, ContentType> = new Map([
  ['.html', packed('text/html; charset=utf-8')],
  ['.js', packed('text/javascript; charset=utf-8')],
  ['.mjs', packed('text/javascript; charset=utf-8')],
  ['.css', packed('text/css; charset=utf-8')],
  ['.txt', packed('text/plain; charset=utf-8')],
  ['.csv', packed('text/csv; charset=utf-8')],
  ['.xml', packed('application/xml')],
  ['.json', packed('application/json')],
  ['.map', packed('application/json')],
  ['.geojson', packed('application/geo+json')],
  ['.webmanifest', packed('application/manifest+json')],
  ['.wasm', packed('application/wasm')],
  ['.svg', packed('image/svg+xml')],
  ['.ico', packed('image/vnd.microsoft.icon')],
  ['.pmtiles', packed('application/vnd.pmtiles')],
  ['.png', asStored('image/png')],
  ['.jpg', asStored('image/jpeg')],
  ['.webp', asStored('image/webp')],
  ['.woff2', asStored('font/woff2')],
  ['.gz', asStored('application/gzip')],
])

/** FlatGeobuf (`.fgb`) has no registered type, `.bin` is nobody's: both are plain bytes. */
const BYTES = asStored('application/octet-stream')

/** The type of a file by the last ending of its name; plain bytes for what is not known. */
export const contentTypeOf = (name: string): ContentType => TYPES.get(extname(name).toLowerCase()) ?? BYTES
