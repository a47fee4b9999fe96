import { test } from './fixtures.ts'
import { linkTo } from './page.ts'
import { fiveTasks, pointer } from './resident-tasks.ts'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test(
  'a resident finds home and an open pharmacy, sees the way and what age takes, reports, prints and shares',
  { tag: '@phone' },
  async ({ page, sites, hasTouch }) => {
    test.slow()
    await page.goto(`${sites.plain}${linkTo()}`)
    await fiveTasks(page, pointer(hasTouch))
  },
)
