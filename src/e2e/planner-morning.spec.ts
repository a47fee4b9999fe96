import type { Locator, Page } from '@playwright/test'
import { distance } from '@turf/turf'
import { countGapList } from '../../scripts/recount/count-gap-list.ts'
import type { PlanContent } from '../format/plan-file.ts'
import { readPlanLink } from '../format/plan-link.ts'
import type { LonLat } from '../units.ts'
import { expect, test } from './fixtures.ts'
import { catchPrinting, exported, gapTable, linkTo } from './page.ts'
import { zh, zhPlanning } from './words.ts'

const { plan, sites: words, listing, report, modes } = zhPlanning

const tab = (page: Page, question: keyof typeof zh.planner.tabs): Locator =>
  page.getByRole('tab', { name: zh.planner.tabs[question] })

const totals = (page: Page): Locator => page.locator('.plan-totals')

const step = (page: Page, n: number): Locator => page.locator('.plan-step-main').nth(n - 1)

/** Figures of the whole plan once each step has its own. */
async function figuresOf(page: Page): Promise<string> {
  await expect(page.locator('.plan-step-gain').filter({ hasText: '…' })).toHaveCount(0)
  return totals(page).innerText()
}

async function suggestSites(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.sites.button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.sites.count).fill('0')
  await dialog.getByRole('button', { name: words.sites.find }).click()
  await expect(dialog.getByRole('alert')).toHaveText(words.sites.errors.none)
  await dialog.getByLabel(words.sites.count).fill('3')
  await dialog.getByRole('button', { name: words.sites.find }).click()
  await expect(dialog.locator('.plan-certificate')).toContainText(/不超过 \d|最优/, { timeout: 60_000 })
  await dialog.getByRole('button', { name: words.sites.accept('3') }).click()
  await expect(step(page, 3)).toBeVisible()
}

/** How far the first step is dragged over the map. */
const DRAGGED_M = 300

/** What the copied link says. */
async function copiedPlan(page: Page): Promise<{ readonly link: string; readonly plan: PlanContent }> {
  await page.getByRole('button', { name: plan.bar.link }).click()
  await expect(page.getByText(plan.bar.copied)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  return { link, plan: readPlanLink(new URLSearchParams(new URL(link).hash.slice(1)).get('plan') ?? '') }
}

/** Where the plan's first step is. */
async function firstPlace(page: Page): Promise<LonLat> {
  const [first] = (await copiedPlan(page)).plan.steps
  if (first?.kind !== 'add-facility')
    throw new Error(`the first step is ${first?.kind}, expected add-facility`)
  return first.at
}

/** Pixels of so many metres, by the map's own scale. */
async function pixelsFor(page: Page, metres: number): Promise<number> {
  const scale = page.locator('.map-scale')
  const [, value, unit] = /([\d.,]+)\s*(\S+)/.exec(await scale.innerText()) ?? []
  const barM = Number(value?.replace(',', '')) * (unit === '公里' ? 1_000 : 1)
  const bar = await scale.locator('.map-scale-bar').boundingBox()
  return (metres / barM) * (bar?.width ?? 0)
}

/** Drags the first step's mark over the map, and sees that it went as far. */
async function drag(page: Page): Promise<void> {
  const mark = page.getByRole('region', { name: modes.marks.label }).getByRole('button').first()
  const where = await step(page, 1).innerText()
  const from = await firstPlace(page)
  const box = await mark.boundingBox()
  if (box === null) throw new Error('the first step has no mark on the map')
  const [x, y, px] = [box.x + box.width / 2, box.y + box.height / 2, await pixelsFor(page, DRAGGED_M)]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + px * 0.6, y + px * 0.8, { steps: 6 })
  await page.mouse.up()
  await expect(step(page, 1)).not.toHaveText(where, { useInnerText: true })
  const metres = distance([...from], [...(await firstPlace(page))], { units: 'meters' })
  expect(Math.abs(metres - DRAGGED_M), `moved by ${metres} m`).toBeLessThan(50)
}

async function openWhatGivesMost(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.openings.button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.openings.find }).click()
  await dialog.getByRole('checkbox', { name: words.openings.takeOf('1') }).check({ timeout: 60_000 })
  await dialog.getByRole('button', { name: words.openings.accept('1') }).click()
  await expect(step(page, 4)).toBeVisible()
}

test('a planner finds the gaps, fills them, shares the plan and prints the report', async ({
  page,
  browser,
  sites,
}) => {
  test.slow()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${sites.plain}${linkTo({ door: 'gaps' })}`)

  // the list as a file counts what the list counts
  await expect(gapTable(page)).toBeVisible()
  const listed = Number(await gapTable(page).getAttribute('aria-rowcount')) - 1
  const counted = countGapList(await exported(page, listing.forms.csv), 'the exported list')
  expect(counted.communities).toBe(listed)

  await tab(page, 'fill').click()
  await suggestSites(page)
  await page.getByText(plan.bar.manage, { exact: true }).click()
  await drag(page)
  await openWhatGivesMost(page)

  // a link shows the same to who never was here
  const { link } = await copiedPlan(page)
  const other = await browser.newContext({ locale: 'zh-CN' })
  const fresh = await other.newPage()
  await fresh.goto(link)
  await expect(step(fresh, 4)).toBeVisible()
  // figures of the steps before stand until the next ones are there
  await expect(async () => expect(await figuresOf(fresh)).toBe(await figuresOf(page))).toPass()
  await other.close()

  // another plan without the last step, beside the first
  await page.getByRole('button', { name: plan.bar.duplicate }).click()
  await page.getByRole('button', { name: plan.steps.removeOf('4') }).click()
  await expect(step(page, 4)).toHaveCount(0)
  await page.getByLabel(plan.compare.with).selectOption({ label: plan.bar.named('1') })
  await expect(
    page.getByRole('heading', { name: plan.compare.headingWith(plan.bar.named('1')) }),
  ).toBeVisible()
  await expect(page.locator('.plan-compare table')).toContainText(plan.compare.complete)

  await tab(page, 'missing').click()
  await catchPrinting(page)
  await page.getByRole('button', { name: report.button }).click()
  const choice = page.getByRole('dialog', { name: report.dialog.heading })
  await expect(choice.getByRole('checkbox', { name: report.partNames.needs })).toBeDisabled()
  // software draws a map slowly: one is enough to see that it is printed
  for (const map of ['streets', 'flips'] as const)
    await choice.getByRole('checkbox', { name: report.mapNames[map] }).uncheck()
  await choice.getByRole('button', { name: report.dialog.print }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes', { timeout: 60_000 })
  await expect(choice).toHaveCount(0)
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('.planner-report')
  await expect(paper.getByRole('img', { name: report.mapNames.grades })).toBeVisible()
  await expect(paper).toContainText(report.plan.heading(plan.bar.copyOf(plan.bar.named('1'))))
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0).toBeGreaterThan(1)
})
