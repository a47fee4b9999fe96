import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { parseJson } from './data-error.ts'
import { checkReferences } from './references.ts'
import { readStandard, sourceOf, type Standard } from './standard.ts'
import { readWalkers } from './walker.ts'

const textOf = (name: string) => readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
const catalogue = readCatalogue(JSON.parse(textOf('services.json')), 'data/services.json')
const walkers = readWalkers(JSON.parse(textOf('walkers.json')), 'data/walkers.json')
const files = readdirSync(new URL('../../data/standards', import.meta.url)).map((name) => `standards/${name}`)
const shipped = new Map(
  files.map((name) => readStandard(parseJson(textOf(name), name), name)).map((one) => [one.id, one]),
)

function standardOf(id: string): Standard {
  const standard = shipped.get(id)
  if (standard === undefined) throw new Error(`no standard ${id}`)
  return standard
}

const rule = {
  id: 'toilet',
  services: ['toilet'],
  ruler: 'minutes',
  threshold: 15,
  scalable: true,
  required: true,
  weight: 1,
  source: 'guess',
  verified: false,
}
const own = {
  id: 'own',
  names: { 'zh-Hans': '自定', 'zh-Hant': '自訂', en: 'Own' },
  sources: { guess: { text: 'a test' } },
  source: 'guess',
  verified: false,
  defaultWalker: 'adult',
  judging: { source: 'guess', verified: false },
  thinFloors: { per10000Residents: {}, source: 'guess', verified: false },
  rules: [rule],
}

const three = ['a', 'b', 'c'].map((id) => ({ ...rule, id }))

function messageOf(json: unknown): string {
  try {
    checkReferences(readStandard(json, 'own.json'), { catalogue, walkers }, 'own.json')
    return 'accepted'
  } catch (error) {
    return error instanceof Error && error.name === 'DataError'
      ? error.message
      : `not a DataError: ${String(error)}`
  }
}

