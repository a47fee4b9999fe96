import { cpus, totalmem } from 'node:os'
import type { Measured } from './measure.ts'

/** One thing measured on one graph, and the bar that it is held to. */
export interface Bar {
  readonly id: string
  /** Name of the graph. */
  readonly graph: string
  readonly what: string
  /** Null where it could not be measured: `reason` says why. */
  readonly measured: number | null
  readonly unit: string
  /** Null where there is no bar, only a figure. */
  readonly bar: number | null
  readonly sense: 'at least' | 'at most'
  /** Null without a bar or a measurement. */
  readonly met: boolean | null
  /** Between the quartiles. */
  readonly spread: readonly [low: number, high: number] | null
  readonly reason: string | null
  /** What it was worked out from: milliseconds and counts by name. */
  readonly details: Readonly<Record<string, number>>
}

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGB: number
  readonly node: string
}

/** A graph that was used, or why it was not. */
export interface GraphSummary {
  readonly name: string
  readonly nodes: number | null
  readonly edges: number | null
  /** Of its hierarchy; null where no job needed one. */
  readonly arcs: number | null
  readonly reason: string | null
}

export interface Report {
  readonly machine: Machine
  readonly graphs: readonly GraphSummary[]
  readonly bars: readonly Bar[]
}

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 1e8) / 10,
  node: process.version,
})

type Told = Pick<Bar, 'id' | 'graph' | 'what' | 'unit'> & {
  readonly details?: Readonly<Record<string, number>>
}
type Limit = Pick<Bar, 'sense'> & { readonly bar: number | null }

/** A measurement held to its bar, or to none. */
export function barOf(told: Told, { measured, spread }: Partial<Measured>, limit: Limit): Bar {
  const { bar, sense } = limit
  const value = measured ?? null
  const isMet = value === null || bar === null ? null : sense === 'at least' ? value >= bar : value <= bar
  return {
    details: {},
    ...told,
    ...limit,
    measured: value,
    met: isMet,
    spread: spread ?? null,
    reason: null,
  }
}

/** A bar of which nothing can be said, and why. */
export const notMeasured = (told: Told, limit: Limit, reason: string): Bar => ({
  ...barOf(told, {}, limit),
  reason,
})

/** Results that are not those of the peer: a fault of the engine or of this measurement, never a matter of speed. */
export function requireSame(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`wrong result: ${what}: found ${found}, expected ${expected}`)
}

/** The same for whole columns. */
export function requireSameColumn(what: string, found: ArrayLike<number>, expected: ArrayLike<number>): void {
  requireSame(`length of ${what}`, found.length, expected.length)
  for (let i = 0; i < expected.length; i++) {
    if (found[i] !== expected[i])
      requireSame(`${what} at ${i}`, found[i] ?? Number.NaN, expected[i] ?? Number.NaN)
  }
}

const significant = (value: number): string =>
  Math.abs(value) >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))

/** The report for people. */
export function reportText({ machine: on, graphs, bars }: Report): string {
  const rows = bars.map((bar) => [
    bar.id,
    bar.graph,
    bar.what,
    bar.measured === null ? '–' : `${significant(bar.measured)} ${bar.unit}`,
    bar.spread === null ? '' : `${significant(bar.spread[0])}–${significant(bar.spread[1])}`,
    bar.bar === null ? '' : `${bar.sense === 'at least' ? '≥' : '≤'} ${significant(bar.bar)}`,
    bar.bar === null ? '' : bar.met === null ? 'not measured' : bar.met ? 'met' : 'MISSED',
    bar.reason ?? detailsText(bar.details),
  ])
  return [
    `${on.cpu}, ${on.cores} cores, ${on.memoryGB} GB, node ${on.node}`,
    '',
    table(
      ['graph', 'nodes', 'edges', 'arcs', ''],
      graphs.map(({ name, nodes, edges, arcs, reason }) => [
        name,
        ...[nodes, edges, arcs].map((count) => (count === null ? '–' : String(count))),
        reason ?? '',
      ]),
    ),
    '',
    table(['', 'graph', 'what', 'measured', 'quartiles', 'bar', '', 'from'], rows),
  ].join('\n')
}

const detailsText = (details: Bar['details']): string =>
  Object.entries(details)
    .map(([name, value]) => `${name} ${significant(value)}`)
    .join(', ')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
