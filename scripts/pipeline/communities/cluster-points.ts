/** A point in metres. */
export type PointM = readonly [xM: number, yM: number]

/** Lloyd's rounds; the borders between a few dozen clusters hardly move after ten. */
const ROUNDS = 12

/** More clusters than this are found in parts, so that the time stays near n log n. */
const MOST_AT_ONCE = 64

/**
 * Cuts points into at most `k` clusters and returns the members of each (indices, ascending); none is empty.
 * k-means (Lloyd 1982), seeded with the centres of a balanced cut along the longer side, so that the same
 * points always give the same clusters.
 */
export function clusterPoints(points: readonly PointM[], k: number): number[][] {
  const all = points.map((_, i) => i)
  const parts = k > MOST_AT_ONCE ? balancedCut(points, all, Math.ceil(k / MOST_AT_ONCE)) : [all]
  const perPart = Math.max(1, Math.round(k / parts.length))
  return parts.flatMap((part) => kMeans(points, part, perPart))
}

function kMeans(points: readonly PointM[], members: readonly number[], k: number): number[][] {
  let clusters = balancedCut(points, members, Math.min(k, members.length))
  for (let round = 0; round < ROUNDS && clusters.length > 1; round++) {
    const centres = clusters.map((cluster) => centreOf(points, cluster))
    const next: number[][] = centres.map(() => [])
    for (const i of members) next[nearest(centres, points[i] ?? [0, 0])]?.push(i)
    clusters = next.filter((cluster) => cluster.length > 0)
  }
  return clusters
}

function balancedCut(points: readonly PointM[], members: readonly number[], parts: number): number[][] {
  if (parts <= 1) return [[...members]]
  const spanOf = (axis: 0 | 1): number => {
    let [low, high] = [Infinity, -Infinity]
    for (const i of members) {
      const value = points[i]?.[axis] ?? 0
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
    return high - low
  }
  const axis = spanOf(0) >= spanOf(1) ? 0 : 1
  const sorted = members.toSorted((a, b) => (points[a]?.[axis] ?? 0) - (points[b]?.[axis] ?? 0) || a - b)
  const left = parts >> 1
  const cut = Math.round((sorted.length * left) / parts)
  return [
    ...balancedCut(points, sorted.slice(0, cut), left),
    ...balancedCut(points, sorted.slice(cut), parts - left),
  ]
}

function centreOf(points: readonly PointM[], members: readonly number[]): PointM {
  let [x, y] = [0, 0]
  for (const i of members) {
    x += points[i]?.[0] ?? 0
    y += points[i]?.[1] ?? 0
  }
  return [x / members.length, y / members.length]
}

function nearest(centres: readonly PointM[], [x, y]: PointM): number {
  let best = 0
  let bestSquare = Infinity
  for (const [c, [cx, cy]] of centres.entries()) {
    const square = (cx - x) ** 2 + (cy - y) ** 2
    if (square >= bestSquare) continue
    bestSquare = square
    best = c
  }
  return best
}
