import { test } from './fixtures.ts'
import { linkTo } from './page.ts'
import { fiveTasks, keys } from './resident-tasks.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('a resident does the same with keys alone, and without a map', async ({ page, sites }) => {
  test.slow()
  await page.goto(`${sites.plain}${linkTo()}`)
  await fiveTasks(page, keys(page))
})
