import { describe, expect, it } from 'vitest'
import type { FacilityTable } from './tables.ts'
import {
  FACILITY_ACCESS,
  FACILITY_MODES,
  type FacilityAccess,
  type FacilityMode,
} from '../services/facility-access.ts'
import { countingFacilities, countsForOwn, whichFor } from './which-facilities.ts'

type Drawn = readonly [access: FacilityAccess, mode: FacilityMode, lanes: readonly number[]]

function table(drawn: readonly Drawn[]): FacilityTable {
  const first = [0]
  for (const [, , lanes] of drawn) first.push((first.at(-1) ?? 0) + lanes.length)
  return {
    count: drawn.length,
    globalId: Uint32Array.from(drawn.keys()),
    firstLane: Uint32Array.from(first),
    lanes: Uint8Array.from(drawn.flatMap(([, , lanes]) => lanes)),
    access: Uint8Array.from(drawn, ([access]) => FACILITY_ACCESS.indexOf(access)),
    mode: Uint8Array.from(drawn, ([, mode]) => FACILITY_MODES.indexOf(mode)),
  }
}

const facilities = table([
  ['public', 'fixed', [3]],
  ['by-agreement', 'fixed', [3, 7]],
  ['by-appointment', 'fixed', [3]],
  ['residents-only', 'fixed', [3]],
  ['public', 'mobile', [3]],
  ['public', 'delivery', [3]],
  ['public', 'fixed', [2, 7]],
])
const plain = whichFor({ countsByAppointment: false }, 3)
const byAppointment = whichFor({ countsByAppointment: true }, 3)

describe('which facilities count', () => {
  it('are public and fixed, and offer the service', () => {
    expect([...countingFacilities(facilities, plain)]).toEqual([0])
    expect([...countingFacilities(facilities, whichFor({ countsByAppointment: false }, 7))]).toEqual([6])
  })

  it('include those by agreement and by appointment where the standard says so', () => {
    expect([...countingFacilities(facilities, byAppointment)]).toEqual([0, 1, 2])
  })

  it("include residents-only ones for their own estate alone, where the standard's appointments do not matter", () => {
    const own = (which: typeof plain) =>
      [...facilities.globalId].filter((i) => countsForOwn(facilities, i, which))
    expect(own(plain)).toEqual([0, 3])
    expect(own(byAppointment)).toEqual([0, 1, 2, 3])
  })

  it('leave out codes that a table of another version may hold', () => {
    expect([...countingFacilities({ ...facilities, access: new Uint8Array(7).fill(9) }, plain)]).toEqual([])
    expect([...countingFacilities({ ...facilities, mode: new Uint8Array(7).fill(9) }, plain)]).toEqual([])
  })
})
