import type { BrowserContext, Locator, Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import {
  buildGatedTown,
  gatedTownData,
  PEOPLE,
  SHOPS,
  type GateName,
} from '../../scripts/testing/gated-town.ts'
import { readStandardFile, readWalkerNamed } from '../../scripts/read-data.ts'
import { walkFrom } from '../../scripts/truth/plain-graph.ts'
import { plainStreets, publicWeights } from '../../scripts/truth/plain-streets.ts'
import { nodeIndexOf } from '../../scripts/osm/osm-data.ts'
import { expect, test } from './fixtures.ts'
import { linkTo } from './page.ts'
import { zh, zhPlanning } from './words.ts'

const { plan, sites: words } = zhPlanning

const TOWN = 'gated'

/** Has the site serve the town, too. */
async function serveTown(context: BrowserContext, folder: string): Promise<void> {
  await context.route(
    ({ pathname }) => pathname.includes(`/cities/${TOWN}/`),
    (route) => route.fulfill({ path: join(folder, basename(new URL(route.request().url()).pathname)) }),
  )
}

/** Residents who walk to the shops in time, counted on the streets as they are drawn. @param open gates taken away */
function residentsInTime(open: readonly GateName[]): number {
  const data = gatedTownData(open)
  const streets = plainStreets(data)
  const standard = readStandardFile('beijing-15')
  const { paceMps } = readWalkerNamed(standard.defaultWalker)
  const start = nodeIndexOf(data, data.nodeAt(SHOPS))
  const weights = publicWeights(streets, (segment) => (streets.lengthM[segment] ?? 0) / paceMps)
  const { cost } = walkFrom(streets.graph, weights, { start })
  return PEOPLE.filter(({ at }) => (cost[nodeIndexOf(data, data.nodeAt(at))] ?? Infinity) <= 15 * 60)
    .map(({ residents }) => residents)
    .reduce((sum, residents) => sum + residents, 0)
}

const number = (value: number): string => value.toLocaleString('zh-CN')

async function openPlan(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('tab', { name: zh.planner.tabs.fill }).click()
}

/** Asks what is worth most to open, in the dialog, which stays open. */
async function rankedOpenings(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: words.openings.button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: words.openings.find }).click()
  return dialog.getByRole('table', { name: words.openings.table }).locator('tbody tr')
}

const totals = (page: Page) => page.locator('.plan-totals')

test('the gate that is worth most to open gives what a recount says, and a link the same', async ({
  page,
  browser,
  sites,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-gates-'))
  const fresh = await browser.newContext({ locale: 'zh-CN' })
  try {
    const town = await buildGatedTown(folder, TOWN)
    const today = residentsInTime([])
    const [orchard, brook] = [residentsInTime(['orchard']) - today, residentsInTime(['brook']) - today]
    expect([today, orchard, brook, residentsInTime(['mill']) - today]).toEqual([1500, 2100, 800, 0])

    await serveTown(page.context(), town)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await openPlan(page, `${sites.plain}${linkTo({ city: TOWN, door: 'gaps' })}`)
    const ranking = [orchard, brook].map((gain) => new RegExp(`${words.openings.gate}.*\\+${number(gain)}`))
    await expect(await rankedOpenings(page)).toHaveText(ranking)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: words.openings.takeOf('1') }).check()
    await dialog.getByRole('button', { name: words.openings.accept('1') }).click()

    await expect(page.locator('.plan-step-gain')).toContainText(`+${number(orchard)}`)
    const everybody = PEOPLE.reduce((sum, { residents }) => sum + residents, 0)
    const lacking = plan.totals.fromTo(number(everybody - today), number(everybody - today - orchard))
    await expect(totals(page)).toContainText(lacking)
    await expect(totals(page)).toContainText(plan.totals.fromTo(number(today), number(today + orchard)))
    await expect(totals(page)).toContainText(plan.totals.fromTo('1', '3'))
    const figures = await totals(page).innerText()

    await page.getByText(plan.bar.manage, { exact: true }).click()
    await page.getByRole('button', { name: plan.bar.link }).click()
    await expect(page.getByText(plan.bar.copied)).toBeVisible()
    await serveTown(fresh, town)
    const other = await fresh.newPage()
    await other.goto(await page.evaluate(() => navigator.clipboard.readText()))
    await expect(other.locator('.plan-step-gain')).toContainText(`+${number(orchard)}`)
    await expect(totals(other)).toHaveText(figures, { useInnerText: true })

    await page.getByRole('button', { name: plan.steps.removeOf('1') }).click()
    await expect(page.locator('.plan-step-main')).toHaveCount(0)
    await expect(totals(page)).toHaveCount(0)
    // the gate is shut again: it is worth as much as before
    await expect(await rankedOpenings(page)).toHaveText(ranking)
  } finally {
    await fresh.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
