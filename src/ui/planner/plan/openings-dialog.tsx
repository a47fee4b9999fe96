import { createMemo, createSignal, onCleanup, Show, type JSX } from 'solid-js'
import type { OpeningStep } from '../../../city/plan/step-of-edit.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { distanceM } from '../../../units.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { ChoiceField } from './choice-field.tsx'
import { createTaking } from './create-taking.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { JobStatus } from './job-status.tsx'
import { ProposalsTable } from './proposals-table.tsx'

const MOST_OPENINGS = 20
const ALL = ''

/** 开哪扇门最值: gates and missing links by the residents who would gain, to be taken into the plan. */
export function OpeningsDialog(props: { readonly onClose: () => void }): JSX.Element {
  const tab = usePlanTab()
  const session = useSession()
  const { number } = useI18n()
  const [service, setService] = createSignal(ALL)
  const job = tab.plans.openings
  const words = () => tab.words().sites.openings
  let close = (): void => undefined
  onCleanup(() => job.clear())
  const openings = createMemo(() =>
    (job.answer()?.openings ?? []).toSorted((a, b) => b.residents - a.residents),
  )
  // they were tried alone and may be in each other's way: whoever wants one takes it
  const taking = createTaking(() => openings(), { isAll: false })
  const start = (event: SubmitEvent) => {
    event.preventDefault()
    const terms = session.terms()
    if (terms === undefined) return
    void job.start({
      terms,
      steps: tab.plans.steps(),
      edits: [],
      service: service() === ALL ? null : service(),
      most: MOST_OPENINGS,
    })
  }
  const what = ({ step }: OpeningStep) =>
    step.kind === 'add-link' ? words().link(number(distanceM(step.from, step.to))) : words().gate
  const accept = () => {
    const chosen = openings().filter((_, i) => taking.has(i))
    const added = tab.addAll(chosen.map(({ step }) => step))
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
      <form class="plan-form" onSubmit={start}>
        <ChoiceField
          label={words().service}
          value={service()}
          options={[
            { value: ALL, label: words().allServices },
            ...tab.judgedServices().map((id) => ({ value: id, label: tab.serviceNames([id]) })),
          ]}
          onChange={(id) => {
            job.clear()
            setService(id)
          }}
        />
        <Show when={service() !== ALL}>
          <p class="planner-note">{words().alone(tab.serviceNames([service()]))}</p>
        </Show>
        <JobStatus
          job={job}
          find={words().find}
          working={words().working}
          isAgain={job.answer() !== undefined}
        >
          <Show when={job.answer()}>
            {(answer) => (
              <p>
                {words().tried(number(answer().tried))}{' '}
                {answer().openings.length === 0 ? words().none : words().apart}
              </p>
            )}
          </Show>
        </JobStatus>
      </form>
      <Show when={openings().length > 0 && job.progress() === null}>
        <ProposalsTable
          words={words()}
          columns={[words().gain]}
          rows={openings().map((opening) => ({
            what: what(opening),
            note: tab.placeText(opening.at),
            numbers: [tab.signedPeople(opening.residents)],
          }))}
          taking={taking}
        />
        <div class="plan-accept">
          <Button kind="primary" disabled={taking.count() === 0} onClick={accept}>
            {taking.count() === 0 ? words().acceptNone : words().accept(number(taking.count()))}
          </Button>
        </div>
      </Show>
    </Dialog>
  )
}
