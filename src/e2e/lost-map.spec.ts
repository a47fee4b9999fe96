import type { JSHandle, Page } from '@playwright/test'
import { THEMES, type Appearance } from '../theme.ts'
import { expect, test } from './fixtures.ts'
import { keySentence, linkTo, mapCanvas, pixelsOf } from './page.ts'
import { zh } from './words.ts'

const { what, retry } = zh.shell.problem

/** More than legend and controls have of the land's colour, and of that of a circle's edge. */
const FEWEST_PIXELS = [30_000, 200] as const

// little to draw: three times in a row, by software
test.use({ viewport: { width: 960, height: 600 } })

/** Waits until land and circle are drawn in the colours of an appearance. */
async function drawn(page: Page, appearance: Appearance): Promise<void> {
  const { land, teal } = THEMES[appearance]
  const areThere = async (): Promise<boolean> => {
    const pixels = await pixelsOf(mapCanvas(page), [land, teal])
    return FEWEST_PIXELS.every((fewest, i) => (pixels[i] ?? 0) > fewest)
  }
  await expect.poll(areThere, { timeout: 60_000 }).toBe(true)
}

/** What takes the memory of the map's graphics card back, and gives it again. */
const graphicsCard = (page: Page): Promise<JSHandle<WEBGL_lose_context>> =>
  mapCanvas(page).evaluateHandle((canvas: HTMLCanvasElement) => {
    const card = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (card === null || card === undefined) throw new Error('this browser cannot lose its graphics card')
    return card
  })

test('a map that the graphics card forgot is drawn as things are by then, and one given up when asked for', async ({
  page,
  sites,
}) => {
  test.setTimeout(180_000)
  await page.goto(`${sites.plain}${linkTo({ community: 'block:7142586,5114768' })}`)
  await drawn(page, 'light')
  const card = await graphicsCard(page)
  await card.evaluate((one) => one.loseContext())
  await page.getByRole('button', { name: zh.shell.darker }).click()
  await page.getByRole('slider').press('ArrowLeft')
  await expect(keySentence(page)).toContainText('14 分钟')
  await card.evaluate((one) => one.restoreContext())
  await drawn(page, 'dark')
  await expect(page.getByText(what.map)).toHaveCount(0)

  await card.evaluate((one) => one.loseContext())
  await expect(page.getByText(zh.map.notLoaded.title)).toBeVisible()
  await expect(keySentence(page)).toContainText('14 分钟')
  await page.getByRole('button', { name: retry, exact: true }).click()
  await drawn(page, 'dark')
  await expect(page.getByText(what.map)).toHaveCount(0)
})
