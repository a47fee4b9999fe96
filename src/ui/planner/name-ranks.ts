/** Comparisons between two looks at the clock. */
const COMPARED_AT_ONCE = 200

/**
 * Where each name stands among all of them by a collator, equal ones at the same place. Comparing words takes most of
 * the time that sorting a long list takes, so it is done once, in pieces: whoever runs it may stop between two of them.
 * A merge sort from below; O(n log n) comparisons.
 */
export function* nameRanks(
  names: Iterable<string>,
  compare: (a: string, b: string) => number,
): Generator<void, ReadonlyMap<string, number>> {
  let from = [...new Set(names)]
  let into = [...from]
  let compared = 0
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length)
      const end = Math.min(start + 2 * width, from.length)
      for (let [left, right, at] = [start, middle, start]; at < end; at++) {
        const isLeft = right >= end || (left < middle && compare(from[left] ?? '', from[right] ?? '') <= 0)
        into[at] = from[isLeft ? left++ : right++] ?? ''
        if (++compared % COMPARED_AT_ONCE === 0) yield
      }
    }
    ;[from, into] = [into, from]
  }
  return ranksOf(from, compare)
}

function ranksOf(sorted: readonly string[], compare: (a: string, b: string) => number) {
  let rank = 0
  return new Map(
    sorted.map((name, i) => {
      if (i > 0 && compare(sorted[i - 1] ?? '', name) !== 0) rank = i
      return [name, rank]
    }),
  )
}
