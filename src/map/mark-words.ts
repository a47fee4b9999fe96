import type { Judgement } from '../city/judgement.ts'
import type { Dictionary } from '../i18n/dictionary.ts'
import { GRADES, VERDICT_NAMES } from '../theme.ts'
import { ringNumber } from './mark.ts'

type Words = Pick<Dictionary, 'map' | 'shell'>

export interface MarkedCommunity {
  readonly community: number
  /** By which it is painted; null: the grade. */
  readonly rule: string | null
}

/** What a community's mark says, in words. */
export function markWords(
  judgement: Judgement,
  { community, rule }: MarkedCommunity,
  { map: words, shell }: Words,
  number: (value: number) => string,
): string {
  const columns = judgement.rules.find((one) => one.rule === rule)
  const ruler = judgement.standard.rules.find(({ id }) => id === rule)?.ruler
  if (columns === undefined || ruler === undefined) {
    const grade = GRADES[judgement.band[community] ?? 4] ?? 'undetermined'
    const [missing, undecided] = [judgement.missing[community] ?? 0, judgement.undecided[community] ?? 0]
    if (missing === 0) return grade === 'all' ? shell.grades.all : shell.grades.undetermined
    return undecided > 0 ? words.atLeast(number(missing)) : words.missing(number(missing))
  }
  const verdict = VERDICT_NAMES[columns.verdict[community] ?? 2]
  if (verdict === 'inside') return words.withinReach
  if (verdict !== 'outside') return words.cannotTell
  const text = ringNumber(columns.primary[community] ?? Infinity, ruler)
  return words.tooFarBy(ruler === 'minutes' ? words.minutes(text) : words.kilometres(text))
}
