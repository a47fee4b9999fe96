import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serviceSections, type Section } from './sections.ts'
import { START_TASKS, type StartTask } from '../shell/start-tasks.ts'
import { TASKS } from './tasks.ts'
import {
  drawAnswer,
  drawRules,
  SERVICES,
  type DrawnAnswer,
  type DrawnService,
} from './testing/draw-answer.ts'

const standard = drawRules([
  { id: 'food', services: ['vegetables', 'supermarket'] },
  { id: 'health', services: ['hospital', 'pharmacy'] },
  { id: 'laundry', services: ['laundry'] },
])

function draw(drawn: Omit<DrawnAnswer, 'standard'> & { readonly wish?: StartTask }, by = standard) {
  const answer = drawAnswer({ ...drawn, standard: by })
  return serviceSections({ answer, standard: by, services: SERVICES, wish: drawn.wish ?? null })
}

/** `section: service minutes verdict …; none`. */
const plain = ({ id, groups }: Section): string =>
  `${id}: ${groups
    .map(({ rows, none }) =>
      [
        ...rows.map(({ service, walk, verdict }) => `${service} ${walk ? walk.ds / 600 : '-'} ${verdict}`),
        ...none.map((service) => `(${service})`),
      ].join(', '),
    )
    .join(' | ')}`

test('too far comes first with all members, then tasks; asked for before others, the nearest first', () => {
  const found = {
    vegetables: 12,
    supermarket: 5,
    eating: 2,
    hospital: 30,
    pharmacy: 20,
    laundry: 14,
    park: 40,
  }
  expect(draw({ found }).sections.map(plain)).toEqual([
    'tooFar: pharmacy 20 outside, hospital 30 outside',
    'shopping: supermarket 5 inside, vegetables 12 inside, laundry 14 inside, eating 2 inside',
    'leisure: park 40 null',
  ])
})

test('a member that is too far is no gap while another of its group is in reach', () => {
  const found = { vegetables: 20, supermarket: 5, pharmacy: 1, laundry: 1 }
  const [shopping] = draw({ found }).sections
  expect(shopping && plain(shopping)).toBe(
    'shopping: laundry 1 inside, supermarket 5 inside, vegetables 20 null, (eating)',
  )
})

test('what nothing within the horizon gives is told in one line, but for a rule of its own', () => {
  const found = { vegetables: 'none', supermarket: 18, pharmacy: 1, laundry: 'none' } as const
  expect(draw({ found }).sections.map(plain)).toEqual([
    'tooFar: supermarket 18 outside, (vegetables) | laundry - outside',
    'shopping: (eating)',
    'doctor: pharmacy 1 inside, (hospital)',
    'leisure: (park)',
  ])
})

test('each reason is said once, and groups of one reason stand together', () => {
  const three = drawRules([
    { id: 'a', services: ['vegetables'] },
    { id: 'b', services: ['laundry'] },
    { id: 'c', services: ['park'] },
  ])
  const unsure = { a: 'thin-data', b: 'edge-of-data', c: 'thin-data' } as const
  const { sections } = draw({ found: { vegetables: 20, laundry: 20, park: 20 }, unsure }, three)
  expect(sections[0]?.id).toBe('unsure')
  expect(sections[0]?.groups.map(({ rule, reason }) => [rule?.rule, reason])).toEqual([
    ['a', 'thin-data'],
    ['c', null],
    ['b', 'edge-of-data'],
  ])
})

test('services that the city’s map has none of stand apart', () => {
  const { sections, notMapped } = draw({ found: { laundry: 'not-mapped', park: 'not-mapped', pharmacy: 1 } })
  expect(notMapped).toEqual(['laundry', 'park'])
  expect(sections.map(plain).join()).not.toContain('laundry')
})

test('what the visitor came for is first, even where it is too far or not mapped', () => {
  const found = { vegetables: 20, supermarket: 30, pharmacy: 1, laundry: 1, eating: 3 }
  const groceries = draw({ found, wish: 'groceries' }).sections
  expect(groceries[0] && plain(groceries[0])).toBe('wish: vegetables 20 outside, supermarket 30 outside')
  expect(groceries[1]?.id).toBe('shopping')
  const eating = draw({ found: { ...found, eating: 'not-mapped' }, wish: 'eating' }).sections
  expect(eating[0]).toMatchObject({ id: 'wish', groups: [], notMapped: ['eating'] })
})

test('a rule in metres shows the walk that was judged', () => {
  const gb = drawRules([{ id: 'a', services: ['park'], ruler: 'metres', threshold: 500, scalable: false }])
  const answer = drawAnswer({ standard: gb, found: { park: 10 } })
  const judged = answer.report.services.map((rule) => ({
    ...rule,
    members: rule.members.map((member) => ({ ...member, primary: 7_000, secondary: 6_500, facility: 99 })),
  }))
  const shorter = {
    ...answer,
    report: { ...answer.report, services: judged },
    outcome: { ...answer.outcome, tooFar: judged },
  }
  const { sections } = serviceSections({ answer: shorter, standard: gb, services: SERVICES, wish: null })
  expect(sections[0]?.groups[0]?.rows[0]).toMatchObject({
    ruler: 'metres',
    walk: { facility: 99, ds: 6_500, dm: 7_000 },
  })
})

test('every service of the city is listed exactly once', () => {
  const has = fc.oneof(
    fc.integer({ min: 1, max: 45 }),
    fc.constant<DrawnService>('none'),
    fc.constant<DrawnService>('not-mapped'),
  )
  const found = fc.record(Object.fromEntries(SERVICES.map(({ id }) => [id, has])))
  const wish = fc.option(fc.constantFrom(...START_TASKS))
  const order = ['wish', 'tooFar', 'unsure', ...TASKS]
  fc.assert(
    fc.property(found, wish, fc.boolean(), (services, came, isThin) => {
      const { sections, notMapped } = draw({
        found: services,
        ...(isThin ? { unsure: { health: 'thin-data' } as const } : {}),
        ...(came === null ? {} : { wish: came }),
      })
      const listed = sections.flatMap(({ groups }) =>
        groups.flatMap(({ rows, none }) => [...rows.map(({ service }) => service), ...none]),
      )
      expect([...listed, ...notMapped].toSorted()).toEqual(SERVICES.map(({ id }) => id).toSorted())
      const places = sections.map(({ id }) => order.indexOf(id))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }),
    { seed: 3 },
  )
})
