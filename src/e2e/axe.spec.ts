import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { gapTable, keySentence, linkTo, mapCanvas } from './page.ts'
import { zh } from './words.ts'

const COMMUNITY = 'block:7142586,5114768'

const heading = (name: string) => (page: Page) => page.getByRole('heading', { level: 2, name })

const VIEWS = [
  ['the first screen', {}, heading(zh.shell.start.title)],
  ['a walk from home', { community: COMMUNITY, service: 'primary-school' }, keySentence],
  ['the gaps', { door: 'gaps' }, gapTable],
  [
    'the sheet of a community',
    { door: 'gaps', community: COMMUNITY },
    (page: Page) => page.getByRole('table', { name: zh.planner.sheet.table }),
  ],
  ['the data', { door: 'data' }, heading(zh.data.title)],
] as const

// by day on a phone too: by night other colours stand in the same places
for (const [colorScheme, tag] of [
  ['light', ['@phone']],
  ['dark', []],
] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('axe finds nothing behind any door', { tag: [...tag] }, async ({ page, sites }) => {
      test.slow()
      for (const [what, link, sign] of VIEWS) {
        // Another address alone would keep the page: each view is opened as from a link.
        await page.goto('about:blank')
        await page.goto(`${sites.plain}${linkTo(link)}`)
        await expect(sign(page)).toBeVisible()
        await expect(mapCanvas(page)).toBeVisible()
        await expect(page.locator('html')).toHaveAttribute('data-appearance', colorScheme)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
        expect.soft(found, what).toEqual([])
      }
    })
  })
