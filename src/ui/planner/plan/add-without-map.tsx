import {
  createMemo,
  createResource,
  createSignal,
  createUniqueId,
  For,
  Match,
  Show,
  Switch,
  type JSX,
} from 'solid-js'
import type { FacilityDetails } from '../../../coverage/tables.ts'
import type { NewStep } from '../../../format/plan.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { distanceM, type LonLat } from '../../../units.ts'
import { usePlanner } from '../create-planner.ts'
import { ChoiceField } from './choice-field.tsx'
import { CommunityField } from './community-field.tsx'
import { readCoordinates, type CoordinatesProblem } from './coordinates.ts'
import { usePlanTab, type PlanTab } from './create-plan-tab.ts'
import { stepButtonId } from './step-item.tsx'

const DOINGS = ['add', 'move', 'close'] as const
type Doing = (typeof DOINGS)[number]
type Where = 'community' | 'coordinates'

/** Adds a step by names and numbers alone; arrow keys do the rest. */
export function AddWithoutMap(): JSX.Element {
  const tab = usePlanTab()
  const session = useSession()
  const planner = usePlanner()
  const [doing, setDoing] = createSignal<Doing>('add')
  const [where, setWhere] = createSignal<Where>('community')
  const [chosen, setChosen] = createSignal<number | null>(null)
  const [typed, setTyped] = createSignal('')
  const [problem, setProblem] = createSignal<CoordinatesProblem | 'community' | null>(null)
  const add = () => tab.words().plan.add
  const community = () => chosen() ?? planner.lastSelected()
  const middle = (): LonLat | null => {
    const at = community()
    const found = at === null ? undefined : session.city()?.communities[at]
    return found === undefined ? null : [found.lon, found.lat]
  }
  const readPlace = (): LonLat | null => {
    if (where() === 'community' || doing() !== 'add') {
      const at = middle()
      setProblem(at === null ? 'community' : null)
      return at
    }
    const read = readCoordinates(typed(), session.city()?.bounds ?? [-180, -90, 180, 90])
    setProblem(read.ok ? null : read.problem)
    return read.ok ? read.at : null
  }
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const at = readPlace()
    if (at === null) {
      const form = event.currentTarget
      queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    addStep(tab, { kind: 'add-facility', at, services: [tab.service()] })
  }
  return (
    <form class="plan-form" onSubmit={submit}>
      <ChoiceField
        label={add().what}
        value={doing()}
        options={DOINGS.map((value) => ({ value, label: add().doing[value] }))}
        onChange={(value) => {
          setDoing(DOINGS.find((one) => one === value) ?? 'add')
          setProblem(null)
        }}
      />
      <Show when={doing() === 'add'}>
        <ChoiceField
          label={add().place}
          value={where()}
          options={(['community', 'coordinates'] as const).map((value) => ({
            value,
            label: add().places[value],
          }))}
          onChange={(value) => {
            setWhere(value === 'coordinates' ? 'coordinates' : 'community')
            setProblem(null)
          }}
        />
      </Show>
      <Show
        when={doing() === 'add' && where() === 'coordinates'}
        fallback={
          <CommunityField
            label={doing() === 'add' ? add().community : add().nearCommunity}
            value={community()}
            error={problem() === 'community' ? add().errors.community : null}
            onChange={(value) => {
              setChosen(value)
              setProblem(null)
            }}
          />
        }
      >
        <CoordinatesField value={typed()} problem={problem()} onInput={setTyped} />
      </Show>
      <Show when={doing() === 'add'} fallback={<Nearest doing={doing()} at={middle()} />}>
        <button type="submit" class="kit-button" data-kind="primary">
          {add().add}
        </button>
      </Show>
    </form>
  )
}

