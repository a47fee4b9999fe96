import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNeedsFile, type NeedsKnowledge } from './needs-files.ts'
import {
  addFile,
  addUp,
  countsOf,
  EMPTY_REGISTER,
  joinRegisters,
  readRegister,
  registerCsv,
  removeFile,
  setTyped,
  textDigest,
  writeRegister,
  type NeedCount,
} from './needs-register.ts'

const known: NeedsKnowledge = {
  city: 'astana',
  service: (text) => ({ clinic: 'clinic', 门诊: 'clinic', canteen: 'canteen' })[text] ?? null,
  community: (text) => ({ 'osm:way/1': 'osm:way/1', 景山: 'osm:way/1', 'block:2': 'block:2' })[text] ?? null,
}
const clinic: NeedCount = {
  community: 'osm:way/1',
  district: null,
  street: null,
  service: 'clinic',
  count: 3,
}

const communityCount: fc.Arbitrary<NeedCount> = fc.record({
  community: fc.constantFrom('osm:way/1', 'block:2'),
  district: fc.constant(null),
  street: fc.constant(null),
  service: fc.constantFrom('clinic', 'canteen'),
  count: fc.integer({ min: 1, max: 500 }),
})
const streetCount: fc.Arbitrary<NeedCount> = fc.record({
  community: fc.constant(null),
  district: fc.constantFrom(null, '东城区'),
  street: fc.constantFrom('=景山', '和平里, "东"'),
  service: fc.constantFrom('clinic', 'canteen'),
  count: fc.integer({ min: 1, max: 500 }),
})
const rows = fc.array(fc.oneof(communityCount, streetCount), { minLength: 1, maxLength: 12 })

const sorted = (counts: readonly NeedCount[]) => counts.map((one) => JSON.stringify(one)).toSorted()

describe('a register', () => {
  it('is read back from its JSON as it was, and from its table with the same counts', () => {
    fc.assert(
      fc.property(rows, rows, (typed, filed) => {
        const file = { name: 'a.csv', digest: textDigest('a'), day: '2026-11-22', rows: filed }
        const register = addFile(addUp(typed).reduce(setTyped, EMPTY_REGISTER), file)
        const json = writeRegister(register, 'astana')
        expect(readRegister(JSON.parse(json))).toEqual({ city: 'astana', register })
        expect(readNeedsFile(json, known)).toEqual({ kind: 'register', register })
        const read = readNeedsFile(
          registerCsv(register, () => '甲'),
          known,
        )
        expect(read).toMatchObject({ kind: 'read', errors: [], dropped: [], ignored: [] })
        if (read.kind === 'read') expect(sorted(read.rows)).toEqual(sorted(countsOf(register)))
      }),
      { seed: 91, numRuns: 150 },
    )
  })

  it('counts a file once, sets what is typed, and loses a file with all its counts', () => {
    const file = { name: 'a.csv', digest: 'd', day: '2026-11-22', rows: [clinic, clinic] }
    const once = addFile(EMPTY_REGISTER, file)
    expect(addFile(once, { ...file, name: 'b.csv' })).toBe(once)
    expect(countsOf(once)).toEqual([{ ...clinic, count: 6 }])
    const typed = setTyped(setTyped(once, clinic), { ...clinic, count: 5 })
    expect(countsOf(typed)).toEqual([{ ...clinic, count: 11 }])
    expect(joinRegisters(typed, typed)).toEqual(typed)
    expect(removeFile(setTyped(typed, { ...clinic, count: 0 }), 'd')).toEqual(EMPTY_REGISTER)
  })

  it('tells texts apart by their digest', () => {
    expect(textDigest('ab')).not.toBe(textDigest('ba'))
    expect(textDigest('ab')).toBe(textDigest('ab'))
  })
})

describe('a file of needs', () => {
  it('counts calls by street, each row with its line where it cannot be read', () => {
    const text =
      '区,街道,服务,件数\n东城区,景山街道,门诊,4\n,景山街道,麻将,2\n,,clinic,1\n,和平里,clinic,-1\n'
    expect(readNeedsFile(text, known)).toEqual({
      kind: 'read',
      rows: [{ community: null, district: '东城区', street: '景山街道', service: 'clinic', count: 4 }],
      errors: [
        { line: 3, problem: 'service', found: '麻将' },
        { line: 4, problem: 'place', found: '' },
        { line: 5, problem: 'count', found: '-1' },
      ],
      dropped: [],
      ignored: [],
    })
  })

  it('drops columns of people and homes, says so, and keeps no number as a street', () => {
    const text =
      'street,service,count,联系人姓名,电话,门牌号,备注\n景山,clinic,1,张三,13800138000,3号,x\n张三 138 0013 8000,clinic,1,,,,\n'
    const read = readNeedsFile(text, known)
    expect(read).toMatchObject({
      dropped: ['联系人姓名', '电话', '门牌号'],
      ignored: ['备注'],
      errors: [{ line: 3, problem: 'private', found: '' }],
    })
    expect(JSON.stringify(read)).not.toMatch(/张三|138|3号/)
  })

  const need = {
    id: 'n1',
    city: 'astana',
    community: 'osm:way/1',
    communityName: '景山',
    district: null,
    street: null,
    service: 'clinic',
    standard: 's',
    walker: 'w',
    minutes: null,
    date: '2026-11-22',
  }
  it('counts a note once per file, and not those of another city', () => {
    const needs = [
      need,
      need,
      { ...need, id: 'n2', city: 'beijing' },
      { ...need, id: 'n3', community: null, phone: '123' },
      5,
    ]
    expect(readNeedsFile(JSON.stringify({ format: 'quarter-hour-needs', version: 1, needs }), known)).toEqual(
      {
        kind: 'read',
        rows: [
          { ...clinic, count: 1 },
          { community: null, district: null, street: null, service: 'clinic', count: 1 },
        ],
        errors: [
          { line: 2, problem: 'twice', found: 'n1' },
          { line: 3, problem: 'other-city', found: 'beijing' },
          { line: 5, problem: 'broken', found: '' },
        ],
        dropped: ['phone'],
        ignored: [],
      },
    )
  })

  it('is refused where it holds no needs, or those of another city', () => {
    expect(readNeedsFile('a,b\n1,2\n', known)).toMatchObject({ kind: 'refused', why: 'no-columns' })
    expect(readNeedsFile('{"plan":1}', known)).toEqual({ kind: 'refused', why: 'no-needs', found: 'plan' })
    const other = writeRegister(EMPTY_REGISTER, 'beijing')
    expect(readNeedsFile(other, known)).toEqual({ kind: 'refused', why: 'other-city', found: 'beijing' })
  })

  it('never throws, and never counts what is not known, whatever it is given', () => {
    const cell = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('clinic', '景山', '7', '"', '\n'))
    const csv = fc
      .array(fc.array(cell, { maxLength: 5 }))
      .map((lines) => `street,service,count\n${lines.map((line) => line.join(',')).join('\n')}`)
    const json = fc.jsonValue().map((needs) => JSON.stringify({ version: 1, needs }))
    fc.assert(
      fc.property(fc.oneof(csv, json, fc.string()), (text) => {
        const read = readNeedsFile(text, known)
        if (read.kind !== 'read') return
        for (const { service, count } of read.rows) {
          expect(service).toBe('clinic')
          expect(Number.isInteger(count) && count > 0).toBe(true)
        }
      }),
      { seed: 92, numRuns: 300 },
    )
  })
})
