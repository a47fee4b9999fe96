import { expect, test } from 'vitest'
import { serviceSprite } from '../../../scripts/icons/service-sprite.ts'
import { readCatalogueFile } from '../../../scripts/read-data.ts'
import { shell } from '../../i18n/zh-hans/shell.ts'
import { START_TASKS, TASK_ICON, TASK_SERVICES } from './start-tasks.ts'

test.each(START_TASKS)('%s: has a name, an icon of the sprite, and services of the catalogue', (task) => {
  const ids = new Set(readCatalogueFile().services.map(({ id }) => id))
  expect(shell.start.task[task]).not.toBe('')
  expect(serviceSprite()).toContain(`id="${TASK_ICON[task]}"`)
  expect(TASK_SERVICES[task].filter((id) => !ids.has(id))).toEqual([])
})
