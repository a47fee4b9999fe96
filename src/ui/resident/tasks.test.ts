import { expect, test } from 'vitest'
import { TASK_IDS } from '../../services/catalogue.ts'
import { resident } from '../../i18n/zh-hans/resident.ts'
import { TASKS } from './tasks.ts'

test('the list has every task once, and a name for each', () => {
  expect([...TASKS].sort()).toEqual([...TASK_IDS].sort())
  expect(Object.keys(resident.tasks).sort()).toEqual([...TASK_IDS].sort())
})
