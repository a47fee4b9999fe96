/**
 * OpenStreetMap PBF file → header, nodes, ways, relations, in the file's order.
 * Format: https://wiki.openstreetmap.org/wiki/PBF_Format and the two .proto files of
 * https://github.com/openstreetmap/OSM-binary
 */

import { PbfReader } from 'pbf'

import { cursorOver, nextField, readInt, readMessage, skipField, type Cursor } from './message-cursor.ts'
import { refusePbf, type PbfPlace } from './osm-pbf-error.ts'
import {
  readDenseNodes,
  readPlainNode,
  readRelation,
  readWay,
  type Block,
  type RefsBuffer,
} from './pbf-groups.ts'
import { readPbfHeader } from './pbf-header.ts'
import type { OsmElementHandlers } from './osm-element-handlers.ts'
import { readStringTable, type SharedStrings } from './pbf-strings.ts'
import { readBlobs, type OsmBlob } from './read-blobs.ts'

/**
 * Reads a whole file synchronously, one blob in memory at a time. Ids are safe integers and may be negative
 * (unsaved edits). Whatever is wrong with the file ends in an `OsmPbfError`; elements of the blobs before
 * the fault, and of the faulty blob up to it, have been handed out by then. Does not sort, and does not
 * check that members exist.
 */
export function pbfToElements(path: string, handlers: OsmElementHandlers): void {
  const file: FileState = { strings: new Map(), refs: { chunk: new Float64Array(), used: 0 } }
  for (const blob of readBlobs(path)) {
    if (blob.type === 'OSMHeader') handlers.onHeader?.(readPbfHeader(blob.bytes, blob.place))
    else readBlock(blob, handlers, file)
    handlers.onProgress?.(blob.readBytes, blob.totalBytes)
  }
}

/** What the blocks of one file share. */
interface FileState {
  readonly strings: SharedStrings
  readonly refs: RefsBuffer
}

function readBlock(blob: OsmBlob, handlers: OsmElementHandlers, file: FileState): void {
  const { bytes, place } = blob
  const cursor = cursorOver(new PbfReader(bytes), place, { start: 0, end: bytes.length })
  const groups: Cursor[] = []
  let table: Cursor | null = null
  const scale = { granularity: 100, lonOffset: 0, latOffset: 0, dateGranularity: 1000 }
  while (nextField(cursor)) {
    switch (cursor.field) {
      case 1:
        table = readMessage(cursor)
        break
      case 2:
        groups.push(readMessage(cursor))
        break
      case 17:
        scale.granularity = readGranularity(cursor, place)
        break
      case 18:
        scale.dateGranularity = readGranularity(cursor, place)
        break
      case 19:
        scale.latOffset = readInt(cursor)
        break
      case 20:
        scale.lonOffset = readInt(cursor)
        break
      default:
        skipField(cursor)
    }
  }
  const strings = readStringTable(table, place, file.strings)
  const block: Block = { place, strings, handlers, ...scale, refs: file.refs }
  for (const group of groups) readGroup(group, block)
}

function readGranularity(cursor: Cursor, place: PbfPlace): number {
  const granularity = readInt(cursor)
  if (granularity >= 1 && granularity <= 0x7fffffff) return granularity
  return refusePbf(place, { found: `a granularity of ${granularity}`, expected: '1 or more' })
}

function readGroup(group: Cursor, block: Block): void {
  while (nextField(group)) {
    if (group.field === 1) readPlainNode(readMessage(group), block)
    else if (group.field === 2) readDenseNodes(readMessage(group), block)
    else if (group.field === 3) readWay(readMessage(group), block)
    else if (group.field === 4) readRelation(readMessage(group), block)
    else skipField(group)
  }
}
