import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editStandard } from '../services/edit-standard.ts'
import { duplicateStandard, VISITOR_SOURCE } from '../services/own-standard.ts'
import type { Standard } from '../services/standard.ts'
import { anyEdit, serviceIds, shippedStandards } from '../services/testing/standards.ts'
import {
  readStandardFile,
  readStandardShelf,
  writeStandardFile,
  writeStandardShelf,
} from './standard-file.ts'

const standards = shippedStandards()
const known = { standards, services: serviceIds(), walkers: ['standard', 'adult'] }
const beijing = standards.find(({ id }) => id === 'beijing-15') as Standard

const read = (standard: unknown) => readStandardFile(JSON.stringify(standard), 'own.json', known)
const changed = (rule: object, at = 0) => ({
  ...beijing,
  rules: beijing.rules.map((one, r) => (r === at ? { ...one, ...rule } : one)),
})

const demandsOf = ({ rules }: Standard) =>
  rules.map(({ id, services, names, ruler, threshold, band, scalable, required, weight }) => ({
    id,
    services,
    names,
    ruler,
    threshold,
    band,
    scalable,
    required,
    weight,
  }))

const anyOwn = fc
  .tuple(fc.constantFrom(...standards), fc.array(anyEdit, { maxLength: 15 }))
  .map(([base, edits]) => ({
    base: base.id,
    standard: edits.reduce(
      (own, edit) => {
        const outcome = editStandard(own, edit, base)
        return outcome.ok ? outcome.standard : own
      },
      duplicateStandard(base, 'own-1', 'x'),
    ),
  }))

describe('a file', () => {
  it('that the page wrote is read again as it was', () => {
    fc.assert(
      fc.property(anyOwn, ({ standard }) => {
        const found = readStandardFile(writeStandardFile(standard), 'own.json', known)
        if (found.kind === 'refused') throw new Error(JSON.stringify(found.problem))
        expect(found.left).toEqual([])
        // of demands that are hardly those of its base, another base may be nearer: then only marks may differ
        expect(demandsOf(found.own.standard)).toEqual(demandsOf(standard))
      }),
      { seed: 34, numRuns: 200 },
    )
  })

  it('of data/standards is compared with itself and keeps its sources and marks', () => {
    for (const base of standards) {
      const found = readStandardFile(writeStandardFile(base), `${base.id}.json`, known)
      if (found.kind === 'refused') throw new Error(JSON.stringify(found.problem))
      expect(found.own.base).toBe(base.id)
      expect(found.own.standard.rules).toEqual(base.rules)
    }
  })

  it('cannot bring marks of its own, nor put its sources in the place of ours', () => {
    const found = read({
      ...changed({ threshold: 9, verified: true }),
      sources: { ...beijing.sources, 'eight-functions': { text: 'somebody says so' } },
    })
    if (found.kind === 'refused') throw new Error(JSON.stringify(found.problem))
    const { rules, sources } = found.own.standard
    expect(rules[0]).toMatchObject({ threshold: 9, source: 'eight-functions-2', verified: false })
    expect(sources['eight-functions-2']).toEqual({ text: 'somebody says so' })
    expect(sources['eight-functions']).toEqual(beijing.sources['eight-functions'])
    expect(sources[VISITOR_SOURCE]?.text).toContain('set by the visitor')
  })

  it('tells which services and walker are not known, and what could be kept', () => {
    const found = read({
      ...changed({ services: ['vegetables', 'vegetable'] }),
      defaultWalker: 'giant',
      rules: [
        { ...beijing.rules[0], services: ['vegetables', 'supermarkt'] },
        { ...beijing.rules[1], services: ['grand-opera-and-ballet'] },
      ],
    })
    if (found.kind === 'refused') throw new Error(JSON.stringify(found.problem))
    expect(found.left).toMatchObject([
      { what: 'service', id: 'supermarkt', of: 'vegetables', like: 'supermarket' },
      { what: 'service', id: 'grand-opera-and-ballet', of: 'convenience' },
      { what: 'rule', id: 'convenience', of: null, like: null },
      { what: 'walker', id: 'giant', of: 'standard', like: null },
    ])
    expect(found.own.standard.rules.map(({ services }) => services)).toEqual([['vegetables']])
    expect(found.own.standard.defaultWalker).toBe('standard')
  })

  it.each([
    ['', '', 'JSON'],
    ['{"id":"a"}', 'names', 'the key "names"'],
    [JSON.stringify(changed({ threshold: 90 })), 'rules[0]', 'at most 60 minutes'],
    [JSON.stringify(changed({ threshold: -1 })), 'rules[0].threshold', 'a number above 0'],
    [JSON.stringify(changed({ ruler: 'metres' })), 'rules[0]', 'scalable only with minutes'],
    [JSON.stringify(changed({ band: [20, 30] })), 'rules[0].threshold', 'within its band of 20–30'],
    [JSON.stringify(changed({ id: 'laundry' })), 'rules', 'unique ids'],
    [
      JSON.stringify(changed({ services: ['vegetables'], threshold: 8 }, 2)),
      'rules[2].threshold',
      'one limit for these services: "vegetables" asks for 15 minutes',
    ],
    [
      JSON.stringify({ ...beijing, rules: [{ ...beijing.rules[0], services: ['opera'] }] }),
      'rules',
      'at least one service of the catalogue',
    ],
  ])('%# is refused with the place and what is expected', (text, path, expected) => {
    const found = readStandardFile(text, 'own.json', known)
    expect(found).toMatchObject({ kind: 'refused', problem: { label: 'own.json', path, expected } })
  })
})

describe('the kept standards', () => {
  it('are read again as they were', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyOwn, { maxLength: 1 }), (kept) => {
        expect(readStandardShelf(writeStandardShelf(kept))).toEqual({ value: kept, isWhole: true })
      }),
      { seed: 35, numRuns: 100 },
    )
  })

  it('keep what can be read beside what cannot', () => {
    const entry = { base: 'beijing-15', standard: duplicateStandard(beijing, 'own-1', 'x') }
    const broken = JSON.stringify({ version: 1, standards: [null, entry, { base: 'x' }, entry] })
    expect(readStandardShelf(broken)).toEqual({ value: [entry], isWhole: false })
    for (const text of ['', 'null', '[]', '{"version":2,"standards":[]}', '{"version":1}'])
      expect([text, readStandardShelf(text)]).toEqual([text, { value: [], isWhole: false }])
  })
})
