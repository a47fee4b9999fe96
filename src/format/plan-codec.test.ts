import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlanFile, writePlanFile, type PlanContent } from './plan-file.ts'
import { readPlanLink, writePlanLink } from './plan-link.ts'
import { planContents } from './testing/random-plan-content.ts'

const plan: PlanContent = {
  name: '河东方案',
  city: 'astana',
  cityHash: '0123456789abcdef',
  changedOn: '2026-11-22',
  steps: [
    { id: 'a1', kind: 'add-facility', at: [71.430011, 51.128022], services: ['canteen', 'shop'] },
    { id: 'b2', kind: 'move-facility', facility: 'step:a1', at: [71.43, 51.13] },
    { id: 'c3', kind: 'close-facility', facility: 'osm:way/123' },
    { id: 'd4', kind: 'set-access', at: [71.42, 51.12], way: 'osm:node/5', access: 'residents' },
    { id: 'e5', kind: 'add-link', from: [71.4, 51.1], to: [71.401, 51.101] },
  ],
}

test('files and links bear any plan there and back', () => {
  fc.assert(
    fc.property(planContents, (content) => {
      expect(readPlanFile(writePlanFile(content), 'a file')).toEqual(content)
      expect(readPlanLink(writePlanLink(content))).toEqual(content)
    }),
    { seed: 63, numRuns: 150 },
  )
})

test('a link is short, safe in an address, and numbers the steps anew with what names them', () => {
  const text = writePlanLink(plan)
  expect(text).toMatch(/^1\.[\w-]+$/)
  expect(text.length).toBeLessThan(170)
  const { steps, cityHash } = readPlanLink(text)
  expect(cityHash).toBe('0123456789ab')
  expect(steps.map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4'])
  expect(steps[1]).toMatchObject({ facility: 'step:0' })
})

describe('whatever else is read fails with words', () => {
  const problemOf = (read: () => unknown): string | null => {
    try {
      read()
      return null
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Error)
      expect((thrown as Error).constructor).toBe(Error)
      return (thrown as Error).message
    }
  }

  test('a link with a letter changed, cut off or put in', () => {
    const text = writePlanLink(plan)
    const broken = fc.tuple(fc.nat(text.length), fc.nat(2), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(broken, ([at, gone, put]) => {
        const message = problemOf(() => readPlanLink(text.slice(0, at) + put + text.slice(at + gone)))
        if (message !== null) expect(message).toMatch(/^the plan in the address: .+ expected|: at /)
      }),
      { seed: 64, numRuns: 400 },
    )
  })

  test('any bytes at all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{0,80}$/), (text) => {
        expect(problemOf(() => readPlanLink(`1.${text}`)) ?? 'the plan').toContain('the plan')
      }),
      { seed: 65, numRuns: 300 },
    )
  })

  const file = JSON.parse(writePlanFile(plan)) as Record<string, unknown>
  const withStep = (change: object) => ({ ...file, steps: [{ ...plan.steps[0], ...change }] })
  test.each<[string, unknown, string]>([
    ['text', 'plan', 'found the format nothing, expected "quarter-hour-plan"'],
    ['another format', { ...file, format: 'quarter-hour-notes' }, 'found the format "quarter-hour-notes"'],
    ['a newer version', { ...file, version: 2 }, 'found version 2, expected version 1'],
    ['a key too many', { ...file, author: 'me' }, 'at author'],
    ['a step of no kind', withStep({ kind: 'dig' }), 'at steps.0.kind'],
    ['a point in space', withStep({ at: [71, 91] }), 'at steps.0.at.1'],
    ['no service', withStep({ services: [''] }), 'at steps.0.services'],
    ['one id twice', { ...file, steps: [plan.steps[0], plan.steps[0]] }, 'at steps.1.id: found "a1" again'],
    ['a name without end', { ...file, name: 'x'.repeat(201) }, 'at name'],
  ])('a file with %s', (_, data, message) => {
    expect(problemOf(() => readPlanFile(JSON.stringify(data), 'plan.json'))).toContain(
      `plan.json: ${message}`,
    )
  })

  test('a file that is no JSON', () => {
    expect(problemOf(() => readPlanFile('{', 'plan.json'))).toContain('plan.json: is not JSON')
  })
})
