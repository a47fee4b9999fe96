/** The id that shares most pairs of letters with what somebody wrote; the first of equals, null without any ids. */
export function mostAlike(id: string, ids: readonly string[]): string | null {
  let best: string | null = null
  let bestScore = -1
  for (const other of ids) {
    const score = sharedPairs(id, other)
    if (score <= bestScore) continue
    best = other
    bestScore = score
  }
  return best
}

/** Share of letter pairs two ids have in common (Dice's coefficient), 0–1. */
function sharedPairs(a: string, b: string): number {
  const pairsA = pairs(a)
  const pairsB = pairs(b)
  const shared = [...pairsA].filter((pair) => pairsB.has(pair)).length
  return (2 * shared) / (pairsA.size + pairsB.size || 1)
}

const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
