import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { linkTo, savedBy } from './page.ts'
import { worded, zh, zhPlanning } from './words.ts'

const { needs, ledger } = zhPlanning.provide

/** Two needs, as visitors' files tell them: a street that no community is known of, and a row that cannot be used. */
const CALLS = '街道,服务,件数\n中街道,pharmacy,40\n中街道,no-such-service,2\n'

const needsOf = (page: Page): Locator => page.getByRole('region', { name: needs.heading })
const ledgerOf = (page: Page): Locator => page.getByRole('region', { name: ledger.heading })

async function openProvide(page: Page, site: string): Promise<void> {
  await page.goto(`${site}${linkTo({ door: 'gaps' })}`)
  await page.getByRole('tab', { name: zh.planner.tabs.provide }).click()
  await expect(needsOf(page)).toBeVisible()
}

async function typeNeed(register: Locator, count: string): Promise<void> {
  await register.getByText(needs.form.heading, { exact: true }).click()
  await register.getByLabel(needs.form.service).selectOption('pharmacy')
  await register.getByLabel(needs.form.count).fill(count)
  await register.getByRole('button', { name: needs.form.save }).click()
}

test('a planner notes needs beside the gap, and hands a checked ledger on', async ({
  page,
  browser,
  sites,
}) => {
  await openProvide(page, sites.plain)
  const register = needsOf(page)
  await typeNeed(register, '12')
  const calls = { name: 'calls.csv', mimeType: 'text/csv', buffer: Buffer.from(CALLS) }
  await register.getByLabel(needs.import).setInputFiles(calls)
  await expect(register.getByText(needs.taken.read('calls.csv', '1', '40'))).toBeVisible()
  await expect(register.getByText(needs.taken.errors('1'))).toBeVisible()
  // all that is needed of a service stands beside those who lack it
  const byService = register.getByRole('table', { name: needs.services.heading })
  await expect(byService.getByRole('row').nth(1)).toContainText('52')
  await expect(
    register.getByRole('table', { name: needs.places.heading }).getByRole('row').nth(1),
  ).toContainText('12')
  await expect(register.getByRole('table', { name: needs.streets.heading })).toContainText('中街道')

  const list = ledgerOf(page)
  await list.getByLabel(ledger.service).selectOption('pharmacy')
  await list
    .getByRole('button', { name: worded(ledger.editOf) })
    .first()
    .click()
  await list.getByLabel(ledger.status).selectOption('active')
  await list.getByLabel(ledger.owner).fill('街道办')
  await list.getByLabel(ledger.source).fill('走访')
  await list.getByLabel(ledger.checkedOn).fill('2026-11-20')
  await list.getByRole('button', { name: ledger.save, exact: true }).click()
  await expect(list.getByText(ledger.changes('1'))).toBeVisible()
  const entry = list.getByRole('listitem').filter({ hasText: ledger.pair(ledger.owner, '街道办') })
  const shown = await entry.innerText()
  const saved = await savedBy(page, list.getByRole('button', { name: ledger.exportFile }))

  const other = await browser.newContext({ locale: 'zh-CN' })
  const fresh = await other.newPage()
  await openProvide(fresh, sites.plain)
  const there = ledgerOf(fresh)
  const file = { name: 'changes.json', mimeType: 'application/json', buffer: Buffer.from(saved) }
  await there.getByLabel(ledger.importFile).setInputFiles(file)
  await expect(there.getByText(ledger.taken.read('changes.json', '1'))).toBeVisible()
  await there.getByLabel(ledger.service).selectOption('pharmacy')
  await expect(
    there.getByRole('listitem').filter({ hasText: ledger.pair(ledger.owner, '街道办') }),
  ).toHaveText(shown, { useInnerText: true })
  const again = await savedBy(fresh, there.getByRole('button', { name: ledger.exportFile }))
  expect(JSON.parse(again)).toEqual(JSON.parse(saved))
  await other.close()
})
