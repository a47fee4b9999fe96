import type { OsmRelation, OsmWay, Tags } from './osm-data.ts'
import type { OsmPbfHeader } from './pbf-header.ts'

/** Receivers of a file's content, called in the file's order. What a handler throws passes unchanged. */
export interface OsmElementHandlers {
  readonly onHeader?: (header: OsmPbfHeader) => void
  /** Coordinates in 1e-7 degrees, within ±180° and ±90°. `tags` null when the node has none. */
  readonly onNode: (id: number, lonE7: number, latE7: number, tags: Tags | null) => void
  /** `refs` of many ways share one buffer: keep the view, never transfer or reinterpret `refs.buffer`. */
  readonly onWay: (way: OsmWay) => void
  readonly onRelation: (relation: OsmRelation) => void
  /** Last edit of an element in Unix milliseconds, where the file has it. */
  readonly onTimestamp?: (timestampMs: number) => void
  /** After each blob, in bytes of the file. */
  readonly onProgress?: (readBytes: number, totalBytes: number) => void
}
