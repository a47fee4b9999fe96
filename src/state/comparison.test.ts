import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reason } from '../coverage/verdict.ts'
import { drawAnswer, drawRules, SERVICES, type DrawnService } from '../ui/resident/testing/draw-answer.ts'
import { compareAnswers } from './comparison.ts'

const ids = (changes: readonly { readonly id: string }[]) => changes.map(({ id }) => id)

test('what the second walker loses, with the minutes of both, nearest first', () => {
  const standard = drawRules([
    { id: 'market', services: ['vegetables'] },
    { id: 'health', services: ['pharmacy'] },
    { id: 'food', services: ['eating'] },
    { id: 'green', services: ['park'], required: false },
    { id: 'wash', services: ['laundry'] },
  ])
  const mine = drawAnswer({
    standard,
    found: { vegetables: 12, pharmacy: 9, eating: 4, park: 10, laundry: 14, supermarket: 11 },
  })
  const theirs = drawAnswer({
    standard,
    found: { vegetables: 20, pharmacy: 16, eating: 7, park: 17, laundry: 24, supermarket: 18 },
    unsure: { wash: 'thin-data' },
  })
  const found = compareAnswers(mine, theirs, standard)
  expect(found.lost).toEqual([
    { kind: 'rule', id: 'health', ruler: 'minutes', mine: 5400, theirs: 9600 },
    { kind: 'rule', id: 'market', ruler: 'minutes', mine: 7200, theirs: 12_000 },
  ])
  expect([ids(found.unsure), ids(found.gained), ids(found.alsoGained)]).toEqual([['wash'], [], []])
  expect(found.alsoLost).toEqual([
    { kind: 'service', id: 'park', ruler: 'minutes', mine: 6000, theirs: 10_200 },
    { kind: 'service', id: 'supermarket', ruler: 'minutes', mine: 6600, theirs: 10_800 },
  ])
})

test('a group stands while one member does; a member that is lost is told after it', () => {
  const standard = drawRules([{ id: 'food', services: ['eating', 'supermarket'] }])
  const mine = drawAnswer({ standard, found: { eating: 6, supermarket: 12 } })
  const theirs = drawAnswer({ standard, found: { eating: 10, supermarket: 20 } })
  const found = compareAnswers(mine, theirs, standard)
  expect([ids(found.lost), ids(found.alsoLost)]).toEqual([[], ['supermarket']])
})

test('a rule in metres is lost only where the way is another one', () => {
  const standard = drawRules([
    { id: 'green', services: ['park'], ruler: 'metres', threshold: 500, scalable: false },
  ])
  // drawn at 80 metres a minute: 6 minutes are 480 metres
  const near = drawAnswer({ standard, found: { park: 6 } })
  const far = drawAnswer({ standard, found: { park: 9 } })
  expect(compareAnswers(near, far, standard).lost).toEqual([
    { kind: 'rule', id: 'green', ruler: 'metres', mine: 4800, theirs: 7200 },
  ])
  expect(compareAnswers(near, near, standard).lost).toEqual([])
})

const drawn = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 1, arbitrary: fc.constant('none' as const) },
)
const walks = fc.dictionary(fc.constantFrom(...SERVICES.map(({ id }) => id)), drawn)
const rules = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    services: fc.uniqueArray(fc.constantFrom(...SERVICES.map(({ id }) => id)), {
      minLength: 1,
      maxLength: 3,
    }),
    required: fc.boolean(),
  }),
  { selector: ({ id }) => id, minLength: 1 },
)
const thin = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constant('thin-data' as const))

test('the lists are those of trying every rule and service, and they account for the key sentence', () => {
  fc.assert(
    fc.property(rules, fc.tuple(walks, walks), fc.tuple(thin, thin), (drawnRules, found, unsure) => {
      const [[here, there], [unsureHere, unsureThere]] = [found, unsure]
      const standard = drawRules(drawnRules)
      const mine = drawAnswer({ standard, found: here, unsure: unsureHere })
      const theirs = drawAnswer({ standard, found: there, unsure: unsureThere })
      const changes = compareAnswers(mine, theirs, standard)
      const reaches = (walk: Record<string, DrawnService>, services: readonly string[]) =>
        services.some((id) => Number(walk[id] ?? NaN) <= 15)
      const required = drawnRules.filter((rule) => rule.required)
      const lostOrUnsure = required.filter(
        ({ services }) => reaches(here, services) && !reaches(there, services),
      )
      const isThin = ({ id }: { readonly id: string }) =>
        (unsureThere as Record<string, Reason>)[id] !== undefined
      expect(ids(changes.lost).toSorted()).toEqual(
        ids(lostOrUnsure.filter((rule) => !isThin(rule))).toSorted(),
      )
      expect(ids(changes.unsure).toSorted()).toEqual(ids(lostOrUnsure.filter(isThin)).toSorted())
      const won = required.filter(({ services }) => !reaches(here, services) && reaches(there, services))
      expect(ids(changes.gained).toSorted()).toEqual(ids(won).toSorted())
      expect(theirs.outcome.reached).toBe(
        mine.outcome.reached - changes.lost.length - changes.unsure.length + changes.gained.length,
      )
      const told = new Set([...lostOrUnsure, ...won].flatMap(({ services }) => services))
      const others = SERVICES.map(({ id }) => id).filter((id) => !told.has(id))
      const alsoWon = others.filter((id) => !reaches(here, [id]) && reaches(there, [id]))
      expect(ids(changes.alsoGained).toSorted()).toEqual(alsoWon.toSorted())
      for (const { id } of changes.alsoLost) {
        expect([others.includes(id), reaches(here, [id]), reaches(there, [id])]).toEqual([true, true, false])
      }
    }),
    { seed: 11, numRuns: 150 },
  )
})

test('the other way round, what was lost is gained', () => {
  fc.assert(
    fc.property(rules, walks, walks, (drawnRules, here, there) => {
      const standard = drawRules(drawnRules)
      const [a, b] = [here, there].map((found) => drawAnswer({ standard, found }))
      if (a === undefined || b === undefined) return
      const [forth, back] = [compareAnswers(a, b, standard), compareAnswers(b, a, standard)]
      expect(ids(forth.lost).toSorted()).toEqual(ids(back.gained).toSorted())
      expect(ids(forth.alsoLost).toSorted()).toEqual(ids(back.alsoGained).toSorted())
    }),
    { seed: 12, numRuns: 200 },
  )
})
