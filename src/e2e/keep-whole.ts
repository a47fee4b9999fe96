import { expect, type Page } from '@playwright/test'
import { linkTo } from './page.ts'
import { zhData } from './words.ts'

/** The page is fetched once more in full for its store, beside the city: on a busy machine that takes a while. */
const KEPT_MS = 60_000

/** Opens the door to the data and waits until the page and the city are on this device. */
export async function keepWhole(page: Page, site: string): Promise<void> {
  await page.goto(`${site}${linkTo({ door: 'data' })}`)
  await expect(page.getByText(zhData.offline.page.kept)).toBeVisible({ timeout: KEPT_MS })
}
