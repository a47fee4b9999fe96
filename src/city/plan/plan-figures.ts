import type { CommunityUnit } from '../../coverage/tables.ts'

/** What a city comes to with a plan, or with some of its steps. */
export interface PlanFigures {
  /** By unit, villages included; those of different units are never added up. `decided`: inside or outside. */
  readonly units: readonly UnitCount[]
  /** Persons by their own home: inside the standard, and all at homes of the city. */
  readonly residentsInside: number
  readonly residents: number
  /** In the standard's order: persons whose home lacks the rule. */
  readonly byService: readonly { readonly rule: string; readonly residents: number }[]
}

export interface UnitCount {
  readonly unit: CommunityUnit
  readonly inside: number
  readonly decided: number
  readonly count: number
}
