import { expect, test } from 'vitest'
import type { Walker } from '../services/walker.ts'
import { slowWalker, walkerToCompare } from './walkers.ts'

const walkers = [
  ['standard', 1.11],
  ['adult', 1.33],
  ['elder', 0.8],
  ['wheelchair', 0.7],
].map(([id, paceMps]) => ({ id, paceMps })) as unknown as Walker[]
const without = (id: string) => walkers.filter((walker) => walker.id !== id)

test('the elder walker is the slow one, else the slowest', () => {
  expect(slowWalker(walkers)?.id).toBe('elder')
  expect(slowWalker(without('elder'))?.id).toBe('wheelchair')
  expect(slowWalker([])).toBeNull()
})

test('everybody is compared with the slow one, the slow one with the standard’s own', () => {
  expect(walkerToCompare(walkers, { walker: 'adult', own: 'standard' })?.id).toBe('elder')
  expect(walkerToCompare(walkers, { walker: 'wheelchair', own: 'standard' })?.id).toBe('elder')
  expect(walkerToCompare(walkers, { walker: 'elder', own: 'standard' })?.id).toBe('standard')
  expect(walkerToCompare(walkers, { walker: 'elder', own: 'elder' })?.id).toBe('adult')
  expect(walkerToCompare(walkers.slice(0, 1), { walker: 'standard', own: 'standard' })).toBeNull()
})
