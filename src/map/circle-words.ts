import type { PlaceAnswer } from '../city/place-answer.ts'
import type { Dictionary } from '../i18n/dictionary.ts'

export interface CircleWords {
  readonly words: Dictionary['map']
  readonly number: (value: number) => string
  readonly percent: (share: number) => string
}

/** What stands on the straight circle: its minutes, and how much of it can be walked to. */
export function straightWords(
  { minutes, walkableShare }: Pick<PlaceAnswer, 'minutes' | 'walkableShare'>,
  { words, number, percent }: CircleWords,
): string {
  const circle = words.straightCircle(number(minutes))
  return walkableShare === null ? circle : words.joined(circle, words.walkableShare(percent(walkableShare)))
}
