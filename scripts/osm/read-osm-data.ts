/** OpenStreetMap PBF file → everything in it, in memory. */

import type { OsmData, OsmRelation, OsmWay, Tags } from './osm-data.ts'
import { isoSecond, type OsmPbfHeader } from './pbf-header.ts'
import { pbfToElements } from './pbf-to-elements.ts'

const FIRST_CAPACITY = 8192

/** OpenStreetMap began in August 2004; filters that drop edit times write 1970 in their place. */
const EARLIEST_EDIT_MS = Date.UTC(2004, 7)

/**
 * Reads a file in one pass. Elements come out ascending by id; of several with one id the last in the file
 * wins. Throws an `OsmPbfError` for anything wrong with the file. `onProgress` is called with bytes of the
 * file after each blob.
 */
export function readOsmData(
  path: string,
  onProgress?: (readBytes: number, totalBytes: number) => void,
): OsmData {
  const nodes = nodeColumns()
  const ways: OsmWay[] = []
  const relations: OsmRelation[] = []
  let header: OsmPbfHeader = { bounds: null, timestamp: null }
  let newestMs = 0
  pbfToElements(path, {
    onHeader: (read) => (header = read),
    onNode: (id, lonE7, latE7, tags) => appendNode(nodes, { id, lonE7, latE7, tags }),
    onWay: (way) => ways.push(way),
    onRelation: (relation) => relations.push(relation),
    onTimestamp: (timestampMs) => (newestMs = Math.max(newestMs, timestampMs)),
    ...(onProgress ? { onProgress } : {}),
  })
  const newest = newestMs >= EARLIEST_EDIT_MS ? isoSecond(newestMs) : null
  return {
    ...(nodes.isSorted ? trimmed(nodes) : sorted(nodes)),
    ways: ascendingById(ways),
    relations: ascendingById(relations),
    headerBounds: header.bounds,
    timestamp: header.timestamp ?? newest,
  }
}

interface NodeColumns {
  ids: Float64Array
  lonE7: Int32Array
  latE7: Int32Array
  count: number
  isSorted: boolean
  readonly tags: Map<number, Tags>
}

function nodeColumns(): NodeColumns {
  const ids = new Float64Array(FIRST_CAPACITY)
  const lonE7 = new Int32Array(FIRST_CAPACITY)
  const latE7 = new Int32Array(FIRST_CAPACITY)
  return { ids, lonE7, latE7, count: 0, isSorted: true, tags: new Map() }
}

interface Node {
  readonly id: number
  readonly lonE7: number
  readonly latE7: number
  readonly tags: Tags | null
}

function appendNode(nodes: NodeColumns, { id, lonE7, latE7, tags }: Node): void {
  const index = nodes.count++
  if (index === nodes.ids.length) grow(nodes)
  nodes.ids[index] = id
  nodes.lonE7[index] = lonE7
  nodes.latE7[index] = latE7
  if (tags) nodes.tags.set(index, tags)
  if (index > 0 && id <= (nodes.ids[index - 1] ?? 0)) nodes.isSorted = false
}

function grow(nodes: NodeColumns): void {
  const capacity = nodes.ids.length * 2
  const { ids, lonE7, latE7 } = nodes
  nodes.ids = new Float64Array(capacity)
  nodes.ids.set(ids)
  nodes.lonE7 = new Int32Array(capacity)
  nodes.lonE7.set(lonE7)
  nodes.latE7 = new Int32Array(capacity)
  nodes.latE7.set(latE7)
}

type NodePart = Pick<OsmData, 'nodeIds' | 'lonE7' | 'latE7' | 'nodeTags'>

function trimmed({ ids, lonE7, latE7, count, tags }: NodeColumns): NodePart {
  return {
    nodeIds: ids.slice(0, count),
    lonE7: lonE7.slice(0, count),
    latE7: latE7.slice(0, count),
    nodeTags: tags,
  }
}

function sorted({ ids, lonE7, latE7, count, tags }: NodeColumns): NodePart {
  const order = new Uint32Array(count).map((_, index) => index)
  order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0) || a - b)
  const isLastOfId = (from: number, at: number): boolean => ids[from] !== ids[order[at + 1] ?? -1]
  const kept = order.filter(isLastOfId)
  const nodeTags = new Map<number, Tags>()
  kept.forEach((from, index) => {
    const own = tags.get(from)
    if (own) nodeTags.set(index, own)
  })
  return {
    nodeIds: Float64Array.from(kept, (from) => ids[from] ?? 0),
    lonE7: Int32Array.from(kept, (from) => lonE7[from] ?? 0),
    latE7: Int32Array.from(kept, (from) => latE7[from] ?? 0),
    nodeTags,
  }
}

function ascendingById<Element extends { readonly id: number }>(elements: Element[]): Element[] {
  const isAscending = elements.every((element, at) => at === 0 || (elements[at - 1]?.id ?? 0) < element.id)
  if (isAscending) return elements
  elements.sort((a, b) => a.id - b.id)
  return elements.filter((element, at) => elements[at + 1]?.id !== element.id)
}
