export const MOST_SITES = 50

export type CountProblem = 'empty' | 'unreadable' | 'none' | 'negative' | 'fraction' | 'tooMany'

export type CountRead =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly problem: CountProblem }

/** How many sites somebody typed: whole, 1 … 50; full-width digits are digits too. */
export function readCount(text: string): CountRead {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return refused('empty')
  if (!/^[-−+]?\d+(?:\.\d+)?$/.test(plain)) return refused('unreadable')
  const count = Number(plain.replace('−', '-'))
  if (count < 0) return refused('negative')
  if (!Number.isInteger(count)) return refused('fraction')
  if (count === 0) return refused('none')
  return count > MOST_SITES ? refused('tooMany') : { ok: true, count }
}

const refused = (problem: CountProblem): CountRead => ({ ok: false, problem })
