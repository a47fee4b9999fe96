import { describe, expect, it } from 'vitest'
import { checkupServices } from './checkup-services.ts'
import { communityReport } from './community-report.ts'
import { judgeCity } from './judge-city.ts'
import { drawCase, type DrawnCity } from './testing/draw-city.ts'
import { timeWithin } from './time-within.ts'

const FACILITY_ID = [40, 30, 50, 10]

function report(drawn: DrawnCity) {
  const city = drawCase(drawn)
  return communityReport({ city, verdicts: judgeCity(city), facilityId: FACILITY_ID }, 0)
}

const within = (homes: DrawnCity['communities'][number]['homes'], residentsShare = 0.8) => {
  const city = drawCase({ rules: [{ services: ['shop'] }], communities: [{ homes }] })
  const times = city.times.rules[0]?.[0]
  if (times === undefined) throw new Error('no times were drawn')
  return timeWithin({ origins: city.origins, times, residentsShare, facilityId: FACILITY_ID }, 0)
}

describe('t(c, s)', () => {
  it('is the lower value when 80 % fall between two homes', () => {
    // 4 + 4 = 8 of 10 by minute 9; the last two need 20.
    const homes = [4, 4, 2].map((residents, i) => ({
      residents,
      walks: { shop: [[5, 9, 20][i] ?? 0, i] as const },
    }))
    expect(within(homes)).toEqual({ primary: 5400, secondary: 10_800, facility: 1 })
    expect(within(homes, 0.95)?.primary).toBe(12_000)
    expect(within(homes, 0.5)?.primary).toBe(5400)
  })

  it('names the facility with the lowest id among homes with just that time', () => {
    // Facilities 0, 1 and 3 have ids 40, 30 and 10; facility 3 belongs to a home where nobody lives.
    const homes = [
      { residents: 1, walks: { shop: [9, 0] as const } },
      { residents: 1, walks: { shop: [9, 1] as const } },
      { residents: 0, walks: { shop: [9, 3] as const } },
    ]
    expect(within(homes)?.facility).toBe(1)
  })

  it('is null when too few ever reach it, and leaves out a second quantity too large to hold', () => {
    expect(
      within([
        { residents: 7, walks: { shop: 1 } },
        { residents: 3, walks: {} },
      ]),
    ).toBeNull()
    expect(within([{ residents: 1, walks: { shop: 60 } }])).toEqual({
      primary: 36_000,
      secondary: null,
      facility: 0,
    })
  })
})

describe('report of a community', () => {
  const drawn: DrawnCity = {
    rules: [
      { services: ['shop'] },
      { services: ['bus-stop', 'metro'] },
      { services: ['laundry'] },
      { services: ['clinic'], ruler: 'metres', threshold: 300 },
      { services: ['cafe'], required: false },
      { services: ['community-station'] },
    ],
    communities: [
      {
        origin: 'office',
        homes: [
          {
            residents: 3,
            walks: {
              shop: [12, 1],
              'bus-stop': [16, 2],
              metro: [30, 3],
              clinic: [310, 0],
              'community-station': 0,
            },
          },
        ],
      },
    ],
    supply: { laundry: { inCity: 0, near: [0] }, cafe: { inCity: 0, near: [0] } },
  }

  it('gives verdict, grade, index, what is set aside, and one entry per rule', () => {
    const told = report(drawn)
    // Missing: the bus-stop group and the clinic; the station is undecided: 2 … 3 crosses a grade.
    expect(told).toMatchObject({ verdict: 'outside', grade: { missing: 2, band: 'undetermined' } })
    expect(told.setAside).toEqual(['laundry'])
    // 3 of 6 equal weights are decided: under 60 %.
    expect(told.index).toBeNull()
    expect(told.services.map(({ rule, verdict, reason }) => [rule, verdict, reason])).toEqual([
      ['rule-0', 'inside', null],
      ['rule-1', 'outside', 'too-far'],
      ['rule-2', 'unknown', 'no-data'],
      ['rule-3', 'outside', 'too-far'],
      ['rule-4', 'unknown', 'no-data'],
      ['rule-5', 'unknown', 'self'],
    ])
  })

  it('tells a group by its soonest member and lists all', () => {
    const group = report(drawn).services[1]
    expect(group).toMatchObject({
      service: 'bus-stop',
      primary: 9600,
      secondary: 19_200,
      facility: 2,
      share: 0,
    })
    expect(group?.members.map(({ service, primary }) => [service, primary])).toEqual([
      ['bus-stop', 9600],
      ['metro', 18_000],
    ])
  })

  it('says nothing of a walk from an office to itself', () => {
    const nothing = { service: null, share: null, primary: null, secondary: null, facility: null }
    expect(report(drawn).services[5]).toMatchObject(nothing)
  })

  it('makes the entries of the check-up file, in seconds and metres whatever the ruler', () => {
    const city = drawCase(drawn)
    const { services, missing } = checkupServices(
      report(drawn),
      city.standard,
      (i) => `osm:node/${FACILITY_ID[i]}`,
    )
    const inside = { verdict: 'inside', reason: null, facility: 'osm:node/30' }
    expect(services['shop']).toEqual({ seconds: 720, metres: 1440, share: 1, ...inside })
    // 310 m; the other quantity is drawn as twice 3,100: 6,200 ds.
    expect(services['clinic']).toMatchObject({ seconds: 620, metres: 310, verdict: 'outside' })
    expect(services['laundry']).toMatchObject({
      seconds: null,
      share: null,
      reason: 'no-data',
      facility: null,
    })
    expect(missing).toEqual(['bus-stop', 'metro', 'clinic'])
  })

  it('does not call a member missing whose group is inside, nor one that is not on the map', () => {
    const homes = [{ residents: 1, walks: { 'bus-stop': 3, metro: 30 } }]
    const rules = [{ services: ['bus-stop', 'metro'] }, { services: ['shop', 'laundry'] }]
    const supply = { laundry: { inCity: 0, near: [0] } }
    const other: DrawnCity = { rules, communities: [{ homes }], supply }
    const { services, missing } = checkupServices(report(other), drawCase(other).standard, () => null)
    expect(services['metro']).toMatchObject({ verdict: 'outside' })
    expect(missing).toEqual(['shop'])
  })
})
