import { createMemo, createResource, createSignal, Show, type JSX } from 'solid-js'
import type { Gate } from '../../../city/gates.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { addStep, usePlace } from './add-by-name.ts'
import { ChoiceField } from './choice-field.tsx'
import { CommunityField } from './community-field.tsx'
import { usePlanTab } from './create-plan-tab.ts'
import { GATE_REACH_M, gatesNear, type NearGate } from './near-gates.ts'
import { NearList } from './near-list.tsx'
import { PlaceField } from './place-field.tsx'
import { StepForm } from './step-form.tsx'

export interface AccessFormProps {
  readonly access: 'open' | 'closed'
}

/** Opens or closes a gate near a community, or the gate or street at some coordinates. */
export function AccessForm(props: AccessFormProps): JSX.Element {
  const tab = usePlanTab()
  const [by, setBy] = createSignal<'gate' | 'street'>('gate')
  const words = () => tab.words().plan.add.gates
  return (
    <>
      <ChoiceField
        label={words().by}
        value={by()}
        options={(['gate', 'street'] as const).map((value) => ({ value, label: words().bys[value] }))}
        onChange={(value) => setBy(value === 'street' ? 'street' : 'gate')}
      />
      <Show when={by() === 'gate'} fallback={<StreetAt access={props.access} />}>
        <Gates access={props.access} />
      </Show>
    </>
  )
}

function Gates(props: AccessFormProps): JSX.Element {
  const tab = usePlanTab()
  const session = useSession()
  const { number } = useI18n()
  const place = usePlace('facility')
  const add = () => tab.words().plan.add
  const words = () => add().gates
  const [all] = createResource(session.city, () => tab.plans.facilities.gates())
  const known = (): readonly Gate[] | null => {
    const result = all.state === 'ready' ? all() : undefined
    return result?.ok === true ? result.value : null
  }
  const near = createMemo(() => {
    const [at, gates] = [place.middle(), known()]
    if (at === null || gates === null) return null
    return gatesNear(gates, { at, access: props.access, steps: tab.plans.steps() })
  })
  const note = (): string | null => {
    const found = near()
    if (found === null) {
      if (all.loading) return words().searching
      return known() === null ? words().failed : add().errors.community
    }
    if (found.kind === 'found') return null
    if (found.kind === 'too-far') return words().tooFar(number(GATE_REACH_M), number(found.metres))
    return found.kind === 'all-so' ? words().allSo[props.access](number(GATE_REACH_M)) : words().none
  }
  const rows = createMemo((): readonly NearGate[] => {
    const found = near()
    return found?.kind === 'found' ? found.gates : []
  })
  const called = ({ access }: NearGate) => words().called[access]
  const away = ({ direction, metres }: NearGate) =>
    words().away(words().directions[direction], number(metres))
  return (
    <>
      <CommunityField
        label={add().nearCommunity}
        value={place.community()}
        error={null}
        onChange={place.setCommunity}
      />
      <NearList
        label={words().near}
        note={note()}
        rows={rows()}
        called={called}
        away={away}
        take={words().take[props.access]}
        takeOf={(row) => words().takeOf[props.access](called(row), away(row))}
        onTake={({ gate }) =>
          addStep(tab, { kind: 'set-access', at: gate.at, way: gate.way, access: props.access })
        }
      />
    </>
  )
}

function StreetAt(props: AccessFormProps): JSX.Element {
  const tab = usePlanTab()
  const place = usePlace('coordinates')
  const words = () => tab.words().plan.add.gates
  const read = () => {
    const at = place.read()
    return at && ({ kind: 'set-access', at, way: null, access: props.access } as const)
  }
  return (
    <StepForm read={read} submit={words().take[props.access]}>
      <PlaceField place={place} kinds={['coordinates']} />
      <p class="planner-note">{words().streetHint}</p>
    </StepForm>
  )
}
