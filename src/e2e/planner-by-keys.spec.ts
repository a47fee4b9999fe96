import { expect, test } from './fixtures.ts'
import { linkTo } from './page.ts'
import { zh, zhPlanning } from './words.ts'

const { plan } = zhPlanning

test('keys alone add, move and remove a facility, and add a footpath, without a map', async ({
  page,
  sites,
}) => {
  await page.goto(`${sites.plain}${linkTo({ door: 'gaps' })}`)
  const press = (key: string) => page.keyboard.press(key)
  await page.getByRole('tab', { name: zh.planner.tabs.fill }).focus()
  await press('Enter')
  await page.locator('summary', { hasText: plan.add.noMap }).focus()
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
  const where = step.locator('small').first()
  const before = await where.innerText()
  for (let i = 0; i < 12; i++) await press('ArrowUp')
  await expect(where).not.toHaveText(before)
  // the gain is there once it was counted anew
  await expect(page.locator('.plan-step-gain b')).toHaveText(/^\+/)
  await press('Control+z')
  await expect(where).toHaveText(before)
  await step.focus()
  await press('Delete')
  await expect(step).toHaveCount(0)
  await page.getByLabel(plan.add.what, { exact: true }).focus()
  await press('End')
  const to = page.getByRole('group', { name: plan.add.ends.to, exact: true })
  await to.getByLabel(plan.add.ends.where, { exact: true }).focus()
  await press('End')
  await to.getByLabel(plan.add.coordinates, { exact: true }).focus()
  await page.keyboard.type('51.14, 71.52')
  await press('Enter')
  await expect(page.getByRole('alert')).toHaveText(plan.add.errors.community)
  await press('ArrowDown')
  await press('Enter')
  await page.getByRole('button', { name: plan.add.add, exact: true }).last().focus()
  await press('Enter')
  await expect(step).toBeFocused()
  await expect(step).toContainText('小路')
})
