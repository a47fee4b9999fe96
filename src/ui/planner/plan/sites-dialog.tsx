import { createMemo, createSignal, onCleanup, Show, type JSX } from 'solid-js'
import type { SitePeople } from '../../../city/live/asked-rule.ts'
import type { ProposedSite } from '../../../city/live/propose-sites.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import type { SitePoints } from '../../../state/site-points.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { usePlanTab } from './create-plan-tab.ts'
import { createTaking, type Taking } from './create-taking.ts'
import { cumulative } from './curve.ts'
import { GainCurve } from './gain-curve.tsx'
import { ProposalsTable } from './proposals-table.tsx'
import { SitesAsk } from './sites-ask.tsx'

/** 建议选址: asks for the best sites on top of the plan, says how good they are, and takes them into it. */
export function SitesDialog(props: { readonly onClose: () => void }): JSX.Element {
  const tab = usePlanTab()
  const { number } = useI18n()
  const job = tab.plans.sites
  const words = () => tab.words().sites.sites
  let close = (): void => undefined
  onCleanup(() => job.clear())
  const sites = createMemo(() => job.answer()?.sites ?? [])
  const taking = createTaking(() => sites(), { isAll: true })
  const [service, setService] = createSignal(searchedService(tab))
  const [people, setPeople] = createSignal<SitePeople>('residents')
  const [list, setList] = createSignal<SitePoints | null>(null)
  const accept = () => {
    const chosen = sites().filter((_, i) => taking.has(i))
    const added = tab.addAll(
      chosen.map(({ at }) => ({ kind: 'add-facility', at: [at[0], at[1]], services: [service()] })),
    )
    close()
    if (added > 0) tab.say(words().accepted(number(added)))
  }
  return (
    <Dialog
      heading={words().heading}
      closeLabel={tab.words().sites.close}
      onClose={() => props.onClose()}
      control={(closing) => (close = closing)}
    >
      <p class="planner-note">{words().lead}</p>
      <SitesAsk
        service={service()}
        onService={setService}
        people={people()}
        onPeople={setPeople}
        list={list()}
        onList={setList}
      />
      <Show when={sites().length > 0 && job.progress() === null}>
        <Found people={people()} list={list()} taking={taking} onAccept={accept} />
      </Show>
    </Dialog>
  )
}

function searchedService(tab: ReturnType<typeof usePlanTab>): string {
  const judged = tab.judgedServices()
  return judged.includes(tab.service()) ? tab.service() : (judged[0] ?? tab.service())
}

interface FoundProps {
  readonly people: SitePeople
  readonly list: SitePoints | null
  readonly taking: Taking
  readonly onAccept: () => void
}

function Found(props: FoundProps): JSX.Element {
  const tab = usePlanTab()
  const { number } = useI18n()
  const words = () => tab.words().sites.sites
  const sites = () => tab.plans.sites.answer()?.sites ?? []
  const count = () => props.taking.count()
  const totals = () => cumulative(sites().map(({ gain }) => gain))
  const rowOf = ({ at, gain, point }: ProposedSite, total: number) => {
    const listed = point === undefined ? '' : (props.list?.points[point]?.name ?? '')
    const numbers = [tab.signedPeople(gain), tab.signedPeople(total)]
    return listed === ''
      ? { what: tab.placeText(at), note: '', numbers }
      : { what: listed, note: tab.placeText(at), numbers }
  }
  return (
    <>
      <Show when={sites().length > 1}>
        <GainCurve gains={sites().map(({ gain }) => gain)} words={words().curve[props.people]} />
      </Show>
      <ProposalsTable
        words={{ ...words(), what: words().place }}
        columns={[words().gain[props.people], words().total]}
        rows={sites().map((site, i) => rowOf(site, totals()[i] ?? 0))}
        taking={props.taking}
      />
      <div class="plan-accept">
        <Button kind="primary" disabled={count() === 0} onClick={() => props.onAccept()}>
          {count() === 0 ? words().acceptNone : words().accept(number(count()))}
        </Button>
      </div>
    </>
  )
}