describe('readStandard', () => {
  it('fills in the share of residents and the tolerance', () => {
    expect(readStandard(own, 'own.json')).toMatchObject({ residentsShare: 0.8, tolerance: 0 })
    expect(
      readStandard({ ...own, residentsShare: 0.5, tolerance: 2, rules: three }, 'own.json'),
    ).toMatchObject({
      residentsShare: 0.5,
      tolerance: 2,
    })
  })

  it.each<[unknown, string]>([
    [own, 'accepted'],
    [null, 'own.json: found null, expected an object'],
    [
      { ...own, rule: [] },
      'own.json: at rule: found the unknown key "rule", expected only the keys of this format',
    ],
    [{ ...own, residentsShare: 80 }, 'own.json: at residentsShare: found 80, expected a share of at most 1'],
    [{ ...own, tolerance: 0.5 }, 'own.json: at tolerance: found 0.5, expected a whole number'],
    [
      { ...own, tolerance: 3, rules: three },
      'own.json: at tolerance: found 3 gaps allowed, expected fewer than the 3 required rules',
    ],
    [
      { ...own, rules: [{ ...rule, treshold: 9 }] },
      'own.json: at rules[0].treshold: found the unknown key "treshold", expected only the keys of this format',
    ],
    [
      { ...own, rules: [{ ...rule, threshold: '15' }] },
      'own.json: at rules[0].threshold: found "15", expected a number',
    ],
    [
      { ...own, rules: [{ ...rule, threshold: 0 }] },
      'own.json: at rules[0].threshold: found 0, expected a number above 0',
    ],
    [
      { ...own, rules: [{ ...rule, threshold: 90 }] },
      'own.json: at rules[0]: found 90 minutes, expected at most 60 minutes',
    ],
    [
      { ...own, rules: [{ ...rule, ruler: 'metres', threshold: 500 }] },
      'own.json: at rules[0]: found a scalable rule in metres, expected scalable only with minutes',
    ],
    [
      { ...own, rules: [{ ...rule, band: [20, 10] }] },
      'own.json: at rules[0].band: found a list of 2, expected a lower and a higher threshold',
    ],
    [
      { ...own, rules: [{ ...rule, weight: -1 }] },
      'own.json: at rules[0].weight: found -1, expected a weight of at least 0',
    ],
    [
      { ...own, rules: [{ ...rule, services: ['toilet', 'toilet'] }] },
      'own.json: at rules[0].services: found a list of 2, expected every service once',
    ],
    [
      { ...own, rules: [rule, rule] },
      'own.json: at rules: found the rule "toilet" twice, expected unique ids',
    ],
    [
      { ...own, rules: [{ ...rule, source: 'nobody' }] },
      'own.json: at rules[0].source: found the unknown source "nobody", expected one of guess',
    ],
    [{ ...own, sources: {} }, 'own.json: at source: found the unknown source "guess", expected one of '],
    [
      { ...own, rules: [{ ...rule, services: ['toilets'] }] },
      'own.json: at rules[0].services[0]: found the unknown service "toilets", expected a known service such as "toilet"',
    ],
    [
      { ...own, defaultWalker: 'runner' },
      'own.json: at defaultWalker: found the unknown walker "runner", expected one of standard, adult, elder, wheelchair',
    ],
    [
      { ...own, thinFloors: { ...own.thinFloors, per10000Residents: { laundrey: 1 } } },
      'own.json: at thinFloors.per10000Residents: found the unknown service "laundrey", expected a known service such as "laundry"',
    ],
  ])('case %#: %s', (json, message) => expect(messageOf(json)).toBe(message))

  it('says which text is not JSON', () => {
    expect(() => parseJson('{"id": ', 'own.json')).toThrow(
      /^own\.json: found broken text \(.+, expected JSON$/,
    )
  })
})

describe('the shipped standards', () => {
  it('are these seven, each under its own name, and refer to known services and walkers', () => {
    const ids = 'beijing-15 checkup complete-community fifteen-minute-city gb50180 mofcom-15 mofcom-5-8-15'
    expect([...shipped.keys()].sort().join(' ')).toBe(ids)
    expect(files.map((name) => name.replace(/^standards\/|\.json$/g, '')).sort()).toEqual(
      [...shipped.keys()].sort(),
    )
    for (const standard of shipped.values()) checkReferences(standard, { catalogue, walkers }, standard.id)
  })

  it('give every value a source, and every rule a thin-data floor on at least one of its services', () => {
    for (const standard of shipped.values()) {
      for (const one of standard.rules) {
        expect(sourceOf(standard, one.source).text).not.toBe('')
        const floors = one.services.map((id) => standard.thinFloors.per10000Residents[id] ?? 0)
        expect(Math.max(...floors)).toBeGreaterThan(0)
      }
      expect(standard.thinFloors.verified).toBe(false)
    }
  })

  it('name every group', () => {
    for (const { rules } of shipped.values()) {
      for (const one of rules) if (one.services.length > 1) expect(one.names).toBeDefined()
    }
  })

  it('never require bill payment', () => {
    for (const { rules } of shipped.values()) {
      expect(rules.filter((one) => one.required && one.services.includes('bill-payment'))).toEqual([])
    }
  })

  it('beijing-15: eight convenience functions and six public services, 15 minutes, verified', () => {
    const required = standardOf('beijing-15').rules.filter((one) => one.required)
    expect(required.map((one) => one.id).join(' ')).toBe(
      'vegetables convenience breakfast housekeeping hairdresser parcel repair laundry ' +
        'community-station health elderly-care early-years culture sports',
    )
    expect(required.every((one) => one.threshold === 15 && one.scalable && one.verified)).toBe(true)
  })

  it('mofcom-15: elderly care is required, recycling and quality are not, no car wash', () => {
    const { rules } = standardOf('mofcom-15')
    const required = new Map(rules.map((one) => [one.id, one.required]))
    expect(required.get('elderly-care')).toBe(true)
    expect([...required.values()].filter(Boolean)).toHaveLength(12)
    for (const id of ['recycling', 'nursery', 'gym', 'cafe', 'pet', 'special-eating', 'new-bookshop']) {
      expect(required.get(id)).toBe(false)
    }
  })

  it('mofcom-5-8-15: three fixed times, unverified', () => {
    const { rules } = standardOf('mofcom-5-8-15')
    expect(rules.map((one) => one.threshold)).toEqual([5, 8, 8, 8, 8, 8, 15, 15])
    expect(rules.some((one) => one.verified || one.scalable)).toBe(false)
  })

  it('gb50180: metres, not nested, unverified, the 1,000 m rules with their band', () => {
    const { rules } = standardOf('gb50180')
    expect(rules.every((one) => one.ruler === 'metres' && !one.verified && !one.scalable)).toBe(true)
    const at = (metres: number) =>
      rules.filter((one) => one.threshold === metres).flatMap((one) => one.services)
    expect(at(1000).join(' ')).toBe(
      'junior-school health-centre culture-centre street-office sports-ground-large',
    )
    expect(at(500).join(' ')).toBe('primary-school vegetables supermarket mall sports-ground-medium bus-stop')
    expect(at(300).join(' ')).toBe(
      'kindergarten nursery elderly-station community-station health-station culture-station sports-ground-small',
    )
    expect(at(800).join(' ')).toBe('police metro')
    for (const one of rules) expect(one.band).toEqual(one.threshold === 1000 ? [800, 1000] : undefined)
    const tiers = rules.flatMap((one) => one.services)
    expect(new Set(tiers).size).toBe(tiers.length)
  })

  it('complete-community and checkup: thresholds are this project’s, sizes are verified', () => {
    for (const id of ['complete-community', 'checkup']) {
      const standard = standardOf(id)
      for (const one of standard.rules) {
        expect(one.verified).toBe(false)
        expect(sourceOf(standard, one.source).text).toContain('本项目的工作假定')
      }
    }
    const sizes = standardOf('complete-community').rules.map((one) => one.minSize)
    expect(sizes.map((size) => size?.floorAreaM2)).toEqual([800, 200, 350, 120, 300])
    expect(sizes.every((size) => size?.verified)).toBe(true)
  })

  it('fifteen-minute-city: six groups at the adult pace', () => {
    const standard = standardOf('fifteen-minute-city')
    expect(standard.defaultWalker).toBe('adult')
    expect(standard.rules.map((one) => one.id).join(' ')).toBe(
      'supplying caring learning enjoying getting-around handling-affairs',
    )
  })

  it('are the same after writing and reading again', () => {
    for (const standard of shipped.values()) {
      expect(readStandard(JSON.parse(JSON.stringify(standard)), standard.id)).toEqual(standard)
    }
  })
})
