import type { OsmData } from '../../osm/osm-data.ts'

/**
 * Joins nodes that follow each other on a way at exactly the same coordinate: a segment of length 0 is no street.
 * Nodes at one coordinate on different ways stay apart: a bridge may pass exactly over a street's node, and extracts
 * cut into tiles were found to share node ids at the cuts (Astana, Montevideo: no walkable coordinate has two ids).
 * Returns node index → lowest node index of its group. Near O(s); the groups are few, so they are kept in a map.
 */
export function joinedAt(data: OsmData, from: Uint32Array, to: Uint32Array): (node: number) => number {
  const parent = new Map<number, number>()
  const find = (node: number): number => {
    let top = node
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up
    return top
  }
  for (let s = 0; s < from.length; s++) {
    const a = from[s] ?? 0
    const b = to[s] ?? 0
    if (data.lonE7[a] !== data.lonE7[b] || data.latE7[a] !== data.latE7[b]) continue
    const low = Math.min(find(a), find(b))
    const high = Math.max(find(a), find(b))
    if (low !== high) parent.set(high, low)
  }
  return parent.size === 0 ? (node) => node : find
}
