import type { Judgement } from '../../../city/judgement.ts'
import type { PlanFigures } from '../../../city/plan/plan-gains.ts'

/** What a judged city comes to, in the form in which gains are told: so that both can stand beside each other. */
export function liveFigures({ standard, summary }: Pick<Judgement, 'standard' | 'summary'>): PlanFigures {
  const all = summary.villages === null ? summary.units : [...summary.units, summary.villages]
  const sum = (of: (figures: (typeof all)[number]) => number): number =>
    // residents are counted in tenths: sums of them stay exact
    all.reduce((tenths, figures) => tenths + Math.round(of(figures) * 10), 0) / 10
  return {
    units: all.map(({ unit, verdicts, communities }) => ({
      unit,
      inside: verdicts.inside,
      decided: verdicts.inside + verdicts.outside,
      count: communities,
    })),
    residentsInside: sum(({ residents }) => residents.inside),
    residents: sum(({ residents }) => residents.inside + residents.outside + residents.unknown),
    byService: standard.rules.map(({ id }) => ({
      rule: id,
      residents: sum(({ rules }) => rules.find(({ rule }) => rule === id)?.residents.outside ?? 0),
    })),
  }
}
