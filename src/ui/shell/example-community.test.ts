import { expect, test } from 'vitest'
import type { Judgement } from '../../city/judgement.ts'
import type { Community } from '../../coverage/tables.ts'
import { exampleCommunity } from './example-community.ts'

const communities = [10, 500, null, 300, 900].map((residents) => ({ residents })) as Community[]
const judged = (...verdict: number[]) => ({ verdict: Uint8Array.from(verdict) }) as Judgement

test('most residents of those outside', () => {
  expect(exampleCommunity(communities, judged(1, 0, 1, 1, 2))).toBe(3)
})

test('most residents of all while nothing is judged, or nothing is outside', () => {
  expect(exampleCommunity(communities, undefined)).toBe(4)
  expect(exampleCommunity(communities, judged(0, 0, 0, 2, 0))).toBe(4)
})

test('none of none', () => {
  expect(exampleCommunity([], undefined)).toBeNull()
})
