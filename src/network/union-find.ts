/** Groups of numbered things that only ever grow together. */
export interface UnionFind {
  readonly union: (a: number, b: number) => void
  /** The lowest member of the group. */
  readonly find: (member: number) => number
}

/** `size` groups of one. Path halving; near-constant time per call. */
export function unionFind(size: number): UnionFind {
  const parent = Uint32Array.from({ length: size }, (_, i) => i)
  const find = (member: number): number => {
    let at = member
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up
      at = up
    }
    return at
  }
  const union = (a: number, b: number): void => {
    const low = Math.min(find(a), find(b))
    const high = Math.max(find(a), find(b))
    parent[high] = low
  }
  return { union, find }
}
