import { createSignal, createUniqueId, Show, type JSX } from 'solid-js'
import type { SitePeople } from '../../../city/live/asked-rule.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import type { SitePoints } from '../../../state/site-points.ts'
import { ChoiceField } from './choice-field.tsx'
import { usePlanTab } from './create-plan-tab.ts'
import { JobStatus } from './job-status.tsx'
import { readCount, type CountProblem } from './site-count.ts'
import { SitesAnswer } from './sites-answer.tsx'
import { SitesListField } from './sites-list-field.tsx'

const CANDIDATES = ['nodes', 'facilities', 'list'] as const
type Candidates = (typeof CANDIDATES)[number]
const PEOPLE = ['residents', 'elderly'] as const

const FIRST_COUNT = '3'

export interface SitesAskProps {
  readonly service: string
  readonly onService: (service: string) => void
  readonly people: SitePeople
  readonly onPeople: (people: SitePeople) => void
  /** The list of one's own that stands; null without. */
  readonly list: SitePoints | null
  readonly onList: (list: SitePoints) => void
}

/** What is looked for: of which service, how many, for whom, and where they may stand. */
export function SitesAsk(props: SitesAskProps): JSX.Element {
  const tab = usePlanTab()
  const session = useSession()
  const { number } = useI18n()
  const [count, setCount] = createSignal(FIRST_COUNT)
  const [candidates, setCandidates] = createSignal<Candidates>('nodes')
  const [problem, setProblem] = createSignal<CountProblem | null>(null)
  const [isListMissing, setListMissing] = createSignal(false)
  const job = tab.plans.sites
  const words = () => tab.words().sites.sites
  const communities = () => session.city()?.communities ?? []
  const told = () => communities().filter(({ elderly }) => elderly !== undefined).length
  const places = () => {
    const from = candidates()
    return from === 'list' ? (props.list?.points ?? []).map(({ at }) => at) : from
  }
  // what was found holds for what was asked
  const changed = () => job.clear()
  const start = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const form = event.currentTarget
    const [read, terms, from] = [readCount(count()), session.terms(), places()]
    setProblem(read.ok ? null : read.problem)
    setListMissing(from.length === 0)
    if (!read.ok || from.length === 0) {
      queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    if (terms === undefined) return
    void job.start({
      terms,
      steps: tab.plans.steps(),
      edits: [],
      service: props.service,
      count: read.count,
      candidates: from,
      people: props.people,
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
            changed()
            props.onService(id)
          }}
        />
        <CountField
          value={count()}
          problem={problem()}
          onInput={(text) => {
            changed()
            setCount(text)
          }}
        />
        <ChoiceField
          label={words().objective}
          value={props.people}
          options={PEOPLE.map((value) => ({
            value,
            label: words().objectives[value],
            disabled: value === 'elderly' && told() === 0,
          }))}
          note={
            told() === 0
              ? words().elderlyUnknown
              : words().elderlyTold(number(told()), number(communities().length))
          }
          onChange={(value) => {
            changed()
            props.onPeople(PEOPLE.find((one) => one === value) ?? 'residents')
          }}
        />
        <ChoiceField
          label={words().candidates}
          value={candidates()}
          options={CANDIDATES.map((value) => ({ value, label: words().from[value] }))}
          onChange={(value) => {
            changed()
            setListMissing(false)
            setCandidates(CANDIDATES.find((one) => one === value) ?? 'nodes')
          }}
        />
      </div>
      <Show when={candidates() === 'list'}>
        <SitesListField
          list={props.list}
          isMissing={isListMissing()}
          onRead={(list) => {
            changed()
            setListMissing(false)
            props.onList(list)
          }}
        />
      </Show>
      <JobStatus job={job} find={words().find} working={words().working} isAgain={job.answer() !== undefined}>
        <SitesAnswer service={props.service} asked={count()} people={props.people} list={props.list} />
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
