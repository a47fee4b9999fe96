import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countingFacilities, whichFor } from '../../coverage/which-facilities.ts'
import { metricOf, type WalkingPace } from '../../network/metric.ts'
import { plainKernels } from '../../network/plain-kernels.ts'
import { PACES } from '../../network/testing/arbitrary.ts'
import { searchPlainly } from '../../network/testing/dijkstra.ts'
import { wasmKernels } from '../../network/wasm-kernels.ts'
import { UNREACHED } from '../../units.ts'
import { assessCity, type Assessment } from '../assess-city.ts'
import type { City } from '../city.ts'
import type { Edit } from '../edit.ts'
import { openShapes } from '../open-city.ts'
import { entriesOfPlace } from '../place-entries.ts'
import { memoryCity, openMemoryCity, snapperOf } from '../testing/memory-city.ts'
import { cityStandard, randomCityPlan, SERVICES } from '../testing/random-city.ts'
import { editing } from '../testing/random-edits.ts'
import { createLiveCity, type LiveCity } from './live-city.ts'

const compiled = new WebAssembly.Module(
  readFileSync(new URL('../../network/wasm/hierarchy.wasm', import.meta.url)),
)
const MAKES = [
  ['plain', plainKernels],
  ['wasm', () => wasmKernels(compiled)],
] as const

const standard = cityStandard()
const WALKERS: readonly WalkingPace[] = Object.values(PACES)
const SMALL = { nodes: 160, facilities: 50, communities: 16 }

function openLive(
  seed: number,
  kernelsOf: () => ReturnType<typeof plainKernels>,
): { city: City; live: LiveCity } {
  const memory = memoryCity(randomCityPlan(seed, SMALL))
  const opened = openMemoryCity(memory)
  const shapes = openShapes(opened, memory.files)
  const joining = { shapes: () => shapes, snapper: () => snapperOf(opened, memory) }
  return { city: opened.city, live: createLiveCity(opened.city, { kernels: kernelsOf(), ...joining }) }
}

/** All that an assessment says, reports with their facilities and lengths included. */
const told = ({ verdicts, people, summary, cityCase, report }: Assessment) => ({
  verdicts,
  people,
  summary,
  reports: cityCase.communities.map((_, c) => report(c)),
  times: cityCase.times.rules.map((rule) => rule.map(({ primary }) => [...primary])),
})

describe.each(MAKES)('with %s kernels', (_name, kernelsOf) => {
  test('after every edit, undo and change of terms the city is judged as one built that way', () => {
    const walkers = fc.tuple(fc.constantFrom(...WALKERS), fc.constantFrom(...WALKERS))
    const minutes = fc.array(fc.constantFrom(4, 15), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(fc.nat(99_999), walkers, minutes, (seed, [first, second], asked) => {
        const { city, live } = openLive(seed, kernelsOf)
        const turns = editing(city, seed)
        for (const [turn, minute] of asked.entries()) {
          const edits: readonly Edit[] = turn === 0 ? [] : turns.next().value
          const request = { standard, walker: turn < 6 ? first : second, minutes: minute }
          const { assessment, city: edited } = live.assess(request, edits)
          expect(told(assessment)).toEqual(told(assessCity(edited, request)))
        }
      }),
      { seed: 11, numRuns: 12 },
    )
  })

  test('the minutes at nodes are those of a plain Dijkstra, through edits', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.constantFrom(...WALKERS), (seed, walker) => {
        const { city, live } = openLive(seed, kernelsOf)
        const turns = editing(city, seed)
        for (let turn = 0; turn < 4; turn++) {
          const service = SERVICES[turn] ?? 'shop'
          const found = live.assess({ standard, walker }, turn === 0 ? [] : turns.next().value)
          expect([...found.nodeMinutes(service)]).toEqual(
            plainNodeMinutes(found.city, service, walker).slice(0, city.network.nodeCount),
          )
          for (const rule of standard.rules.filter(({ ruler }) => ruler === 'minutes')) {
            const columns = rule.services.map((one) => plainNodeMinutes(found.city, one, walker, rule))
            expect([...found.nodeRule(rule.id)]).toEqual(
              Array.from({ length: city.network.nodeCount }, (_, v) =>
                Math.min(...columns.map((column) => column[v] ?? UNREACHED)),
              ),
            )
          }
        }
      }),
      { seed: 12, numRuns: 15 },
    )
  })
})

