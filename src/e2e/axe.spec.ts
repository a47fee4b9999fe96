import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { gapTable, keySentence, linkTo, mapCanvas, onPaper, violationsOf } from './page.ts'
import { zh, zhData, zhPlanning } from './words.ts'

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
  ['the data', { door: 'data' }, heading(zhData.title)],
] as const

/** Another address alone would keep the page: each view is opened as from a link. */
async function open(page: Page, address: string, sign: (page: Page) => Locator): Promise<void> {
  await page.goto('about:blank')
  await page.goto(address)
  await expect(sign(page)).toBeVisible()
  await expect(mapCanvas(page)).toBeVisible()
}

async function expectNoViolation(page: Page, what: string): Promise<void> {
  expect.soft(await violationsOf(page), what).toEqual([])
}

// each look in one width, each width in one look: what differs by both was never found wrong alone
for (const [colorScheme, tag] of [
  ['light', '@phone-alone'],
  ['dark', '@desktop'],
] as const)
  test.describe(colorScheme, () => {
    // a phone's fine pixels, which software fills slowly, are nothing to axe
    test.use({ colorScheme, deviceScaleFactor: 1 })
    test('axe finds nothing behind any door', { tag }, async ({ page, sites }) => {
      test.slow()
      for (const [what, link, sign] of VIEWS) {
        await open(page, `${sites.plain}${linkTo(link)}`, sign)
        await expect(page.locator('html')).toHaveAttribute('data-appearance', colorScheme)
        await expectNoViolation(page, what)
      }
    })

    test('axe finds nothing on cards, forms and dialogs', { tag }, async ({ page, sites }) => {
      test.slow()
      const link = { community: COMMUNITY, with: 'elder', when: 'su-20:00', service: 'pharmacy' }
      await open(page, `${sites.plain}${linkTo(link)}`, keySentence)
      await page.getByRole('button', { name: zh.notes.actions.report }).click()
      await expect(page.getByRole('form', { name: zh.notes.report.heading })).toBeVisible()
      await expect(page.locator('.two-walkers')).toContainText(zh.easy.two.who.elder)
      await expectNoViolation(page, 'two walkers, a facility card and the form to report an error')
      await page.getByRole('button', { name: zh.share.poster }).click()
      // software draws the map on it slowly, and beside the page's own
      await expect(page.getByRole('dialog').getByRole('img')).toBeVisible({ timeout: 60_000 })
      await expectNoViolation(page, 'the poster')
      await page.keyboard.press('Escape')
      await onPaper(page, (button) => button.click())
      await expectNoViolation(page, 'the service card')
      await page.emulateMedia({ media: 'screen' })
      await page.getByRole('button', { name: zh.easy.mode }).click()
      await expect(page.locator('html')).toHaveAttribute('data-ease', 'large')
      await expectNoViolation(page, 'easy mode')
    })

    // half a minute each: one look will do
    if (colorScheme === 'light') return
    test('axe finds nothing on the tabs of the gaps', { tag }, async ({ page, sites }) => {
      test.slow()
      await open(page, `${sites.plain}${linkTo({ door: 'gaps' })}`, gapTable)
      await page.getByText(zh.planner.export.button, { exact: true }).click()
      await expectNoViolation(page, 'the export')
      await page.getByRole('tab', { name: zh.planner.tabs.should }).click()
      await page.getByRole('button', { name: zhPlanning.standards.copy }).click()
      await expectNoViolation(page, 'a standard of one’s own')
      await page.getByRole('tab', { name: zh.planner.tabs.fill }).click()
      await page.locator('summary', { hasText: zhPlanning.plan.add.noMap }).click()
      await page.getByLabel(zhPlanning.plan.add.place, { exact: true }).selectOption('coordinates')
      await page.getByLabel(zhPlanning.plan.add.coordinates, { exact: true }).fill('51.14, 71.52')
      await page.keyboard.press('Enter')
      await expect(page.locator('.plan-step-gain b')).toHaveText(/^\+/)
      await expectNoViolation(page, 'a plan, in the list and on the map')
      await page.getByRole('button', { name: zhPlanning.sites.sites.more }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectNoViolation(page, 'the search for sites')
    })
  })
