import { createMemo, createSignal, createUniqueId, onCleanup, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { Button } from '../../kit/button.tsx'
import { ChoiceField } from './choice-field.tsx'
import { createTaking, type Taking } from './create-taking.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { GainCurve } from './gain-curve.tsx'
import { JobStatus } from './job-status.tsx'
import { MOST_SITES, readCount, type CountProblem } from './site-count.ts'
import { SitesTable } from './sites-table.tsx'

const CANDIDATES = ['nodes', 'facilities'] as const
type Candidates = (typeof CANDIDATES)[number]

const FIRST_COUNT = '3'

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
      <Ask service={service()} onService={setService} />
      <Show when={sites().length > 0 && job.progress() === null}>
        <Found taking={taking} onAccept={accept} />
      </Show>
    </Dialog>
  )
}

function searchedService(tab: ReturnType<typeof usePlanTab>): string {
  const judged = tab.judgedServices()
  return judged.includes(tab.service()) ? tab.service() : (judged[0] ?? tab.service())
}

interface AskProps {
  readonly service: string
  readonly onService: (service: string) => void
}

function Ask(props: AskProps): JSX.Element {
  const tab = usePlanTab()
  const session = useSession()
  const [count, setCount] = createSignal(FIRST_COUNT)
  const [candidates, setCandidates] = createSignal<Candidates>('nodes')
  const [problem, setProblem] = createSignal<CountProblem | null>(null)
  const job = tab.plans.sites
  const words = () => tab.words().sites.sites
  const start = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const [read, terms] = [readCount(count()), session.terms()]
    setProblem(read.ok ? null : read.problem)
    if (!read.ok) event.currentTarget.querySelector<HTMLElement>('input[type="text"]')?.focus()
    if (!read.ok || terms === undefined) return
    void job.start({
      terms,
      steps: tab.plans.steps(),
      edits: [],
      service: props.service,
      count: read.count,
      candidates: candidates(),
      // as the gain of a step is told
      byRule: true,
    })
  }
  return (
    <form class="plan-form" onSubmit={start}>
      <div class="plan-fields">
        <ChoiceField
          label={words().service}
          value={props.service}
          options={tab.judgedServices().map((id) => ({ value: id, label: tab.serviceNames([id]) }))}
          onChange={(id) => {
            // what was found holds for what was asked
            job.clear()
            props.onService(id)
          }}
        />
        <CountField
          value={count()}
          problem={problem()}
          onInput={(text) => {
            job.clear()
            setCount(text)
          }}
        />
        <ChoiceField
          label={words().objective}
          value="residents"
          options={[{ value: 'residents', label: words().objectives.residents }]}
          onChange={() => undefined}
        />
        <ChoiceField
          label={words().candidates}
          value={candidates()}
          options={CANDIDATES.map((value) => ({ value, label: words().from[value] }))}
          onChange={(value) => {
            job.clear()
            setCandidates(CANDIDATES.find((one) => one === value) ?? 'nodes')
          }}
        />
      </div>
      <JobStatus job={job} find={words().find} working={words().working} isAgain={job.answer() !== undefined}>
        <Answer service={props.service} asked={count()} />
      </JobStatus>
    </form>
  )
}

interface CountFieldProps {
  readonly value: string
  readonly problem: CountProblem | null
  readonly onInput: (text: string) => void
}

function CountField(props: CountFieldProps): JSX.Element {
  const tab = usePlanTab()
  const id = createUniqueId()
  const words = () => tab.words().sites.sites
  const told = (problem: CountProblem) =>
    problem === 'tooMany' ? words().errors.tooMany(props.value.trim()) : words().errors[problem]
  return (
    <div class="plan-field">
      <label for={id}>{words().count}</label>
      <input
        id={id}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        maxlength={12}
        value={props.value}
        aria-invalid={props.problem === null ? undefined : 'true'}
        aria-describedby={`${id}-hint${props.problem === null ? '' : ` ${id}-error`}`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <p class="planner-note" id={`${id}-hint`}>
        {words().countHint}
      </p>
      <Show when={props.problem}>
        {(problem) => (
          <p class="plan-error" id={`${id}-error`} role="alert">
            {told(problem())}
          </p>
        )}
      </Show>
    </div>
  )
}

/** How many residents, and how far from the best possible. */
function Answer(props: { readonly service: string; readonly asked: string }): JSX.Element {
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
  const isFewer = (found: number) => found < Number(props.asked.normalize('NFKC')) && found <= MOST_SITES
  return (
    <Show when={job.answer()}>
      {(answer) => (
        <Show when={answer().sites.length > 0} fallback={<p>{words().none}</p>}>
          <p class="plan-certificate">{certificate(answer().gap)}</p>
          <p>
            {words().reach(
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
      )}
    </Show>
  )
}

interface FoundProps {
  readonly taking: Taking
  readonly onAccept: () => void
}

function Found(props: FoundProps): JSX.Element {
  const tab = usePlanTab()
  const { number } = useI18n()
  const words = () => tab.words().sites.sites
  const sites = () => tab.plans.sites.answer()?.sites ?? []
  const count = () => props.taking.count()
  return (
    <>
      <Show when={sites().length > 1}>
        <GainCurve gains={sites().map(({ gain }) => gain)} />
      </Show>
      <SitesTable sites={sites()} taking={props.taking} />
      <div class="plan-accept">
        <Button kind="primary" disabled={count() === 0} onClick={() => props.onAccept()}>
          {count() === 0 ? words().acceptNone : words().accept(number(count()))}
        </Button>
      </div>
    </>
  )
}
