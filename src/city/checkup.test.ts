import { describe, expect, test } from 'vitest'
import { checkupToJson } from '../format/checkup.ts'
import { PACES } from '../network/testing/arbitrary.ts'
import { assessCity } from './assess-city.ts'
import { checkupOf, type CheckupLabels } from './checkup.ts'
import type { City } from './city.ts'
import { entriesByPlace } from './place-entries.ts'
import { cityOfPlan } from './testing/memory-city.ts'
import { plainWalks } from './testing/plain-walks.ts'
import { cityStandard, randomCityPlan } from './testing/random-city.ts'

const labels: CheckupLabels = {
  city: 'test-city',
  cityHash: 'abc',
  method: 'network',
  standard: 'drawn',
  walker: 'waiting',
  minutes: null,
  facilityId: (facility) => `test:${facility}`,
}

const standard = cityStandard()
const city = cityOfPlan(randomCityPlan(12, { nodes: 60, facilities: 60, communities: 30 }))
const assessment = assessCity(city, { standard, walker: PACES.waiting })
const checkup = checkupOf(assessment, labels)

/** All walks of a community's peopled homes to one facility. */
function walksTo(of: City, c: number, ruler: 'minutes' | 'metres'): (facility: number) => (number | null)[] {
  const { toPlace } = plainWalks(of.network, { pace: PACES.waiting, ruler })
  const facilities = entriesByPlace(of.facilityEntries, of.facilities.count)
  const homes = entriesByPlace(of.originEntries, of.origins.count).filter(
    (_, o) => of.origins.community[o] === c,
  )
  return (facility) => homes.map((home) => toPlace(home, facilities[facility] ?? []))
}

describe('a check-up', () => {
  test('lists every community as the city has it, with the verdict of its report', () => {
    expect(checkup.communities.map(({ id }) => id)).toEqual(city.communities.map(({ id }) => id))
    for (const [c, row] of checkup.communities.entries()) {
      const { unit, district, street, lon, lat, residents } = city.communities[c] ?? {}
      expect(row).toMatchObject({ name: '', unit, district, street, lon, lat, residents })
      const { verdict, grade, index } = assessment.report(c)
      expect([row.verdict, row.grade, row.index]).toEqual([verdict, grade.band, index])
    }
    expect(checkup).toMatchObject({ city: 'test-city', cityHash: 'abc', method: 'network', minutes: null })
    expect(checkup.summary).toBe(assessment.summary)
  })

  test('tells the seconds and metres of a walk that somebody there takes to the named facility', () => {
    let told = 0
    for (const [c, { services }] of checkup.communities.entries()) {
      const [minutes, metres] = [walksTo(city, c, 'minutes'), walksTo(city, c, 'metres')]
      // the group of clinic or market is judged after the market's own rule, which is in metres
      for (const service of ['shop', 'clinic', 'canteen', 'community-station']) {
        const { seconds, metres: length, facility } = services[service] ?? {}
        if (seconds === null || seconds === undefined) continue
        const f = Number(facility?.slice('test:'.length))
        expect(minutes(f)).toContain(Math.round(seconds * 10))
        // the fastest way is never shorter than the shortest one
        const shortest = Math.min(...metres(f).filter((dm) => dm !== null))
        expect((length ?? 0) * 10).toBeGreaterThanOrEqual(shortest)
        told++
      }
    }
    expect(told).toBeGreaterThan(20)
  })

  test('calls missing exactly the mapped services of required rules that are outside', () => {
    for (const [c, { missing, services }] of checkup.communities.entries()) {
      const outside = assessment
        .report(c)
        .services.filter(({ required, verdict }) => required && verdict === 'outside')
        .flatMap(({ members }) => members.filter(({ reason }) => reason !== 'no-data'))
        .map(({ service }) => service)
      expect([...missing].sort()).toEqual([...new Set(outside)].sort())
      expect(services['laundry']).toEqual({
        seconds: null,
        metres: null,
        share: null,
        verdict: 'unknown',
        reason: 'no-data',
        facility: null,
      })
    }
    expect(checkup.communities.some(({ missing }) => missing.length > 0)).toBe(true)
  })

  test('is JSON without a number that JSON lacks', () => {
    expect(JSON.parse(checkupToJson(checkup))).toEqual(checkup)
  })

  test('of an unknown facility id says null', () => {
    const nameless = checkupOf(assessment, { ...labels, facilityId: () => null })
    expect(
      nameless.communities
        .flatMap(({ services }) => Object.values(services))
        .some(({ facility }) => facility !== null),
    ).toBe(false)
    expect(nameless.communities.map(({ verdict }) => verdict)).toEqual(
      checkup.communities.map(({ verdict }) => verdict),
    )
  })
})
