import { describe, expect, it } from 'vitest'
import { compileRule, hasValue, matches, type Tags } from './tag-rule.ts'

interface Case {
  readonly areaM2?: number | null
  readonly country?: string
}

function holds(rule: string, tags: Tags, { areaM2 = null, country }: Case = {}): boolean {
  return matches(compileRule(rule, 'a test'), { tags, areaM2 }, { country: country ?? null })
}

describe('compileRule', () => {
  it.each([
    ['', 'a test: found "", expected key=value, key=* or key~regex'],
    ['amenity', 'a test: found "amenity", expected key=value, key=* or key~regex'],
    ['amenity=', 'a test: found "amenity=", expected key=value, key=* or key~regex'],
    ['=bank', 'a test: found "=bank", expected key=value, key=* or key~regex'],
    ['a b=c', 'a test: found "a b=c", expected key=value, key=* or key~regex'],
    ['a=b&c=d', 'a test: found "a=b&c=d", expected values joined by |, terms joined by " & "'],
    ['a=b & ', 'a test: found "a=b &", expected values joined by |, terms joined by " & "'],
    ['a=b||c', 'a test: found "a=b||c", expected values joined by |, terms joined by " & "'],
    ['name~(', 'a test: found "(", expected a regular expression'],
    ['@unsure', 'a test: found "@unsure", expected a condition'],
    [
      '@area>=big',
      'a test: found "@area>=big", expected @place, @unsure (not negated), @area>=m², @opensBefore=HH:MM or @country=XX',
    ],
    [
      'a=b & !@unsure',
      'a test: found "@unsure", expected @place, @unsure (not negated), @area>=m², @opensBefore=HH:MM or @country=XX',
    ],
  ])('refuses %j', (rule, message) => {
    expect(() => compileRule(rule, 'a test')).toThrow(expect.objectContaining({ name: 'DataError', message }))
  })

  it('marks rules on incomplete tags', () => {
    expect(compileRule('amenity=school & @unsure', 'a test')).toMatchObject({ unsure: true })
    expect(compileRule('amenity=school', 'a test')).toMatchObject({ unsure: false })
  })
})

describe('matches', () => {
  it('joins terms by and, and turns them round by !', () => {
    const rule = 'public_transport=platform & bus=yes & !disused=*'
    expect(holds(rule, { public_transport: 'platform', bus: 'yes' })).toBe(true)
    expect(holds(rule, { public_transport: 'platform' })).toBe(false)
    expect(holds(rule, { public_transport: 'platform', bus: 'yes', disused: 'no' })).toBe(false)
  })

  it('finds a value among several, whole words only', () => {
    expect(holds('shop=butcher|seafood', { shop: 'seafood' })).toBe(true)
    expect(holds('shop=butcher|seafood', { shop: 'bakery; seafood' })).toBe(true)
    expect(holds('shop=butcher|seafood', { shop: 'seafoods' })).toBe(false)
    expect(holds('!shop=seafood', {})).toBe(true)
    expect(hasValue('a;b', ['b'])).toBe(true)
    expect(hasValue(undefined, ['b'])).toBe(false)
  })

  it('looks at all names in force, and at no others', () => {
    for (const key of [
      'name',
      'name:zh',
      'alt_name',
      'official_name',
      'short_name',
      'loc_name',
      'alt_name:en',
    ]) {
      expect(holds('name~文化中心', { [key]: '东城文化中心' }), key).toBe(true)
    }
    for (const key of ['old_name', 'operator', 'description', 'named', 'noname']) {
      expect(holds('name~文化中心', { [key]: '东城文化中心' }), key).toBe(false)
    }
    expect(holds('!name~文化中心', { name: '车站', alt_name: '文化中心' })).toBe(false)
    expect(holds('name~primary school', { 'name:en': 'No. 1 Primary School' })).toBe(true)
  })

  it('takes an unknown area for no size', () => {
    expect(holds('@area>=1310', {}, { areaM2: 1310 })).toBe(true)
    expect(holds('@area>=1310', {}, { areaM2: 1309.9 })).toBe(false)
    expect(holds('@area>=1310', {}, { areaM2: null })).toBe(false)
    expect(holds('!@area>=1310', {}, { areaM2: null })).toBe(true)
  })

  it('knows the country only when told', () => {
    expect(holds('a=b & @country=CN', { a: 'b' }, { country: 'CN' })).toBe(true)
    expect(holds('a=b & @country=CN', { a: 'b' }, { country: 'KZ' })).toBe(false)
    expect(holds('a=b & @country=CN', { a: 'b' })).toBe(false)
  })

  it('tells places from what only bears their name', () => {
    expect(holds('@place', { amenity: 'clinic' })).toBe(true)
    expect(holds('@place', { building: 'yes' })).toBe(true)
    expect(holds('@place', { building: 'apartments', office: 'government' })).toBe(true)
    expect(holds('@place', { building: 'apartments' })).toBe(false)
    expect(holds('@place', { highway: 'bus_stop', amenity: 'shelter' })).toBe(false)
    expect(holds('@place', { amenity: 'parking_entrance' })).toBe(false)
    expect(holds('@place', { amenity: 'toilets', building: 'yes' })).toBe(false)
    expect(holds('@place', { landuse: 'residential' })).toBe(false)
  })

  it('sees own tags only, not what objects inherit', () => {
    expect(holds('constructor=*', {})).toBe(false)
    expect(holds('toString~native', {})).toBe(false)
  })
})
