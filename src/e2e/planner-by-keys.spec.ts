import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { linkTo } from './page.ts'
import { zh, zhPlanning } from './words.ts'

const { plan } = zhPlanning

/** What the whole plan brings, once each step has its own figures. */
async function figuresOf(page: Page): Promise<string> {
  await expect(page.locator('.plan-step-gain').filter({ hasText: '…' })).toHaveCount(0)
  return page.locator('.plan-totals').innerText()
}

test('keys alone add, move and remove a facility, without a map', async ({ page, sites }) => {
  await page.goto(`${sites.plain}${linkTo({ door: 'gaps' })}`)
  const press = (key: string) => page.keyboard.press(key)
  await page.getByRole('tab', { name: zh.planner.tabs.fill }).focus()
  await press('Enter')
  await page.getByText(plan.add.noMap, { exact: true }).focus()
  await press('Enter')
  await page.getByLabel(plan.add.place, { exact: true }).focus()
  await press('ArrowDown')
  await page.getByLabel(plan.add.coordinates, { exact: true }).focus()
  await page.keyboard.type('71.52, 51.14')
  await press('Enter')
  await expect(page.getByRole('alert')).toHaveText(plan.add.errors.swapped)
  await page.getByLabel(plan.add.coordinates, { exact: true }).focus()
  await press('Control+a')
  await page.keyboard.type('51.14, 71.52')
  await press('Enter')
  const step = page.locator('.plan-step-main')
  await expect(step).toBeFocused()
  const first = await figuresOf(page)
  for (let i = 0; i < 12; i++) await press('ArrowUp')
  await expect.poll(() => figuresOf(page)).not.toBe(first)
  await press('Control+z')
  await expect.poll(() => figuresOf(page)).toBe(first)
  await step.focus()
  await press('Delete')
  await expect(step).toHaveCount(0)
})