/** As the rule given counts, or the first that names the service. */
function plainNodeMinutes(
  city: City,
  service: string,
  walker: WalkingPace,
  rule = standard.rules.find(({ services }) => services.includes(service)),
): number[] {
  const { network, facilities, facilityEntries } = city
  const which = whichFor(rule ?? { countsByAppointment: false }, city.manifest.services.indexOf(service))
  const seeds = [...countingFacilities(facilities, which)].flatMap((source) =>
    entriesOfPlace(facilityEntries, source).map((entry) => ({ ...entry, source })),
  )
  const metric = metricOf(network, walker, 'minutes')
  const { labels } = searchPlainly({ network, metric, sense: 'to', seeds, limit: UNREACHED - 1 })
  return labels.map((label) => label?.primary ?? UNREACHED)
}

test('edits taken back leave every byte as it was', () => {
  const { city, live } = openLive(5, plainKernels)
  const request = { standard, walker: PACES.waiting }
  const stateOf = (edits: readonly Edit[]) => {
    const { assessment, nodeMinutes, nodeMissing } = live.assess(request, edits)
    return { told: told(assessment), nodes: SERVICES.map(nodeMinutes), missing: nodeMissing() }
  }
  const before = stateOf([])
  const turns = editing(city, 77)
  const seen = new Map<string, unknown>([['[]', before]])
  for (let turn = 0; turn < 60; turn++) {
    const edits = turns.next().value
    const state = stateOf(edits)
    const key = JSON.stringify(edits)
    if (seen.has(key)) expect(state).toEqual(seen.get(key))
    seen.set(key, state)
  }
  expect(stateOf([])).toEqual(before)
})

test.each<[string, Edit[], string]>([
  [
    'an unknown facility',
    [{ kind: 'close-facility', facility: 4_000 }],
    'edit 1: found facility 4000, there are 50',
  ],
  [
    'a facility closed before',
    [
      { kind: 'close-facility', facility: 3 },
      { kind: 'move-facility', facility: 3, at: [71.4, 51] },
    ],
    'edit 2: found facility 3, one that an edit before it has closed',
  ],
  ['an unknown street', [{ kind: 'set-access', edge: -1, access: 'open' }], 'edit 1: found street -1'],
  [
    'an unknown service',
    [{ kind: 'add-facility', at: [71.4, 51], services: ['moon'] }],
    'edit 1: found the service "moon"',
  ],
])('%s is refused, and the city answers as before', (_, edits, message) => {
  const { live } = openLive(6, plainKernels)
  const request = { standard, walker: PACES.plain }
  const before = told(live.assess(request, []).assessment)
  expect(() => live.assess(request, edits)).toThrow(message)
  expect(told(live.assess(request, []).assessment)).toEqual(before)
})

test('points in the fields change nothing and are told', () => {
  const { live } = openLive(6, plainKernels)
  const request = { standard, walker: PACES.plain }
  const before = live.assess(request, []).assessment
  const edits: Edit[] = [
    { kind: 'add-link', from: [71.4, 51], to: [71.4, 52] },
    { kind: 'add-facility', at: [71.4, 52], services: ['shop', 'laundry'] },
    { kind: 'move-facility', facility: 3, at: [71.4, 52] },
  ]
  const { offNetwork, assessment } = live.assess(request, edits)
  expect(offNetwork).toEqual([0, 1, 2])
  expect(told(assessment)).toEqual(told(before))
})

test('more links than there is room for are refused, at first sight too', () => {
  const { city, live } = openLive(8, plainKernels)
  const node = (v: number): [number, number] => [
    (city.network.lonE7[v] ?? 0) / 1e7,
    (city.network.latE7[v] ?? 0) / 1e7,
  ]
  const links = Array.from({ length: 300 }, (_, i): Edit => {
    return { kind: 'add-link', from: node(i % 100), to: node((i * 7) % 100) }
  })
  expect(() => live.assess({ standard, walker: PACES.plain }, links)).toThrow(
    'footpaths added, expected at most 256',
  )
  const { assessment, city: edited } = live.assess({ standard, walker: PACES.plain }, links.slice(0, 20))
  expect(told(assessment)).toEqual(told(assessCity(edited, { standard, walker: PACES.plain })))
})

test('values at nodes are those of their assessment whoever walked meanwhile', () => {
  const { live } = openLive(9, plainKernels)
  const first = live.assess({ standard, walker: PACES.plain }, [])
  const missing = first.nodeMissing()
  live.assess({ standard, walker: PACES.waiting }, [])
  expect(first.nodeMissing()).toEqual(missing)
})
