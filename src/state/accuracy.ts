import type { Accuracy } from '../services/accuracy.ts'

/**
 * How our walking times compare with those of others: fetched when somebody comes to read it.
 * @throws when it does not come
 */
export async function loadAccuracy(): Promise<Accuracy> {
  const [{ default: json }, { readAccuracy }] = await Promise.all([
    import('../../data/accuracy.json'),
    import('../services/accuracy.ts'),
  ])
  return readAccuracy(json, 'data/accuracy.json')
}
