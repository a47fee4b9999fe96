import { createMemo } from 'solid-js'
import { communityName } from '../../i18n/community-name.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { createSentence } from '../resident/create-sentence.ts'
import { cardFacts, type CardFacts } from './card-facts.ts'
import { useShareWords } from './words.ts'

export interface SharedPlace {
  /** What the selected place is called on paper; of a point, what it is near to. */
  readonly name: () => string
  /** What the selected place is called in a message. */
  readonly message: () => string
  /** Worked out when asked for, and not with every answer. Undefined while there is none. */
  readonly facts: () => CardFacts | undefined
}

/** What can be handed on of the selected place. */
export function createSharedPlace(): SharedPlace {
  const session = useSession()
  const i18n = useI18n()
  const words = useShareWords()
  const said = createSentence()
  const shared = createMemo(() => session.shared())
  const nearest = () => {
    const { community } = shared()
    return community === null ? null : communityName(session.city()?.communities[community], community, i18n)
  }
  const name = () => {
    const place = session.place()
    if (place?.kind === 'community')
      return communityName(session.city()?.communities[place.community], place.community, i18n)
    const near = nearest()
    return near === null ? words().share.chosen : words().share.near(near)
  }
  const city = () => {
    const listing = session.cities()?.find(({ id }) => id === session.cityId())
    const names = session.city()?.manifest?.names ?? listing?.names
    return names === undefined ? '' : i18n.name(names)
  }
  return {
    name,
    message: () => words().share.message(name(), said.spoken()),
    facts: () => {
      const [answer, known] = [session.answer(), said.known()]
      if (answer === undefined || known === undefined) return undefined
      const manifest = session.city()?.manifest ?? null
      return cardFacts({
        words: words(),
        answer,
        known,
        manifest,
        place: name(),
        city: city(),
        url: shared().url,
      })
    },
  }
}
