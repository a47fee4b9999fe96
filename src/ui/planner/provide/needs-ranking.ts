/** Needs of one service in one community, beside its gap. */
export interface NeedAtPlace {
  /** Index of the community. */
  readonly community: number
  readonly service: string
  readonly count: number
  readonly verdict: NeedVerdict
  /** Of the whole community; null: unknown. */
  readonly residents: number | null
}

/** `no-rule`: the standard does not ask for the service. */
export type NeedVerdict = 'outside' | 'unknown' | 'inside' | 'no-rule'

const RANK: Readonly<Record<NeedVerdict, number>> = { outside: 0, unknown: 1, 'no-rule': 2, inside: 3 }

/** Where the service is outside reach first; there and elsewhere most needed first, then most residents. */
export const rankNeeds = (needs: readonly NeedAtPlace[]): readonly NeedAtPlace[] =>
  needs.toSorted(
    (a, b) =>
      RANK[a.verdict] - RANK[b.verdict] ||
      b.count - a.count ||
      (b.residents ?? 0) - (a.residents ?? 0) ||
      a.community - b.community,
  )
