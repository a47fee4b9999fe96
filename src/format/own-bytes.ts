/** Kinds of files of places that are bytes rather than text, by ending. */
const BINARY_KINDS = ['.xlsx', '.zip', '.fgb'] as const

/** Ending of a name in lower case, with its dot; empty for none. */
export const endingOf = (name: string): string => /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? ''

/** Whether a file of this name is for `bytesToText`. */
export const isBinaryKind = (name: string): boolean =>
  (BINARY_KINDS as readonly string[]).includes(endingOf(name))

/**
 * A workbook (.xlsx), a zipped Shapefile (.zip) or a FlatGeobuf (.fgb) → the CSV or GeoJSON that the readers of own
 * places take, so that columns, coordinates and errors are told as for any table or layer. Each reader is fetched when
 * it is first needed.
 * @throws Error that names `label`, what was found and what was expected.
 */
export async function bytesToText(bytes: Uint8Array, label: string): Promise<string> {
  if (bytes.length === 0) throw new Error(`${label}: found nothing in it; expected a table or a map layer`)
  const ending = endingOf(label)
  if (ending === '.xlsx') return (await import('./workbook-to-csv.ts')).workbookToCsv(bytes, label)
  if (ending === '.zip') return (await import('./shapefile-to-geojson.ts')).shapefileToGeojson(bytes, label)
  return (await import('./flatgeobuf-to-geojson.ts')).flatgeobufToGeojson(bytes, label)
}
