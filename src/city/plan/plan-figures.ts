import type { People } from '../../coverage/people.ts'
import type { CommunityUnit } from '../../coverage/tables.ts'
import type { Assessment } from '../assess-city.ts'

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

/** The figures of a judged city. O(communities × rules). */
export function planFigures({ standard, summary, people }: Assessment): PlanFigures {
  const { units, villages } = summary
  const all = [...units, ...(villages === null ? [] : [villages])]
  const { inside, outside, unknown } = personsOf(people.all)
  return {
    units: all.map(({ unit, communities, verdicts }) => ({
      unit,
      inside: verdicts.inside,
      decided: verdicts.inside + verdicts.outside,
      count: communities,
    })),
    residentsInside: inside,
    residents: inside + outside + unknown,
    byService: standard.rules.flatMap(({ id }, r) => {
      const columns = people.rules[r]
      return columns === undefined ? [] : [{ rule: id, residents: personsOf(columns).outside }]
    }),
  }
}

function personsOf({ inside, outside, unknown }: People['all']) {
  const sum = (tenths: Float64Array): number => tenths.reduce((total, one) => total + one, 0) / 10
  return { inside: sum(inside), outside: sum(outside), unknown: sum(unknown) }
}
