import type { Judgement } from '../city/judgement.ts'
import type { CommunityUnit } from '../coverage/tables.ts'
import { largestUnit } from '../ui/kit/largest-unit.ts'

/** What a judged city comes to for one service, on the unit of which there are most communities. */
export interface Outcome {
  readonly unit: CommunityUnit
  /** Persons within reach of the service; null where the standard has no rule for it. */
  readonly residents: number | null
  /** Communities within reach of it. */
  readonly reached: number | null
  /** Communities that miss nothing, and those that miss something. */
  readonly complete: number
  readonly gaps: number
}

/** Undefined for a city without communities. */
export function outcomeOf({ standard, summary }: Judgement, service: string): Outcome | undefined {
  const figures = largestUnit(summary.units) ?? summary.villages ?? undefined
  if (figures === undefined) return undefined
  const rule = standard.rules.find(({ services }) => services.includes(service))?.id
  const ofRule = figures.rules.find((one) => one.rule === rule)
  const { bands } = figures
  return {
    unit: figures.unit,
    residents: ofRule?.residents.inside ?? null,
    reached: ofRule?.communities.inside ?? null,
    complete: bands.all,
    gaps: bands['1-2'] + bands['3-5'] + bands['6+'],
  }
}
