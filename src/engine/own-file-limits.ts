import { endingOf } from '../format/own-bytes.ts'

const MEGABYTE = 1024 * 1024

/** Files up to this size are read whole; a list of every community and shop of a province is smaller. */
export const MOST_WHOLE = 50 * MEGABYTE
/** GeoJSON up to this size is read piece by piece, and what is left of it may have `MOST_WHOLE`. */
export const MOST_IN_PIECES = 512 * MEGABYTE
/** More than any one outline has. */
export const MOST_FEATURE = 16 * MEGABYTE

/** Kinds that can be read piece by piece. */
export const isReadInPieces = (name: string): boolean => ['.geojson', '.json'].includes(endingOf(name))
