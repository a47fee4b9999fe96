/** A run against Routino as a file, so that its answers can be checked where Routino is not installed. */

import type { PairResult } from './routino-run.ts'

export interface RoutinoRecord {
  readonly extract: string
  readonly routino: string
  readonly seed: number
  /** So many pairs from the first are random; the others lie across what outsiders may not walk. */
  readonly random: number
  /** What the numbers of a pair are, in order. */
  readonly columns: readonly string[]
  readonly pairs: readonly (readonly [
    lonFrom: number,
    latFrom: number,
    lonTo: number,
    latTo: number,
    routinoM: number,
    measuredM: number,
  ])[]
  /** Pairs on which Routino's whole metres differ from ours, by their position among `pairs`. */
  readonly explained: readonly { readonly index: number; readonly reason: string }[]
}

const COLUMNS = ['from lon', 'from lat', 'to lon', 'to lat', 'Routino, whole m', 'its route by our ruler, m']

/** The text of the record, one pair per line. Pairs without a way are left out. */
export function recordOf(
  results: readonly PairResult[],
  {
    extract,
    routino,
    seed,
    pairs: asked,
  }: Pick<RoutinoRecord, 'extract' | 'routino' | 'seed'> & { pairs: number },
): string {
  const walked = results.filter(({ routinoM, measuredM }) => routinoM !== null && measuredM !== null)
  const random = results.slice(0, asked).filter((result) => walked.includes(result)).length
  const head = { extract, routino, seed, random, columns: COLUMNS }
  const pairs = walked.map(({ from, to, routinoM, measuredM }) =>
    JSON.stringify([...from, ...to, routinoM, Number((measuredM ?? 0).toFixed(2))]),
  )
  const explained = walked.flatMap(({ outcome, evidence }, index) =>
    outcome === 'equal' ? [] : [JSON.stringify({ index, reason: [outcome, ...evidence].join('; ') })],
  )
  return `${JSON.stringify(head).slice(0, -1)},\n"pairs":[\n${pairs.join(',\n')}\n],\n"explained":[\n${explained.join(',\n')}\n]}\n`
}
