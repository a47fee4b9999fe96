import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { classify, classifyWithDoubt } from './classify.ts'
import { opensBefore } from './first-opening.ts'
import type { RuleSubject, Tags } from './tag-rule.ts'

const file = new URL('../../data/services.json', import.meta.url)
const catalogue = readCatalogue(JSON.parse(readFileSync(file, 'utf8')), 'data/services.json')

/** The rule language read once more, plainly: no compiling, no index, every rule for every subject. */
function holdsPlainly(rule: string, subject: RuleSubject, country: string | null): boolean {
  return rule.split(' & ').every((part) => {
    const body = part.replace(/^!/, '')
    return termPlainly(body, subject, country) === (body === part)
  })
}

function termPlainly(body: string, { tags, areaM2 }: RuleSubject, country: string | null): boolean {
  if (body === '@unsure') return true
  if (body === '@place') return placePlainly(tags)
  if (body.startsWith('@area>=')) return areaM2 !== null && areaM2 >= Number(body.slice(7))
  if (body.startsWith('@country=')) return country === body.slice(9)
  if (body === '@opensBefore=08:00') return opensBefore(tags['opening_hours'], 480)
  const [, key = '', sign, value = ''] = /^([^=~]+)([=~])(.*)$/.exec(body) ?? []
  if (sign === '~') {
    const regex = new RegExp(value, 'iu')
    const keys = Object.keys(tags).filter((k) =>
      key === 'name' ? /^((alt|official|short|loc)_)?name(:|$)/.test(k) : k === key,
    )
    return keys.some((k) => regex.test(tags[k] ?? ''))
  }
  const parts = key in tags ? (tags[key] ?? '').split(';').map((part) => part.trim()) : []
  return value === '*' ? parts.length > 0 : parts.some((part) => value.split('|').includes(part))
}

function placePlainly(tags: Tags): boolean {
  const { amenity = '', building, highway, railway, public_transport } = tags
  if (highway ?? railway ?? public_transport) return false
  if (
    ['parking', 'toilets', 'vending_machine', 'atm', 'recycling', 'bicycle_rental', 'shelter'].includes(
      amenity,
    )
  )
    return false
  const others = ['amenity', 'shop', 'office', 'healthcare', 'leisure', 'social_facility', 'club', 'craft']
  if (others.some((key) => key in tags)) return true
  return building !== undefined && building !== 'apartments'
}

const values = new Map<string, Set<string>>([
  ['amenity', new Set(['parking', 'toilets', 'vending_machine', 'atm'])],
  ['building', new Set(['yes', 'apartments'])],
  ['isced:level', new Set(['0', '1', '2', '1;2', '1-3', '2-3', 'x'])],
  ['opening_hours', new Set(['06:00-09:00', '09:00-20:00', '24/7', 'off'])],
])
for (const rule of catalogue.services.flatMap((service) => service.rules)) {
  for (const [, key = '', list = ''] of rule.matchAll(/!?([a-z_:]+)=([a-z_|]+)/g)) {
    const known = values.get(key) ?? new Set()
    for (const value of list.split('|')) known.add(value)
    values.set(key, known)
  }
}
const words =
  '居委会 社区服务站 街道办事处 菜鸟 丰巢 快递驿站 社区卫生服务站 社区卫生服务中心 养老驿站 日间照料 老年食堂 温馨家园 文化中心 文化室 小学 中学 高级中学 早点 家政 学生 应急避难'
const names = fc
  .array(fc.constantFrom(...words.split(' '), '北京', 'a'), { maxLength: 2 })
  .map((parts) => parts.join(''))

const tagOf = ([key, known]: readonly [string, ReadonlySet<string>]) =>
  fc
    .array(fc.constantFrom(...known, 'other'), { minLength: 1, maxLength: 2 })
    .map(
      (some) =>
        [
          key,
          some.join(fc.sample(fc.constantFrom(';', '; '), { numRuns: 1, seed: some.length })[0]),
        ] as const,
    )

const subjects: fc.Arbitrary<RuleSubject> = fc.record({
  tags: fc
    .tuple(
      fc.array(fc.oneof(...[...values].map(tagOf)), { maxLength: 4 }),
      fc.array(fc.tuple(fc.constantFrom('name', 'name:zh', 'alt_name', 'old_name'), names), { maxLength: 2 }),
    )
    .map(([tags, named]) => Object.fromEntries([...tags, ...named])),
  areaM2: fc.option(fc.constantFrom(10, 1309, 1310, 3149, 3150, 9000)),
})

it('finds what a plain reading of every rule finds', () => {
  for (const country of ['CN', 'KZ', null]) {
    const find = classifyWithDoubt(catalogue, country)
    let found = 0
    fc.assert(
      fc.property(subjects, (subject) => {
        const sure: number[] = []
        const unsure: number[] = []
        for (const [lane, { rules }] of catalogue.services.entries()) {
          const holding = rules.filter((rule) => holdsPlainly(rule, subject, country))
          if (holding.some((rule) => !rule.includes('@unsure'))) sure.push(lane)
          else if (holding.length > 0) unsure.push(lane)
        }
        found += sure.length + unsure.length
        expect(find(subject)).toEqual({ lanes: [...sure, ...unsure].sort((a, b) => a - b), unsure })
      }),
      { seed: 20260727, numRuns: 4_000 },
    )
    expect(found).toBeGreaterThan(2_000)
  }
})

it('gives lanes, ascending and unique', () => {
  const lanesOf = classify(catalogue, 'CN')
  fc.assert(
    fc.property(subjects, (subject) => {
      const lanes = lanesOf(subject)
      expect(lanes).toEqual([...new Set(lanes)].sort((a, b) => a - b))
    }),
    { seed: 7, numRuns: 500 },
  )
})
