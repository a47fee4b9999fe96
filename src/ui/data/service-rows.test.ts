import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BY_DOUBT, nextSorting, serviceRows, sortedRows, type ServiceRow } from './service-rows.ts'
import { someManifest } from './testing/some-manifest.ts'

const row = (id: string, facilities: number, more: Partial<ServiceRow> = {}): ServiceRow => ({
  id,
  name: id,
  facilities,
  per10000: facilities / 10,
  floor: null,
  state: facilities === 0 ? 'missing' : 'mapped',
  ...more,
})

const ids = (rows: readonly ServiceRow[]) => rows.map(({ id }) => id).join(' ')
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))

describe('serviceRows', () => {
  it('tells missing, thin and mapped apart, in the order of the lanes', () => {
    const manifest = someManifest({
      pharmacy: { facilities: 3, per10000: 0.1, floor: 0.3, thin: true },
      metro: { facilities: 0, per10000: 0, floor: 0.3, thin: true },
      park: { facilities: 9, per10000: 0.9, floor: null, thin: false },
    })
    const rows = serviceRows({ manifest, services: [], nameOf: () => '' })
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      ['pharmacy', 'thin'],
      ['metro', 'missing'],
      ['park', 'mapped'],
    ])
  })

  it('calls a service that the page does not know by its id', () => {
    const manifest = someManifest({ sauna: { facilities: 1, per10000: null, floor: null, thin: false } })
    expect(serviceRows({ manifest, services: [], nameOf: () => '' })[0]?.name).toBe('sauna')
  })
})

describe('sortedRows', () => {
  const rows = [row('a', 5), row('b', 0), row('c', 2, { state: 'thin' }), row('d', 0), row('e', 1)]

  it('puts what is in doubt first and keeps the order of the rest', () => {
    expect(ids(sortedRows(rows, BY_DOUBT, compare))).toBe('b d c a e')
  })

  it('sorts by numbers both ways', () => {
    expect(ids(sortedRows(rows, { by: 'facilities', descending: false }, compare))).toBe('b d e c a')
    expect(ids(sortedRows(rows, { by: 'facilities', descending: true }, compare))).toBe('a c e b d')
  })

  it('puts what is not known last either way', () => {
    const some = [row('a', 1, { floor: null }), row('b', 1, { floor: 2 }), row('c', 1, { floor: 1 })]
    expect(ids(sortedRows(some, { by: 'floor', descending: false }, compare))).toBe('c b a')
    expect(ids(sortedRows(some, { by: 'floor', descending: true }, compare))).toBe('b c a')
  })

  it('shows every row once, whatever the order, and leaves the given rows alone', () => {
    const sorting = fc.record({
      by: fc.constantFrom('doubt', 'name', 'facilities', 'per10000', 'floor'),
      descending: fc.boolean(),
    })
    const before = ids(rows)
    fc.assert(
      fc.property(sorting, (wanted) => {
        expect(new Set(sortedRows(rows, wanted, compare))).toEqual(new Set(rows))
        expect(ids(rows)).toBe(before)
      }),
      { seed: 5 },
    )
  })
})

it('goes upwards, downwards and back to doubt as a header is pressed', () => {
  const once = nextSorting(BY_DOUBT, 'name')
  const twice = nextSorting(once, 'name')
  expect([once, twice]).toEqual([
    { by: 'name', descending: false },
    { by: 'name', descending: true },
  ])
  expect(nextSorting(twice, 'name')).toEqual(BY_DOUBT)
  expect(nextSorting(twice, 'floor')).toEqual({ by: 'floor', descending: false })
})
