import { expect, test } from './fixtures.ts'
import { doorButton, gapTable, keySentence, linkTo, mapCanvas } from './page.ts'
import { zh } from './words.ts'

test('without WebGL the lists answer, and the map says why it is absent', async ({ page, sites }) => {
  await page.goto(`${sites.plain}${linkTo({ community: 'block:7142586,5114768' })}`)
  await expect(keySentence(page)).toBeVisible()
  await expect(page.getByText(zh.shell.problem.noWebgl).first()).toBeVisible()
  await expect(mapCanvas(page)).toHaveCount(0)
  await page.getByRole('button', { name: zh.resident.units.minute }).first().click()
  await expect(page.getByRole('heading', { name: zh.resident.route.heading })).toBeVisible()
  await doorButton(page, 'gaps').click()
  await page.getByRole('button', { name: zh.planner.sheet.back }).click()
  await expect(gapTable(page)).toBeVisible()
})

test('an open poster goes with the place that it is of', async ({ page, sites }) => {
  await page.goto(`${sites.plain}${linkTo({ community: 'block:7142586,5114768' })}`)
  // typed before the link's own place is there, and not lost when it comes
  await page.getByRole('combobox', { name: zh.search.label }).fill('usm ne')
  await page.getByRole('option', { name: /улица Сабита Муканова · NE/ }).click()
  await expect(page.getByText('улица Сабита Муканова · NE', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: zh.share.poster }).click()
  await expect(page.getByRole('dialog').getByRole('img')).toBeVisible()
  await page.goBack()
  await expect(page.getByText('улица Сабита Муканова · SW', { exact: true })).toBeVisible()
  await expect(keySentence(page)).toBeVisible()
  await expect(page.locator('dialog')).toHaveCount(0)
})
