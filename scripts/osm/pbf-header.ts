/** The HeaderBlock of an OpenStreetMap PBF. */

import { PbfReader } from 'pbf'

import type { Bounds } from '../../src/units.ts'
import { cursorOver, nextField, readInt, readMessage, readSint, skipField } from './message-cursor.ts'
import { windowBytes, type Cursor } from './message-cursor.ts'
import { refusePbf, type PbfPlace } from './osm-pbf-error.ts'

const NANO = 1e9
const MAX_UNIX_S = 8.64e12

/** A reader that lacks one of a file's required features must refuse the file. */
const SUPPORTED_FEATURES: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes']

export interface OsmPbfHeader {
  /** The box the extract was cut with, when written; elements may lie outside. */
  readonly bounds: Bounds | null
  /** Replication timestamp as ISO instant without milliseconds, when written. */
  readonly timestamp: string | null
}

/** Decodes and checks a header; refuses required features other than the schema and dense nodes. */
export function readPbfHeader(bytes: Uint8Array, place: PbfPlace): OsmPbfHeader {
  const cursor = cursorOver(new PbfReader(bytes), place, { start: 0, end: bytes.length })
  let bounds: Bounds | null = null
  let timestamp: string | null = null
  while (nextField(cursor)) {
    if (cursor.field === 1) bounds = readBounds(readMessage(cursor))
    else if (cursor.field === 4) checkFeature(readMessage(cursor))
    else if (cursor.field === 32) timestamp = readTimestamp(cursor)
    else skipField(cursor)
  }
  return { bounds, timestamp }
}

/** Unix milliseconds as ISO instant to the second, such as `2015-07-27T21:14:01Z`. */
export function isoSecond(unixMs: number): string {
  return new Date(unixMs).toISOString().replace(/\.\d+Z$/, 'Z')
}

function checkFeature(window: Cursor): void {
  const feature = Buffer.from(windowBytes(window)).toString('utf8')
  if (SUPPORTED_FEATURES.includes(feature)) return
  const found = `the required feature ${JSON.stringify(feature)}`
  refusePbf(window.place, { found, expected: `only ${SUPPORTED_FEATURES.join(' and ')}` })
}

function readBounds(message: Cursor): Bounds {
  const sides = [Number.NaN, Number.NaN, Number.NaN, Number.NaN]
  while (nextField(message)) {
    if (message.field >= 1 && message.field <= 4) sides[message.field - 1] = readSint(message) / NANO
    else skipField(message)
  }
  const [west = 0, east = 0, north = 0, south = 0] = sides
  const isBox = west >= -180 && west <= east && east <= 180 && south >= -90 && south <= north && north <= 90
  if (isBox) return [west, south, east, north]
  const found = `the bounding box west ${west}, south ${south}, east ${east}, north ${north}`
  return refusePbf(message.place, { found, expected: 'one in degrees, west to east and south to north' })
}

function readTimestamp(cursor: Cursor): string {
  const seconds = readInt(cursor)
  if (seconds >= 0 && seconds <= MAX_UNIX_S) return isoSecond(seconds * 1000)
  return refusePbf(cursor.place, { found: `replication time ${seconds}`, expected: 'seconds since 1970' })
}
