import { Show, type JSX } from 'solid-js'
import type { SitePeople } from '../../../city/live/asked-rule.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import type { SitePoints } from '../../../state/site-points.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { MOST_SITES } from './site-count.ts'

/** More places without a street are counted, not named. */
const MOST_NAMED = 20

export interface SitesAnswerProps {
  readonly service: string
  /** How many sites, as typed. */
  readonly asked: string
  readonly people: SitePeople
  /** The list that was chosen from, if any. */
  readonly list: SitePoints | null
}

/** How many people, how far from the best possible, and which places of a list have no street. */
export function SitesAnswer(props: SitesAnswerProps): JSX.Element {
  const tab = usePlanTab()
  const session = useSession()
  const { number, language } = useI18n()
  const words = () => tab.words().sites.sites
  const job = tab.plans.sites
  const certificate = (gap: number) => {
    // rounded up, so that what is said holds
    const shown = Math.ceil(gap * 1000 - 1e-9) / 1000
    if (shown <= 0) return words().certificateBest
    const share = new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 })
    return words().certificate(share.format(shown))
  }
  const alternatives = () => {
    const rules = session.terms()?.standard.rules ?? []
    return rules.find((rule) => rule.services.includes(props.service))?.services ?? []
  }
  const namesOf = (positions: readonly number[]) => {
    const points = props.list?.points ?? []
    const names = positions.slice(0, MOST_NAMED).map((i) => points[i]?.name || (points[i]?.id ?? ''))
    return names.join(tab.words().plan.steps.and) + (positions.length > MOST_NAMED ? '…' : '')
  }
  const isFewer = (found: number) => found < Number(props.asked.normalize('NFKC')) && found <= MOST_SITES
  return (
    <Show when={job.answer()}>
      {(answer) => (
        <>
          <Show when={answer().offNetwork.length > 0}>
            <p>{words().list.offNetwork(number(answer().offNetwork.length), namesOf(answer().offNetwork))}</p>
          </Show>
          <Show when={answer().sites.length > 0} fallback={<p>{words().none}</p>}>
            <p class="plan-certificate">{certificate(answer().gap)}</p>
            <p>
              {words().reach[props.people](
                tab.people(answer().residentsNow),
                tab.people(answer().residentsThen),
                tab.people(answer().residentsInAll),
              )}
            </p>
            <Show when={isFewer(answer().sites.length)}>
              <p>{words().fewer(number(answer().sites.length))}</p>
            </Show>
            <Show when={alternatives().length > 1}>
              <p class="planner-note">{words().anyOf(tab.serviceNames(alternatives()))}</p>
            </Show>
            <p class="planner-note">{words().certificateNote}</p>
          </Show>
        </>
      )}
    </Show>
  )
}
