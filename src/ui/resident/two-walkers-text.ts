import type { Dictionary } from '../../i18n/dictionary.ts'
import type { Walker } from '../../services/walker.ts'
import type { Comparison } from '../../state/comparison.ts'
import { splitName } from './figures.ts'
import type { Words } from './words.ts'

type TwoText = Dictionary['easy']['two']

/** A walker in a word: 「慢走」. */
export const shortName = (words: Words, { names }: Walker): string => splitName(words.name(names)).short

/** 「和慢走的比一比」 */
export function compareText(text: TwoText, words: Words, walker: Walker): string {
  const { other, ...known } = text.compare
  return isNamed(walker.id, known) ? known[walker.id] : other(shortName(words, walker))
}

/** 「年纪大了」 */
function whoText(text: TwoText, words: Words, walker: Walker): string {
  const { other, ...known } = text.who
  return isNamed(walker.id, known) ? known[walker.id] : other(shortName(words, walker))
}

const isNamed = <K extends string>(id: string, known: Readonly<Record<K, string>>): id is K =>
  Object.hasOwn(known, id)

/** A sentence and the list that it announces. */
export interface Headline {
  readonly list: 'lost' | 'gained' | 'unsure' | 'none'
  readonly text: string
}

/** What the second walker loses and gains of what the standard asks for; that nothing is lost is said where nothing is. */
export function headlines(
  { text, words }: { readonly text: TwoText; readonly words: Words },
  { lost, gained, unsure }: Comparison,
  walker: Walker,
): readonly Headline[] {
  const who = whoText(text, words, walker)
  const counted = (list: readonly unknown[]) => words.number(list.length)
  const all: readonly (Headline | null)[] = [
    lost.length > 0 ? { list: 'lost', text: text.loses(who, counted(lost)) } : null,
    lost.length + gained.length + unsure.length === 0 ? { list: 'none', text: text.losesNothing(who) } : null,
    gained.length > 0 ? { list: 'gained', text: text.gains(who, counted(gained)) } : null,
    unsure.length > 0 ? { list: 'unsure', text: text.unsure(who, counted(unsure)) } : null,
  ]
  return all.filter((headline) => headline !== null)
}
