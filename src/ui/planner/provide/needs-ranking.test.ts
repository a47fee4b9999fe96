import { expect, it } from 'vitest'
import { rankNeeds, type NeedAtPlace } from './needs-ranking.ts'

it('puts what is out of reach first, then what is needed most, then where most live', () => {
  const need = (community: number, of: Partial<NeedAtPlace>): NeedAtPlace => ({
    community,
    service: 'clinic',
    count: 1,
    verdict: 'outside',
    residents: null,
    ...of,
  })
  const ranked = rankNeeds([
    need(0, { count: 99, verdict: 'inside' }),
    need(1, { residents: 50 }),
    need(2, { verdict: 'unknown', count: 9 }),
    need(3, { count: 2 }),
    need(4, { residents: 80 }),
    need(5, { verdict: 'no-rule', count: 500 }),
  ])
  expect(ranked.map(({ community }) => community)).toEqual([3, 4, 1, 2, 5, 0])
})
