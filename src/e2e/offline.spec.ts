import { serveFolder } from '../../scripts/testing/serve-folder.ts'
import { DIST, expect, test } from './fixtures.ts'
import { coloursOf, doorButton, gapTable, keySentence, linkTo, mapCanvas } from './page.ts'
import { keepWhole } from './keep-whole.ts'
import { zh } from './words.ts'

/** A map with streets, water and names has hundreds; an empty canvas one. */
const FEWEST_COLOURS = 100

test.use({ serviceWorkers: 'allow' })

test('after one visit the city works with the network unplugged', async ({ page, context, complaints }) => {
  test.setTimeout(180_000)
  complaints.allow(/ERR_(?:INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED)/, 'there is no network')
  const server = await serveFolder({ root: DIST, base: '/quarter-hour/' })
  const site = `${server.origin}/quarter-hour/`
  await keepWhole(page, site)
  await server.close()
  await context.setOffline(true)

  await page.goto(`${site}${linkTo({ community: 'block:7142586,5114768' })}`)
  await page.reload()
  await expect(page.getByText(zh.shell.pageState.offline)).toBeVisible()
  await expect(keySentence(page)).toBeVisible()
  await expect.poll(() => coloursOf(mapCanvas(page))).toBeGreaterThan(FEWEST_COLOURS)
  await page.getByRole('combobox', { name: zh.search.label }).fill('usm ne')
  await expect(page.getByRole('option').first()).toBeVisible()
  await doorButton(page, 'gaps').click()
  await page.getByRole('button', { name: zh.planner.sheet.back }).click()
  await expect(gapTable(page).getByRole('rowheader').first()).toBeVisible()
})
