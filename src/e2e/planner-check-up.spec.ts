import type { Page } from '@playwright/test'
import { countGapList } from '../../scripts/recount/count-gap-list.ts'
import { expect, test } from './fixtures.ts'
import { doorButton, exported, gapTable, linkTo } from './page.ts'
import { zh, zhData, zhPlanning } from './words.ts'

const { areas, listing, modes } = zhPlanning

/** Somebody's own list: two districts of two streets, around the middle of Astana. */
function listOfCommunities(): string {
  const rows = Array.from({ length: 24 }, (_, i) => {
    const at = [71.415 + (i % 6) * 0.006, 51.14 + Math.floor(i / 6) * 0.005]
    const [district, street] = [i % 2 === 0 ? '东区' : '西区', i % 4 < 2 ? '一街道' : '二街道']
    return [`社区${i}`, ...at.map((n) => n.toFixed(5)), district, street, 1_000 + i].join(',')
  })
  return ['名称,经度,纬度,区,街道,人口', ...rows].join('\n')
}

const heading = (page: Page) => page.locator('.planner-summary h2')
const caption = (page: Page) => page.locator('.map-histogram figcaption')

test('an area is looked at alone, by figures, list and map alike', async ({ page, sites }) => {
  await page.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await page.getByLabel(zhData.own.choose).setInputFiles({
    name: '社区.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(listOfCommunities()),
  })
  await expect(page.getByText(zhData.own.count('24'))).toBeVisible()
  await doorButton(page, 'gaps').click()
  await expect(heading(page)).toContainText('24')
  await page.getByRole('combobox', { name: areas.district, exact: true }).selectOption('东区')
  await expect(heading(page)).toContainText('东区')
  await page.getByRole('combobox', { name: areas.street, exact: true }).selectOption('一街道')
  await expect(heading(page)).toContainText(areas.path('东区', '一街道'))
  await expect(heading(page)).toContainText(zh.planner.units.community.count('6'))
  await expect(caption(page)).toContainText(zh.shell.units.community('6'))
  await expect(page.getByText(modes.outside)).toBeVisible()
  await expect(
    page.getByRole('table', { name: areas.table.heading.community }).locator('tbody tr'),
  ).toHaveCount(6)
  const listed = Number(await gapTable(page).getAttribute('aria-rowcount')) - 1
  expect(listed).toBeLessThanOrEqual(6)
  const counted = countGapList(await exported(page, listing.forms.csv), 'the exported list')
  expect(counted.communities).toBe(listed)
  await page.getByRole('button', { name: areas.table.whole }).click()
  // those 24 have 1,000 residents and more each
  await expect(caption(page)).toContainText('24,276')
})
