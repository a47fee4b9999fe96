import type { Walker } from '../services/walker.ts'

/** The walker that stands for old age in `data/walkers.json`. */
const ELDER = 'elder'

/** Who walks slowly: the elder one of the reference, else its slowest; null without walkers. */
export function slowWalker(walkers: readonly Walker[]): Walker | null {
  const slowest = walkers.toSorted((a, b) => a.paceMps - b.paceMps)[0]
  return walkers.find(({ id }) => id === ELDER) ?? slowest ?? null
}

/** Whom to compare a walker with when nobody is named: the slow one; the slow one with the standard's own, else the fastest. */
export function walkerToCompare(
  walkers: readonly Walker[],
  { walker, own }: { readonly walker: string; readonly own: string },
): Walker | null {
  const others = walkers.filter(({ id }) => id !== walker)
  const slow = slowWalker(walkers)
  if (slow !== null && slow.id !== walker) return slow
  return others.find(({ id }) => id === own) ?? others.toSorted((a, b) => b.paceMps - a.paceMps)[0] ?? null
}
