import type { PlanningWords } from '../../i18n/planning-words.ts'
import { LONGEST_NAME, type EditProblem } from '../../state/standards.ts'

type Words = PlanningWords['standards']['problem']

export interface ProblemParts {
  readonly problem: EditProblem
  /** What was typed; null where nothing is typed. */
  readonly typed: string | null
  /** What holds still; null where that is plain to see. */
  readonly stands: string | null
}

/** Why an edit was not made: what was found, what is expected, what holds still. */
export function problemText({ problem, typed, stands }: ProblemParts, words: Words): string {
  const found = typed === null ? [] : [typed.trim() === '' ? words.empty : words.found(typed)]
  const text = [...found, expectedText(problem, words)].join(words.join) + words.end
  return stands === null ? text.trim() : text + words.stands(stands)
}

function expectedText({ expected }: EditProblem, words: Words): string {
  switch (expected.kind) {
    case 'number': {
      const { least, most, isWhole } = expected
      return (isWhole ? words.wholeBetween : words.between)(String(least), String(most))
    }
    case 'fewer-gaps':
      return words.fewerGaps(String(expected.required))
    case 'text':
      return words.text(String(LONGEST_NAME))
    case 'a-service':
      return words.service
    case 'a-rule':
      return words.lastRule
    case 'other-services':
      return words.otherServices
    case 'fewer-rules':
      return words.tooMany
    case 'known-rule':
      return words.gone
  }
}
