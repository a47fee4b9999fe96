import type { PlaceAnswer } from '../../city/place-answer.ts'
import type { Dictionary } from '../../i18n/dictionary.ts'
import type { Service } from '../../services/catalogue.ts'
import { nearestWalk } from '../../state/nearest-walk.ts'
import { TASK_SERVICES, type StartTask } from '../shell/start-tasks.ts'
import { minutesText } from './figures.ts'
import type { KeySentence } from './key-sentence.ts'
import type { Words } from './words.ts'

export interface ReadInput {
  readonly words: Words
  readonly read: Dictionary['easy']['read']
  readonly sentence: KeySentence | undefined
  readonly answer: PlaceAnswer
  readonly services: readonly Service[]
  /** What the visitor came for. */
  readonly task: StartTask | null
}

/** What is read out, a sentence each: the key sentence, and how far it is to what the visitor came for, nearest first. */
export function readTexts(input: ReadInput): string[] {
  const { sentence, words } = input
  return [...(sentence === undefined ? [] : sentenceTexts(words, sentence)), ...taskTexts(input)]
}

function sentenceTexts({ text }: Words, { lead, strong, clauses }: KeySentence): string[] {
  const { bracket, separator, stop } = text.list
  const clauseTexts = clauses.map(({ label, items }) => {
    const said = items.map(({ name, note }) => name + (note === '' ? '' : bracket(note)))
    return label + said.join(separator) + stop
  })
  return [lead + strong + stop, ...clauseTexts]
}

function taskTexts({ words, read, answer, services, task }: ReadInput): string[] {
  const found = (task === null ? [] : TASK_SERVICES[task]).flatMap((id) => {
    const [service, walk] = [services.find((one) => one.id === id), nearestWalk(answer, id)]
    return service === undefined || walk === null ? [] : [{ service, ds: walk.ds }]
  })
  return found
    .toSorted((a, b) => a.ds - b.ds)
    .map(({ service, ds }) => read.line(words.name(service.names.resident), minutesText(words, ds)))
}
