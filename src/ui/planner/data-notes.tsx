import { Show, type JSX } from 'solid-js'
import type { ServiceGap } from '../../coverage/data-gaps.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Disclosure } from '../kit/disclosure.tsx'
import { usePlanner } from './create-planner.ts'

/** Where the map says too little: services of which it has nothing, and those of which it has few. */
export function DataNotes(): JSX.Element {
  const { t, number, language } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.gaps
  const join = (names: readonly string[]) => names.join(words().separator)
  const gaps = () => session.judgement()?.summary.gaps
  const setAside = () => {
    const aside = gaps()?.rulesSetAside ?? []
    const rules = session.judgement()?.standard.rules.filter(({ id }) => aside.includes(id)) ?? []
    return join(rules.map((rule) => planner.ruleName(rule)))
  }
  const counted = ({ service, inCity, per10000 }: ServiceGap) => {
    const rates = new Intl.NumberFormat(language(), { maximumSignificantDigits: 2 })
    const name = planner.serviceName(service)
    return per10000 === null
      ? words().noRate(name, number(inCity))
      : words().per10000(name, number(inCity), rates.format(per10000))
  }
  const thin = () => join((gaps()?.thin ?? []).map(counted))
  const inPlaces = () => join((gaps()?.thinInPlaces ?? []).map(({ service }) => planner.serviceName(service)))
  return (
    <div class="planner-inset planner-data-notes">
      <Show when={setAside()}>{(names) => <p class="planner-note">{words().setAside(names())}</p>}</Show>
      <Show when={thin() !== '' || inPlaces() !== ''}>
        <Disclosure summary={words().summary}>
          <Show when={thin()}>{(names) => <p class="planner-note">{words().thin(names())}</p>}</Show>
          <Show when={inPlaces()}>
            {(names) => <p class="planner-note">{words().thinInPlaces(names())}</p>}
          </Show>
        </Disclosure>
      </Show>
    </div>
  )
}
