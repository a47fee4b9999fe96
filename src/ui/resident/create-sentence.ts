import { createMemo, on, type Accessor } from 'solid-js'
import type { Reference, Terms } from '../../engine/protocol.ts'
import { useSession } from '../../state/session.ts'
import { openLine } from './hours-text.ts'
import { keySentence, type KeySentence } from './key-sentence.ts'
import { noWalk } from './place-notes.ts'
import { useWords } from './words.ts'

export interface Known {
  readonly reference: Reference
  /** Those that the answer was found by. */
  readonly terms: Terms
}

export interface Sentence {
  readonly known: Accessor<Known | undefined>
  /** Undefined without an answer, or where there is no walk. */
  readonly sentence: Accessor<KeySentence | undefined>
  /** Why there is no walk; null where there is one, or nothing is known yet. */
  readonly nowhere: Accessor<{ readonly title: string; readonly help: string } | null>
  /** What is known to be open at the time of the answer; null where no time was asked for. */
  readonly openLine: Accessor<string | null>
  /** The sentence, or that there is no walk, in plain words. */
  readonly spoken: Accessor<string>
}

/** What is said of the selected place. */
export function createSentence(): Sentence {
  const session = useSession()
  const words = useWords()
  // The terms may already be the next ones, while the answer stands until theirs is there.
  const termsOfAnswer = createMemo(on(session.answer, () => session.terms()))
  const whenOfAnswer = createMemo(on(session.answer, () => session.when()))
  const known = createMemo(() => {
    const [reference, terms] = [session.reference(), termsOfAnswer()]
    return reference && terms && { reference, terms }
  })
  const nowhere = createMemo(() => {
    const answer = session.answer()
    return answer === undefined ? null : noWalk(words(), answer.joined)
  })
  const sentence = createMemo(() => {
    const [found, answer] = [known(), session.answer()]
    if (found === undefined || answer === undefined || nowhere() !== null) return undefined
    return keySentence({
      words: words(),
      outcome: answer.outcome,
      standard: found.terms.standard,
      minutes: found.terms.minutes === null ? null : answer.minutes,
      horizonMinutes: answer.horizonMinutes,
      services: found.reference.services,
    })
  })
  const line = createMemo(() => {
    const [found, answer] = [known(), session.answer()]
    if (found === undefined || answer === undefined || nowhere() !== null) return null
    const { standard } = found.terms
    const minutes = found.terms.minutes === null ? null : answer.minutes
    return openLine({ words: words(), answer, standard, minutes, when: whenOfAnswer() ?? null })
  })
  const spoken = () => {
    const said = sentence()
    return nowhere()?.title ?? (said === undefined ? '' : said.lead + said.strong)
  }
  return { known, sentence, nowhere, openLine: line, spoken }
}
