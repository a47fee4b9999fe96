import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { OpenCity } from '../engine/protocol.ts'
import type { PlanStep } from '../format/plan.ts'
import { createPlanFacilities } from './plan-facilities.ts'
import { fakeEngine, settled } from './testing/fake-engine.ts'

const details = (id: string) => ({ id }) as FacilityDetails
const close = (facility: string): PlanStep => ({ id: facility, kind: 'close-facility', facility })

function open() {
  const fake = fakeEngine()
  return createRoot((dispose) => {
    const [city, setCity] = createSignal<OpenCity>()
    const [steps, setSteps] = createSignal<readonly PlanStep[]>([])
    const facilities = createPlanFacilities(fake.engine, { city, steps })
    return { facilities, setCity, setSteps, asked: () => fake.asked('facilities'), dispose }
  })
}

test('what steps name is fetched once, and what the city does not have is known to be missing', async () => {
  const { facilities, setCity, setSteps, asked, dispose } = open()
  setCity({} as OpenCity)
  setSteps([close('osm:node/1'), close('step:a'), close('osm:node/2')])
  await settled()
  expect(asked().map(({ input }) => input)).toEqual([{ ids: ['osm:node/1', 'osm:node/2'] }])
  expect(facilities.known('osm:node/1')).toBeUndefined()
  await asked()[0]?.answer({ ok: true, value: [details('osm:node/2')] })
  expect(facilities.known('osm:node/1')).toBeNull()
  expect(facilities.known('osm:node/2')).toEqual(details('osm:node/2'))
  setSteps([close('osm:node/2')])
  await settled()
  expect(asked()).toHaveLength(1)
  dispose()
})

test('nothing of one city is told of another', async () => {
  const { facilities, setCity, setSteps, asked, dispose } = open()
  setCity({} as OpenCity)
  setSteps([close('osm:node/1')])
  await settled()
  setCity({} as OpenCity)
  await asked()[0]?.answer({ ok: true, value: [details('osm:node/1')] })
  expect(facilities.known('osm:node/1')).toBeUndefined()
  await settled()
  await asked()[1]?.answer({ ok: true, value: [] })
  expect(facilities.known('osm:node/1')).toBeNull()
  dispose()
})

test('a search waits for its turn, so that none takes the place of another', async () => {
  const { facilities, asked, dispose } = open()
  const first = facilities.near([71, 51], ['clinic'])
  const second = facilities.near([72, 51], ['market'])
  await settled()
  expect(asked()).toHaveLength(1)
  await asked()[0]?.answer({ ok: true, value: [details('a')] })
  await asked()[1]?.answer({ ok: true, value: [details('b')] })
  expect([await first, await second]).toEqual([
    { ok: true, value: [details('a')] },
    { ok: true, value: [details('b')] },
  ])
  dispose()
})
