import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editStandard, type StandardEdit } from './edit-standard.ts'
import { duplicateStandard, VISITOR_SOURCE } from './own-standard.ts'
import { readStandard, sourceOf, type Standard } from './standard.ts'
import { anyEdit, shippedStandards } from './testing/standards.ts'

const shipped = shippedStandards()

function standardOf(id: string): Standard {
  const found = shipped.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no standard ${id}`)
  return found
}

const beijing = standardOf('beijing-15')
const gb = standardOf('gb50180')

/** What becomes of a fresh copy by these edits, each of which must be possible. */
function edited(base: Standard, ...edits: readonly StandardEdit[]): Standard {
  return edits.reduce(
    (own, edit) => {
      const outcome = editStandard(own, edit, base)
      if (!outcome.ok) throw new Error(`${outcome.problem.path}: ${JSON.stringify(outcome.problem)}`)
      return outcome.standard
    },
    duplicateStandard(base, 'own-1', '一份'),
  )
}

const problemOf = (own: Standard, edit: StandardEdit, base: Standard) => {
  const outcome = editStandard(own, edit, base)
  return outcome.ok ? 'accepted' : outcome.problem
}

const ruleIn = (standard: Standard, id: string) => standard.rules.find((rule) => rule.id === id)

describe('a copy', () => {
  it('demands the same, keeps every source and mark, and is as a whole somebody’s own and unverified', () => {
    for (const base of shipped) {
      const own = duplicateStandard(base, 'own-1', '一份')
      expect(own.rules).toEqual(base.rules)
      expect(own.judging).toEqual(base.judging)
      expect([own.id, own.names.en, own.source, own.verified]).toEqual([
        'own-1',
        '一份',
        VISITOR_SOURCE,
        false,
      ])
      expect(sourceOf(own, VISITOR_SOURCE).text).toContain('set by the visitor')
    }
  })
})

describe('an edit', () => {
  it('marks what it sets as the visitor’s and unverified, and nothing else', () => {
    const own = edited(beijing, { kind: 'threshold', rule: 'laundry', threshold: 10 })
    expect(ruleIn(own, 'laundry')).toMatchObject({ threshold: 10, source: VISITOR_SOURCE, verified: false })
    expect(own.rules.filter(({ id }) => id !== 'laundry')).toEqual(
      beijing.rules.filter(({ id }) => id !== 'laundry'),
    )
    expect(own.judging).toEqual(beijing.judging)
  })

  it('back to the value of the base has the base’s source and mark again', () => {
    const own = edited(
      beijing,
      { kind: 'threshold', rule: 'laundry', threshold: 10 },
      { kind: 'weight', rule: 'laundry', weight: 3 },
      { kind: 'tolerance', tolerance: 2 },
      { kind: 'threshold', rule: 'laundry', threshold: 15 },
      { kind: 'weight', rule: 'laundry', weight: 1 },
      { kind: 'tolerance', tolerance: 0 },
    )
    expect(own).toEqual(duplicateStandard(beijing, 'own-1', '一份'))
  })

  it('takes a band away with its threshold, and a name with its services; both come back with them', () => {
    const own = edited(
      gb,
      { kind: 'threshold', rule: 'large-ground-hall', threshold: 900 },
      { kind: 'weight', rule: 'large-ground-hall', weight: 2 },
    )
    expect(ruleIn(own, 'large-ground-hall')?.band).toBeUndefined()
    expect(ruleIn(own, 'large-ground-hall')?.names).toEqual(ruleIn(gb, 'large-ground-hall')?.names)
    const back = editStandard(own, { kind: 'threshold', rule: 'large-ground-hall', threshold: 1_000 }, gb)
    expect(back.ok && ruleIn(back.standard, 'large-ground-hall')?.band).toEqual([800, 1_000])
    const other = edited(gb, { kind: 'services', rule: 'large-ground-hall', services: ['park'] })
    expect(ruleIn(other, 'large-ground-hall')?.names).toBeUndefined()
  })

  it('in metres the minutes control does not act; back in minutes it does', () => {
    const metres = edited(beijing, { kind: 'ruler', rule: 'laundry', ruler: 'metres', threshold: 500 })
    expect(ruleIn(metres, 'laundry')).toMatchObject({ ruler: 'metres', threshold: 500, scalable: false })
    const minutes = edited(gb, { kind: 'ruler', rule: 'mall', ruler: 'minutes', threshold: 8 })
    expect(ruleIn(minutes, 'mall')?.scalable).toBe(true)
  })

  it('adds a rule with the commonest limit, and knows one again that was removed', () => {
    expect(edited(gb, { kind: 'add-rule', service: 'cafe' }).rules.at(-1)).toMatchObject({
      id: 'cafe',
      services: ['cafe'],
      ruler: 'metres',
      threshold: 300,
      source: VISITOR_SOURCE,
    })
    const again = edited(
      beijing,
      { kind: 'remove-rule', rule: 'laundry' },
      { kind: 'add-rule', service: 'laundry' },
    )
    expect(again.rules).toEqual(beijing.rules)
  })

  it('never gives a new rule the id of a rule of the base', () => {
    const own = edited(
      beijing,
      { kind: 'remove-rule', rule: 'convenience' },
      { kind: 'add-rule', service: 'convenience' },
    )
    expect(own.rules.at(-1)?.id).toBe('convenience-2')
    expect(ruleIn(own, 'convenience')).toBeUndefined()
  })

  it('restores a rule at its place, and resets everything but the name', () => {
    const changed = edited(
      beijing,
      { kind: 'remove-rule', rule: 'breakfast' },
      { kind: 'add-rule', service: 'cafe' },
      { kind: 'residents-share', share: 0.5 },
      { kind: 'name', name: ' 我的标准 ' },
    )
    const restored = editStandard(changed, { kind: 'restore-rule', rule: 'breakfast' }, beijing)
    expect(restored.ok && restored.standard.rules.map(({ id }) => id)).toEqual([
      ...beijing.rules.map(({ id }) => id),
      'cafe',
    ])
    const reset = editStandard(changed, { kind: 'reset' }, beijing)
    expect(reset.ok && reset.standard).toEqual(duplicateStandard(beijing, 'own-1', '我的标准'))
  })
})

describe('an edit that cannot be made', () => {
  const own = duplicateStandard(beijing, 'own-1', '一份')

  it('tells where, what was found and what is expected', () => {
    expect(problemOf(own, { kind: 'threshold', rule: 'breakfast', threshold: 61 }, beijing)).toEqual({
      path: 'rules[2].threshold',
      found: '61',
      expected: { kind: 'number', least: 1, most: 60, isWhole: true },
    })
    expect(
      problemOf(own, { kind: 'ruler', rule: 'breakfast', ruler: 'metres', threshold: 15 }, beijing),
    ).toBe('accepted')
    for (const threshold of [Number.NaN, Number.POSITIVE_INFINITY, 0, -1, 7.5])
      expect(problemOf(own, { kind: 'threshold', rule: 'breakfast', threshold }, beijing)).toMatchObject({
        path: 'rules[2].threshold',
      })
    expect(problemOf(own, { kind: 'weight', rule: 'breakfast', weight: -1 }, beijing)).toMatchObject({
      path: 'rules[2].weight',
    })
    expect(problemOf(own, { kind: 'tolerance', tolerance: 1.5 }, beijing)).toMatchObject({
      path: 'tolerance',
    })
    expect(problemOf(own, { kind: 'residents-share', share: 0 }, beijing)).toMatchObject({
      path: 'residentsShare',
    })
    expect(problemOf(own, { kind: 'name', name: '  ' }, beijing)).toMatchObject({ path: 'names' })
    expect(problemOf(own, { kind: 'weight', rule: 'opera', weight: 1 }, beijing)).toMatchObject({
      expected: { kind: 'known-rule' },
    })
  })

  it('a rule without services, or with those of another rule', () => {
    expect(problemOf(own, { kind: 'services', rule: 'breakfast', services: [] }, beijing)).toMatchObject({
      path: 'rules[2].services',
      expected: { kind: 'a-service' },
    })
    const twice = { kind: 'services', rule: 'breakfast', services: ['laundry'] } as const
    expect(problemOf(own, twice, beijing)).toMatchObject({ expected: { kind: 'other-services' } })
    expect(problemOf(own, { kind: 'add-rule', service: 'laundry' }, beijing)).toMatchObject({
      expected: { kind: 'other-services' },
    })
  })

  it('a tolerance with which nothing is demanded, from whichever side', () => {
    expect(problemOf(own, { kind: 'tolerance', tolerance: 14 }, beijing)).toEqual({
      path: 'tolerance',
      found: '14',
      expected: { kind: 'fewer-gaps', required: 14 },
    })
    const loose = edited(beijing, { kind: 'tolerance', tolerance: 13 })
    expect(problemOf(loose, { kind: 'required', rule: 'breakfast', required: false }, beijing)).toMatchObject(
      { path: 'rules[2].required', expected: { kind: 'fewer-gaps', required: 13 } },
    )
  })

  it('the last rule cannot go', () => {
    const rules = beijing.rules.slice(1).map(({ id }): StandardEdit => ({ kind: 'remove-rule', rule: id }))
    expect(
      problemOf(edited(beijing, ...rules), { kind: 'remove-rule', rule: 'vegetables' }, beijing),
    ).toEqual({
      path: 'rules',
      found: 'vegetables',
      expected: { kind: 'a-rule' },
    })
  })
})

it('whatever is edited can be read, marks only what the base has, and resets to the copy', () => {
  fc.assert(
    fc.property(fc.constantFrom(...shipped), fc.array(anyEdit, { maxLength: 25 }), (base, edits) => {
      let own = duplicateStandard(base, 'own-1', 'x')
      for (const edit of edits) {
        const outcome = editStandard(own, edit, base)
        if (outcome.ok) own = outcome.standard
      }
      expect(readStandard(JSON.parse(JSON.stringify(own)), 'own')).toEqual(own)
      for (const rule of own.rules) if (rule.verified) expect(base.rules).toContainEqual(rule)
      const reset = editStandard(
        { ...own, names: { 'zh-Hans': 'x', 'zh-Hant': 'x', en: 'x' } },
        { kind: 'reset' },
        base,
      )
      expect(reset.ok && reset.standard).toEqual(duplicateStandard(base, 'own-1', 'x'))
    }),
    { seed: 31, numRuns: 400 },
  )
})
