import { createSignal, Match, Switch, type JSX } from 'solid-js'
import type { FacilityDetails } from '../../../coverage/tables.ts'
import { AccessForm } from './access-form.tsx'
import { addStep, usePlace } from './add-by-name.ts'
import { ChoiceField } from './choice-field.tsx'
import { CommunityField } from './community-field.tsx'
import { createFacilitiesNear } from './create-facilities-near.ts'
import { usePlanTab } from './create-plan-tab.ts'
import { FootpathForm } from './footpath-form.tsx'
import { NearList } from './near-list.tsx'
import { PlaceField } from './place-field.tsx'
import { StepForm } from './step-form.tsx'

const DOINGS = ['add', 'move', 'close', 'open', 'shut', 'link'] as const
type Doing = (typeof DOINGS)[number]

/** Adds a step by names and numbers alone; arrow keys do the rest. */
export function AddWithoutMap(): JSX.Element {
  const tab = usePlanTab()
  const [doing, setDoing] = createSignal<Doing>('add')
  const add = () => tab.words().plan.add
  const isAny = (...those: readonly Doing[]) => those.includes(doing())
  return (
    <div class="plan-form">
      <ChoiceField
        label={add().what}
        value={doing()}
        options={DOINGS.map((value) => ({ value, label: add().doing[value] }))}
        onChange={(value) => setDoing(DOINGS.find((one) => one === value) ?? 'add')}
      />
      <Switch>
        <Match when={isAny('add')}>
          <NewFacility />
        </Match>
        <Match when={isAny('move', 'close')}>
          <FacilityNear verb={isAny('close') ? 'close' : 'move'} />
        </Match>
        <Match when={isAny('open', 'shut')}>
          <AccessForm access={isAny('shut') ? 'closed' : 'open'} />
        </Match>
        <Match when={isAny('link')}>
          <FootpathForm />
        </Match>
      </Switch>
    </div>
  )
}

function NewFacility(): JSX.Element {
  const tab = usePlanTab()
  const place = usePlace('community')
  const read = () => {
    const at = place.read()
    return at && ({ kind: 'add-facility', at, services: [tab.service()] } as const)
  }
  return (
    <StepForm read={read} submit={tab.words().plan.add.add}>
      <PlaceField place={place} kinds={['community', 'coordinates']} />
    </StepForm>
  )
}

/** Facilities of the service around a community, to be moved or closed. */
function FacilityNear(props: { readonly verb: 'move' | 'close' }): JSX.Element {
  const tab = usePlanTab()
  const place = usePlace('facility')
  const near = createFacilitiesNear(place.middle)
  const add = () => tab.words().plan.add
  const take = (facility: FacilityDetails) =>
    addStep(
      tab,
      props.verb === 'close'
        ? { kind: 'close-facility', facility: facility.id }
        : { kind: 'move-facility', facility: facility.id, at: [facility.lon, facility.lat] },
    )
  return (
    <>
      <CommunityField
        label={add().nearCommunity}
        value={place.community()}
        error={null}
        onChange={place.setCommunity}
      />
      <NearList
        label={add().nearest(tab.serviceNames([tab.service()]))}
        note={place.middle() === null ? add().errors.community : near.note()}
        rows={near.rows()}
        called={near.called}
        away={near.away}
        take={add().take[props.verb]}
        takeOf={(facility) => add().takeOf[props.verb](near.called(facility))}
        onTake={take}
      />
    </>
  )
}
