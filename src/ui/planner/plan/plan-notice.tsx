import X from 'lucide-solid/icons/x'
import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import type { PlanNotice } from '../../../state/plans.ts'
import { Button } from '../../kit/button.tsx'
import { Disclosure } from '../../kit/disclosure.tsx'
import { usePlanTab } from './create-plan-tab.ts'

/** What the planner must know of the plan: where it comes from, and what could not be kept. */
export function PlanNoticeLine(): JSX.Element {
  const { plans, words } = usePlanTab()
  const { number } = useI18n()
  const notice = () => words().plan.notice
  const text = (told: PlanNotice): string => {
    switch (told.kind) {
      case 'other-city':
        return told.isKept
          ? notice().otherCityKept(told.name, told.city)
          : notice().otherCity(told.name, told.city)
      case 'other-build':
        return notice().otherBuild(told.name)
      case 'unreadable':
        return notice().unreadable[told.what]
      case 'storage':
        return notice()[told.problem]
      case 'other-tab':
        return told.isRemoved ? notice().otherTabRemoved(told.name) : notice().otherTab(told.name)
      case 'from-link':
        return notice().fromLink(told.name)
      case 'full':
        return notice().manySteps(told.name, number(told.most))
    }
  }
  const details = (told: PlanNotice) => (told.kind === 'unreadable' ? told.message : '')
  return (
    <div role="status">
      <Show when={plans.notice()}>
        {(told) => (
          <div class="plan-notice">
            <div>
              <p>{text(told())}</p>
              <Show when={told().kind === 'from-link'}>
                <Button kind="quiet" onClick={() => plans.keep()}>
                  {notice().keep}
                </Button>
              </Show>
              <Show when={details(told()) !== ''}>
                <Disclosure summary={notice().details}>
                  <p class="planner-note">{details(told())}</p>
                </Disclosure>
              </Show>
            </div>
            <Button kind="plain" label={notice().dismiss} onClick={() => plans.dismissNotice()}>
              <X size={20} aria-hidden="true" />
            </Button>
          </div>
        )}
      </Show>
    </div>
  )
}
