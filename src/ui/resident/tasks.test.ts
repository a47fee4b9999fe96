import { expect, test } from 'vitest'
import { readCatalogueFile } from '../../../scripts/read-data.ts'
import { TASK_IDS } from '../../services/catalogue.ts'
import { resident } from '../../i18n/zh-hans/resident.ts'
import { servicesFor, TASKS, WISHES } from './tasks.ts'

const { services } = readCatalogueFile()

test('the list has every task once, and a name for each', () => {
  expect([...TASKS].sort()).toEqual([...TASK_IDS].sort())
  expect(Object.keys(resident.tasks).sort()).toEqual([...TASK_IDS].sort())
})

test('each large button leads to services that the catalogue has', () => {
  const known = new Set(services.map(({ id }) => id))
  for (const wish of WISHES) {
    const ids = servicesFor(wish, services)
    expect(ids.length).toBeGreaterThan(2)
    expect(ids.filter((id) => !known.has(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  }
})
