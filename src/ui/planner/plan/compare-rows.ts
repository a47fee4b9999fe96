import type { PlanFigures } from '../../../city/plan/plan-gains.ts'
import type { CommunityUnit } from '../../../coverage/tables.ts'

/** One figure of two states of the city. */
export type CompareRow = { readonly before: number; readonly after: number } & (
  | { readonly kind: 'meeting'; readonly unit: CommunityUnit; readonly of: number }
  | { readonly kind: 'complete'; readonly of: number }
  /** Residents who lack what a rule asks for. */
  | { readonly kind: 'lacking'; readonly rule: string }
)

/** By unit, then residents who reach everything, then the services that change, most changed first. */
export function compareRows(before: PlanFigures, after: PlanFigures): readonly CompareRow[] {
  const meeting = after.units.map(({ unit, inside, count }): CompareRow => {
    const then = before.units.find((one) => one.unit === unit)
    return { kind: 'meeting', unit, before: then?.inside ?? 0, after: inside, of: count }
  })
  const lacking = after.byService
    .map(({ rule, residents }) => ({
      kind: 'lacking' as const,
      rule,
      before: before.byService.find((one) => one.rule === rule)?.residents ?? residents,
      after: residents,
    }))
    .filter((row) => Math.round(row.before) !== Math.round(row.after))
    .toSorted((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  const complete: CompareRow = {
    kind: 'complete',
    before: before.residentsInside,
    after: after.residentsInside,
    of: after.residents,
  }
  return [...meeting, complete, ...lacking]
}
