import { describe, expect, test } from 'vitest'
import type { NewStep, PlanStep } from '../../format/plan.ts'
import { PACES } from '../../network/testing/arbitrary.ts'
import { edgeLine } from '../../network/edge-line.ts'
import { distanceM, fromE7, type LonLat } from '../../units.ts'
import type { Edit } from '../edit.ts'
import { gatesOf } from '../gates.ts'
import { MOST_LINKS } from '../live/live-walk.ts'
import { openLive } from '../testing/open-live.ts'
import { cityStandard } from '../testing/random-city.ts'
import { gateId } from './gate-ids.ts'
import { resolveSteps, type PlanGround, type StepProblem } from './resolve-steps.ts'
import { withSteps } from './step-of-edit.ts'
import { createStreetFinder } from './street-finder.ts'

const { city, live } = openLive(6, { nodes: 160, facilities: 50, communities: 6 })
const { network, gates } = city
const ground: PlanGround = {
  live,
  facilityOf: (id) => (/^f\d$/.test(id) ? Number(id.slice(1)) : undefined),
  streets: createStreetFinder(city, live.shapes),
}
const node = (v: number): LonLat => [fromE7(network.lonE7[v] ?? 0), fromE7(network.latE7[v] ?? 0)]
const here = node(10)
const inTheFields: LonLat = [71.4, 52]
const added = city.facilities.count

const numbered = (steps: readonly NewStep[]): PlanStep[] =>
  steps.map((step, i) => ({ id: String(i + 1), ...step }))

const shop = (at: LonLat = here): NewStep => ({ kind: 'add-facility', at, services: ['shop'] })
const close = (facility: string): NewStep => ({ kind: 'close-facility', facility })
const move = (facility: string, at: LonLat = here): NewStep => ({ kind: 'move-facility', facility, at })

test.each<[string, NewStep[], readonly (StepProblem | null)[], readonly Edit[]]>([
  ['a facility of the data', [close('f3')], [null], [{ kind: 'close-facility', facility: 3 }]],
  ['one that is gone', [move('osm:node/77')], ['unknown-facility'], []],
  [
    'one that the plan adds, after another',
    [shop(), shop(), move('step:2'), close('step:1')],
    [null, null, null, null],
    [
      { kind: 'add-facility', at: here, services: ['shop'] },
      { kind: 'add-facility', at: here, services: ['shop'] },
      { kind: 'move-facility', facility: added + 1, at: here },
      { kind: 'close-facility', facility: added },
    ],
  ],
  [
    'closing what comes later, or never',
    [close('step:2'), shop(), close('step:9')],
    ['contradiction', null, 'unknown-facility'],
    [{ kind: 'add-facility', at: here, services: ['shop'] }],
  ],
  [
    'closing twice, and moving what is closed',
    [close('f1'), close('f1'), move('f1')],
    [null, 'contradiction', 'contradiction'],
    [{ kind: 'close-facility', facility: 1 }],
  ],
  [
    'what rests on a step that was left out',
    [shop(inTheFields), move('step:1'), shop()],
    ['off-network', 'contradiction', null],
    [{ kind: 'add-facility', at: here, services: ['shop'] }],
  ],
  [
    'services nobody knows, or none',
    [
      { kind: 'add-facility', at: here, services: ['shop', 'moon'] },
      { kind: 'add-facility', at: here, services: [] },
    ],
    ['unknown-service', 'unknown-service'],
    [],
  ],
  ['a link into the fields', [{ kind: 'add-link', from: here, to: inTheFields }], ['off-network'], []],
  [
    'a street where there is none, and a gate nobody knows',
    [
      { kind: 'set-access', at: inTheFields, way: null, access: 'open' },
      { kind: 'set-access', at: here, way: 'osm:node/999999999', access: 'open' },
    ],
    ['unknown-street', 'unknown-street'],
    [],
  ],
])('%s', (_, steps, problems, edits) => {
  const resolved = resolveSteps(ground, numbered(steps))
  expect(resolved.problems).toEqual(problems)
  expect(resolved.edits.flat()).toEqual(edits)
})

test('footpaths that there is no room for are left out, those off the streets not counted', () => {
  const link = (i: number): NewStep => ({
    kind: 'add-link',
    from: node(i % 100),
    to: node((i * 7 + 3) % 100),
  })
  const nowhere: NewStep = { kind: 'add-link', from: here, to: inTheFields }
  const steps = numbered([nowhere, ...Array.from({ length: MOST_LINKS + 2 }, (_, i) => link(i)), shop()])
  const { edits, problems } = resolveSteps(ground, steps)
  expect(problems[0]).toBe('off-network')
  expect(problems.slice(1, MOST_LINKS + 1).every((problem) => problem === null)).toBe(true)
  expect(problems.slice(MOST_LINKS + 1)).toEqual(['too-many-links', 'too-many-links', null])
  // there is room for as many as are left in, and for no more
  const request = { standard: cityStandard(), walker: PACES.plain }
  expect(live.assess(request, edits.flat()).assessment.summary.units.length).toBeGreaterThan(0)
  const one: Edit = { kind: 'add-link', from: here, to: node(20) }
  expect(() => live.assess(request, [...edits.flat(), one])).toThrow(`at most ${MOST_LINKS}`)
})

describe('gates and streets', () => {
  const gate = gates[0]
  if (gate === undefined) throw new Error('the drawn city has no gate')
  const edges = gates.flatMap(({ edge, osmNode }) => (osmNode === gate.osmNode ? [edge] : []))
  const at = node(network.edgeFrom[gate.edge] ?? 0)

  test('a gate is its whole barrier, by id or by place', () => {
    expect(ground.streets.edgesAt(inTheFields, gateId(gate.osmNode))).toEqual(edges)
    expect(ground.streets.edgesAt([at[0] + 2e-5, at[1]], null)).toEqual(edges)
  })

  test('a street is the nearest to the point, whoever may walk it', () => {
    const shapes = live.shapes()
    let tried = 0
    for (let e = 0; e < network.edgeCount; e += 7) {
      const [first, end] = [shapes.firstPoint[e] ?? 0, shapes.firstPoint[e + 1] ?? 0]
      if (first === end) continue
      const inner: LonLat = [fromE7(shapes.pointLonE7[first] ?? 0), fromE7(shapes.pointLatE7[first] ?? 0)]
      if (gatesOf(city).some((one) => distanceM(one.at, inner) < 10)) continue
      // streets of the drawn city cross without meeting: of those through one point the first
      const through = Array.from({ length: network.edgeCount }, (__, other) => other).filter((other) =>
        edgeLine(network, shapes, other).some(
          ([lon, lat]) => fromE7(lon) === inner[0] && fromE7(lat) === inner[1],
        ),
      )
      expect(ground.streets.edgesAt(inner, null)).toEqual(through.slice(0, 1))
      tried++
    }
    expect(tried).toBeGreaterThan(5)
  })

  test('a ranked opening becomes the step that finds it again', () => {
    const link: Edit = { kind: 'add-link', from: here, to: node(20) }
    const open: Edit = { kind: 'set-access', edge: gate.edge, access: 'open' }
    const counts = { residents: 1, gains: 1 }
    const { openings } = withSteps(city, {
      tried: 2,
      openings: [
        { edit: open, at, ...counts },
        { edit: link, at: here, ...counts },
      ],
    })
    const { edits, problems } = resolveSteps(ground, numbered(openings.map(({ step }) => step)))
    expect(problems).toEqual([null, null])
    expect(edits).toEqual([edges.map((edge) => ({ ...open, edge })), [link]])
  })
})