/** Adds it, lights it, and puts the focus on it, for the arrow keys. */
function addStep(tab: PlanTab, step: NewStep): void {
  const id = tab.plans.add(step)
  if (id === null) return
  tab.plans.chooseStep(id)
  const isMovable = step.kind !== 'close-facility'
  tab.say(tab.words().plan.add[isMovable ? 'added' : 'closed'](tab.stepWhat(step)))
  queueMicrotask(() => document.getElementById(stepButtonId(id))?.focus())
}

interface CoordinatesFieldProps {
  readonly value: string
  readonly problem: CoordinatesProblem | 'community' | null
  readonly onInput: (text: string) => void
}

function CoordinatesField(props: CoordinatesFieldProps): JSX.Element {
  const tab = usePlanTab()
  const id = createUniqueId()
  const add = () => tab.words().plan.add
  return (
    <div class="plan-field">
      <label for={id}>{add().coordinates}</label>
      <input
        id={id}
        type="text"
        inputmode="text"
        autocomplete="off"
        maxlength={80}
        value={props.value}
        aria-invalid={props.problem === null ? undefined : 'true'}
        aria-describedby={`${id}-hint${props.problem === null ? '' : ` ${id}-error`}`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <p class="planner-note" id={`${id}-hint`}>
        {add().coordinatesHint}
      </p>
      <Show when={props.problem}>
        {(problem) => (
          <p class="plan-error" id={`${id}-error`} role="alert">
            {add().errors[problem()]}
          </p>
        )}
      </Show>
    </div>
  )
}

interface NearestProps {
  readonly doing: Doing
  readonly at: LonLat | null
}

/** Facilities of the service around a community, to be moved or closed. */
function Nearest(props: NearestProps): JSX.Element {
  const tab = usePlanTab()
  const { name, number } = useI18n()
  const add = () => tab.words().plan.add
  const asked = createMemo(
    () => {
      const at = props.at
      return at === null ? null : { at, service: tab.service() }
    },
    null,
    { equals: (a, b) => a?.at[0] === b?.at[0] && a?.at[1] === b?.at[1] && a?.service === b?.service },
  )
  const [found] = createResource(asked, async ({ at, service }) => tab.plans.facilities.near(at, [service]))
  const rows = (): readonly FacilityDetails[] => {
    const result = found.state === 'ready' ? found() : undefined
    return result?.ok === true ? result.value : []
  }
  const failed = () => found.state === 'errored' || (found.state === 'ready' && !found().ok)
  const called = (facility: FacilityDetails) =>
    name(facility.names) || add().unnamed(tab.serviceNames([tab.service()]))
  const take = (facility: FacilityDetails) =>
    addStep(
      tab,
      props.doing === 'close'
        ? { kind: 'close-facility', facility: facility.id }
        : { kind: 'move-facility', facility: facility.id, at: [facility.lon, facility.lat] },
    )
  const away = (facility: FacilityDetails) => {
    const at = props.at
    return at === null ? '' : add().straight(number(distanceM(at, [facility.lon, facility.lat])))
  }
  const verb = () => (props.doing === 'close' ? 'close' : 'move')
  return (
    <Show when={props.at !== null}>
      <p class="plan-label" id="plan-nearest">
        {add().nearest(tab.serviceNames([tab.service()]))}
      </p>
      <div role="status">
        <Switch>
          <Match when={found.loading}>
            <p class="planner-note">{add().searching}</p>
          </Match>
          <Match when={failed()}>
            <p class="plan-error">{add().failed}</p>
          </Match>
          <Match when={found.state === 'ready' && rows().length === 0}>
            <p class="planner-note">{add().noneNear}</p>
          </Match>
        </Switch>
      </div>
      <ul class="plan-nearest" aria-labelledby="plan-nearest">
        <For each={rows()}>
          {(facility) => (
            <li>
              <span>
                {called(facility)}
                <small>{away(facility)}</small>
              </span>
              <button
                type="button"
                class="kit-button"
                data-kind="quiet"
                aria-label={add().takeOf[verb()](called(facility))}
                onClick={() => take(facility)}
              >
                {add().take[verb()]}
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
