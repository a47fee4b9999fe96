/** Joins lines end to end where exactly two of them meet. */

type Line = readonly (readonly number[])[]

/**
 * Shared ends are found by coordinates, not ids: extracts cut at tile edges have two nodes in one place. A line
 * goes on through an end only where no third line begins, so junctions stay ends. Order: by first line.
 */
export function joinLines(lines: readonly Line[]): number[][][] {
  const ends = new Map<string, number[]>()
  lines.forEach((line, index) => {
    for (const end of [line[0], line.at(-1)]) push(ends, keyOf(end), index)
  })
  const used = new Set<number>()
  const follow = (line: Line): number[][] => {
    const path = line.map((position) => [...position])
    for (;;) {
      const key = keyOf(path.at(-1))
      const there = ends.get(key) ?? []
      const next = there.length === 2 ? there.find((index) => !used.has(index)) : undefined
      if (next === undefined) return path
      used.add(next)
      const found = lines[next] ?? []
      const onward = keyOf(found[0]) === key ? found : found.toReversed()
      for (const position of onward.slice(1)) path.push([...position])
    }
  }
  const joined: number[][][] = []
  lines.forEach((line, index) => {
    if (used.has(index)) return
    used.add(index)
    joined.push(follow(follow(line).reverse()).reverse())
  })
  return joined
}

function keyOf(position: readonly number[] | undefined): string {
  return `${position?.[0]},${position?.[1]}`
}

function push(ends: Map<string, number[]>, key: string, index: number): void {
  const there = ends.get(key)
  if (there) there.push(index)
  else ends.set(key, [index])
}
