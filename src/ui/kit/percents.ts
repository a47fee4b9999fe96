/**
 * Whole percents of the parts of a whole that add up to 100 (largest remainders; ties to the earlier part). All 0 where
 * there is nothing. A part that is there may still get 0: it is then under one percent, and should be told so.
 */
export function wholePercents(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  if (all === 0) return counts.map(() => 0)
  const exact = counts.map((count) => (count * 100) / all)
  const percents = exact.map(Math.floor)
  const left = 100 - percents.reduce((sum, percent) => sum + percent, 0)
  const byRemainder = [...exact.keys()].toSorted((a, b) => remainder(exact, b) - remainder(exact, a) || a - b)
  for (const part of byRemainder.slice(0, left)) percents[part] = (percents[part] ?? 0) + 1
  return percents
}

const remainder = (exact: readonly number[], part: number): number => (exact[part] ?? 0) % 1
