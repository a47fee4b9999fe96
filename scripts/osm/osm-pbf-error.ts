/**
 * The one error that reading an OpenStreetMap PBF ends in. It says where the file stops making sense, so
 * that a person can tell a broken download from a wrong file.
 */

/** Where in which file something was being read. */
export interface PbfPlace {
  readonly file: string
  /** Byte at which the blob (its 4-byte header length) starts. */
  readonly byteOffset: number
  /** `OSMHeader blob`, `OSMData blob`, or what else was being read there. */
  readonly part: string
}

/** A plain `Error` named `OsmPbfError`; `cause` keeps the error below it (zlib, file system), if any. */
export interface OsmPbfError extends Error {
  readonly name: 'OsmPbfError'
  readonly file: string
  readonly byteOffset: number
}

/** Whether a caught value comes from the PBF reader, as against a defect in it or in a handler. */
export function isOsmPbfError(error: unknown): error is OsmPbfError {
  return error instanceof Error && error.name === 'OsmPbfError'
}

/** Stops reading: `<file>: <part> at byte <offset>: found <found>, expected <expected>`. */
export function refusePbf(
  place: PbfPlace,
  mismatch: { readonly found: string; readonly expected: string; readonly cause?: unknown },
): never {
  const { found, expected, cause } = mismatch
  const where = `${place.part} at byte ${place.byteOffset}`
  throw fileError(place, `${where}: found ${found}, expected ${expected}`, cause)
}

/** Stops reading because the file as a whole is not an OpenStreetMap PBF: `<file> <complaint>`. */
export function refuseFile(file: string, complaint: string, cause?: unknown): never {
  throw fileError({ file, byteOffset: 0, part: 'file' }, complaint, cause)
}

function fileError(place: PbfPlace, complaint: string, cause: unknown): Error {
  const separator = place.part === 'file' ? ' ' : ': '
  const options = cause === undefined ? undefined : { cause }
  const error = new Error(`${place.file}${separator}${complaint}`, options)
  return Object.assign(error, { name: 'OsmPbfError', file: place.file, byteOffset: place.byteOffset })
}
