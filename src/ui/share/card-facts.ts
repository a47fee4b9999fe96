import type { PlaceAnswer } from '../../city/place-answer.ts'
import type { CityManifest } from '../../format/city-manifest.ts'
import type { Reference, Terms } from '../../engine/protocol.ts'
import { keySentence, type KeySentence } from '../resident/key-sentence.ts'
import { limitOf, limitText } from '../resident/limits.ts'
import { verifiedWords, type VerifiedWords } from '../resident/verified-words.ts'
import { cardRows, type CardRows } from './card-rows.ts'
import type { ShareWords } from './words.ts'

/** Everything that a card or poster says, in words. */
export interface CardFacts {
  readonly place: string
  readonly city: string
  readonly sentence: KeySentence
  readonly rows: CardRows
  /** Required rules, and those of them within reach. */
  readonly of: number
  readonly reached: number
  readonly walker: string
  /** 「要求：步行 15 分钟以内」; null where the rules mix minutes and metres. */
  readonly limit: string | null
  readonly standard: string
  readonly verified: VerifiedWords
  readonly hotlines: readonly Hotline[]
  /** 「地图数据 2017-12-04」. */
  readonly data: string
  readonly sources: readonly string[]
  readonly url: string
}

export interface Hotline {
  /** As it is dialled. */
  readonly number: string
  readonly name: string
  readonly source: string
  readonly verified: boolean
}

export interface CardFactsInput {
  readonly words: ShareWords
  readonly answer: PlaceAnswer
  readonly known: { readonly reference: Reference; readonly terms: Terms }
  readonly manifest: CityManifest | null
  readonly place: string
  readonly city: string
  readonly url: string
}

/** What is said on paper of an answer; nothing of it is where exactly somebody lives. */
export function cardFacts(input: CardFactsInput): CardFacts {
  const { words, answer, known, manifest } = input
  const { standard, walker, minutes: asked } = known.terms
  const { services } = known.reference
  const minutes = asked === null ? null : answer.minutes
  const limit = limitOf(standard, minutes)
  const { outcome, horizonMinutes } = answer
  const { resident, share } = words
  return {
    place: input.place,
    city: input.city,
    url: input.url,
    sentence: keySentence({ words: resident, outcome, standard, minutes, horizonMinutes, services }),
    rows: cardRows({ words, answer, standard, services }),
    of: outcome.of,
    reached: outcome.reached,
    walker: resident.name(walker.names),
    limit: limit === null ? null : share.card.limit(limitText(resident, limit)),
    standard: resident.name(standard.names),
    verified: verifiedWords(resident, standard),
    hotlines: (manifest?.hotlines ?? []).map((line) => ({
      number: line.number,
      name: resident.name(line.names),
      source: [line.source.text, line.source.date].filter(Boolean).join(' · '),
      verified: line.verified,
    })),
    data: dataText(words, manifest),
    sources: sourcesOf(words, manifest),
  }
}

/** Of the map, else of the first source that says when it is from. */
function dataText({ share }: ShareWords, manifest: CityManifest | null): string {
  const sources = manifest?.sources ?? []
  const dated = sources.find(({ id }) => id === 'osm') ?? sources[0]
  return dated?.date == null ? share.noDate : share.data(dated.date)
}

/** Title, credit and licence of each source. */
const sourcesOf = ({ share, resident }: ShareWords, manifest: CityManifest | null): string[] =>
  (manifest?.sources ?? []).map(
    ({ title, attribution, licence, verified }) =>
      [title, attribution, licence].filter((part) => part !== '').join(' · ') +
      (verified ? '' : resident.text.list.bracket(share.card.unverified).trimEnd()),
  )
