import type { JSX } from 'solid-js'
import type { Terms } from '../../engine/protocol.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { isScalable, shownMinutes } from './limits.ts'
import { shortName } from './two-walkers-text.ts'
import { useWords } from './words.ts'

/** What the answer was worked out for, where there is nothing to set it by. */
export function EasyTerms(props: { readonly terms: Terms }): JSX.Element {
  const session = useSession()
  const { t } = useI18n()
  const words = useWords()
  const said = () => {
    const { standard, walker } = props.terms
    const who = shortName(words(), walker)
    if (!isScalable(standard)) return t().easy.termsFixed(who)
    const minutes = words().number(shownMinutes(standard, session.minutes()))
    return t().easy.terms(words().text.units.minutes(minutes), who)
  }
  return <p class="resident-note resident-easy-terms">{said()}</p>
}
