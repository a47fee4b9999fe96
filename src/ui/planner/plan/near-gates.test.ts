import { expect, test } from 'vitest'
import type { Gate } from '../../../city/gates.ts'
import type { PlanStep, StreetAccess } from '../../../format/plan.ts'
import { METRES_PER_DEGREE, type LonLat } from '../../../units.ts'
import { DIRECTIONS, directionTo, gatesNear } from './near-gates.ts'

const HERE: LonLat = [71.4, 51]
const moved = (east: number, north: number): LonLat => [
  HERE[0] + east / METRES_PER_DEGREE / Math.cos((HERE[1] * Math.PI) / 180),
  HERE[1] + north / METRES_PER_DEGREE,
]
const gateAt = (north: number, access: StreetAccess = 'closed'): Gate => ({
  at: moved(0, north),
  way: `osm:node/${north}`,
  access,
})
const set = (way: string | null, access: StreetAccess): PlanStep => ({
  id: `${way}-${access}`,
  kind: 'set-access',
  at: HERE,
  way,
  access,
})
const near = (gates: readonly Gate[], access: StreetAccess = 'open', steps: readonly PlanStep[] = []) => {
  const found = gatesNear(gates, { at: HERE, access, steps })
  return found.kind === 'found' ? found.gates.map(({ gate }) => gate.way) : found
}

test('the nearest gates that can still be opened come first, eight at most', () => {
  const far = Array.from({ length: 9 }, (_, i) => gateAt(1_000 + i))
  const found = near([...far, gateAt(300, 'residents'), gateAt(50, 'open'), gateAt(-100)])
  expect(found).toEqual(['osm:node/-100', 'osm:node/300', ...far.slice(0, 6).map(({ way }) => way)])
  expect(near([gateAt(10), gateAt(20, 'residents'), gateAt(30, 'open')], 'closed')).toEqual([
    'osm:node/20',
    'osm:node/30',
  ])
})

test('what the plan has done to a gate counts, the last step of all; a street is no gate', () => {
  const gates = [gateAt(10), gateAt(20)]
  expect(near(gates, 'open', [set('osm:node/10', 'open'), set(null, 'open')])).toEqual(['osm:node/20'])
  const andBack = [set('osm:node/10', 'open'), set('osm:node/10', 'closed')]
  expect(near(gates, 'open', andBack)).toEqual(['osm:node/10', 'osm:node/20'])
})

test('nothing near is told apart: no gates, too far, and all of them so already', () => {
  expect(near([])).toEqual({ kind: 'no-gates' })
  expect(near([gateAt(2_500)])).toEqual({ kind: 'too-far', metres: expect.closeTo(2_500, -1) })
  expect(near([gateAt(1_900, 'open'), gateAt(2_100)])).toEqual({ kind: 'all-so' })
})

test('a direction is the nearest of eight', () => {
  const eighths = DIRECTIONS.map((_, i) => (i * Math.PI) / 4)
  for (const off of [-0.38, 0, 0.38])
    expect(
      eighths.map((turn) => directionTo(HERE, moved(90 * Math.sin(turn + off), 90 * Math.cos(turn + off)))),
    ).toEqual(DIRECTIONS)
})
