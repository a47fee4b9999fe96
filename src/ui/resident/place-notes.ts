import type { Judgement } from '../../city/judgement.ts'
import type { Joined, PlaceAnswer } from '../../city/place-answer.ts'
import type { Community } from '../../coverage/tables.ts'
import { GRADES } from '../../theme.ts'
import type { Words } from './words.ts'

/** A remark under the key sentence; `amber` ones limit what it says. */
export interface PlaceNote {
  readonly tone: 'plain' | 'amber'
  readonly text: string
}

/** Why there is no walk at all; null where there is one. */
export function noWalk(
  { text }: Words,
  joined: Joined,
): { readonly title: string; readonly help: string } | null {
  const { place } = text
  if (joined === 'off-network') return { title: place.offNetwork, help: place.offNetworkHelp }
  if (joined === 'outside-city') return { title: place.outsideCity, help: place.outsideCityHelp }
  return null
}

/** What has to be known about how these walks were measured. */
export function walkNotes({ text }: Words, { method, joined }: PlaceAnswer): PlaceNote[] {
  const { place } = text
  const notes: PlaceNote[] = []
  if (method === 'straight-line-estimate') notes.push({ tone: 'amber', text: place.estimate })
  if (joined === 'far') notes.push({ tone: 'amber', text: place.far })
  if (joined === 'behind-wall') notes.push({ tone: 'amber', text: place.behindWall })
  return notes
}

/** Where a community's walks begin, as the answer of one home stands for many. */
export const beginsText = ({ text }: Words, { origin }: Pick<Community, 'origin'>): string =>
  origin === 'homes' ? text.place.beginsAtHome : text.place.beginsAtPoint

/** 「整个街坊：缺 2 项（按 80% 居民判定）」, from the judged city; 「至少缺」 while something cannot be told. */
export function wholeCommunityText(
  words: Words,
  community: Pick<Community, 'unit'>,
  at: { readonly judgement: Judgement; readonly index: number },
): string {
  const { place } = words.text
  const { judgement, index } = at
  const whole = place.whole[community.unit]
  const grade = GRADES[judgement.band[index] ?? -1] ?? 'undetermined'
  const share = words.percent(judgement.standard.residentsShare)
  const missing = judgement.missing[index] ?? 0
  const isExact = (judgement.undecided[index] ?? 0) === 0
  if (missing > 0 && !isExact) return place.lacksAtLeast(whole, words.number(missing), share)
  if (grade === 'undetermined') return place.undetermined(whole)
  if (grade === 'all') return place.lacksNothing(whole, share)
  return place.lacks(whole, words.number(missing), share)
}
