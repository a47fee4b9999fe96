import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Dictionary } from '../i18n/dictionary.ts'
import type { Door, PageLink } from '../format/page-link.ts'
import { worded, zh } from './words.ts'

/** What the address says after `#`, from the parts that matter to a test. The embedded city, unless told otherwise. */
export function linkTo(parts: Partial<Record<keyof PageLink, string>> = {}): string {
  return `#${new URLSearchParams({ city: 'astana', ...parts })}`
}

/** The button of one of the three doors. */
export const doorButton = (page: Page, door: Door, words: Dictionary = zh): Locator =>
  page
    .getByRole('navigation', { name: words.shell.doors.label })
    .getByRole('button', { name: words.shell.doors[door] })

/** The answer in one sentence: so many of so many services within so many minutes. */
export function keySentence(page: Page, words: Dictionary = zh): Locator {
  const { reached, reachedAll, reachedNone } = words.resident.sentence
  const any = [reached, reachedAll, reachedNone].map(
    (text: (...parts: string[]) => string) => worded(text).source,
  )
  return page.getByRole('heading', { level: 2, name: new RegExp(any.join('|')) })
}

/** The planner's share of communities by grade, as a table. */
export const gradeTable = (page: Page, words: Dictionary = zh): Locator =>
  page.getByRole('table', { name: words.shell.gradeTable.caption })

export const gapTable = (page: Page, words: Dictionary = zh): Locator =>
  page.getByRole('table', { name: words.planner.list.heading })

/**
 * What axe finds wrong, each as its rule and what is wrong by it. In axe's legacy way, which looks into no frame of
 * another origin, since there is none: the other way opens a second page for every look, and takes five times as long.
 */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  // between two colours a contrast is neither's
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      .map((one) => one.finished)
    await Promise.allSettled(ending)
  })
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** The canvas of the map, which is drawn once its first picture is complete. */
export const mapCanvas = (page: Page): Locator => page.locator('canvas.maplibregl-canvas')

/** How many different colours a part of the page shows: one or two where nothing is drawn. */
export const coloursOf = async (part: Locator): Promise<number> => (await pixelsByColour(part)).size

/** How many pixels of a part of the page have each of the colours, `#rrggbb`, by one step of a channel at most. */
export async function pixelsOf(part: Locator, colours: readonly string[]): Promise<readonly number[]> {
  const pixels = await pixelsByColour(part)
  const channels = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255]
  return colours.map((hex) => {
    const wanted = channels(Number.parseInt(hex.slice(1), 16))
    const alike = (colour: number): boolean =>
      channels(colour).every((value, i) => Math.abs(value - (wanted[i] ?? 0)) <= 1)
    return [...pixels].reduce((sum, [colour, count]) => (alike(colour) ? sum + count : sum), 0)
  })
}

/** Red, green and blue in one number → how many pixels have that colour. */
async function pixelsByColour(part: Locator): Promise<ReadonlyMap<number, number>> {
  const png = (await part.screenshot()).toString('base64')
  const counts = await part.page().evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
    if (context === null) throw new Error('pixels: this browser has no 2D canvas')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, image.width, image.height)
    const found = new Map<number, number>()
    for (let i = 0; i < data.length; i += 4) {
      const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0)
      found.set(colour, (found.get(colour) ?? 0) + 1)
    }
    return [...found]
  }, png)
  return new Map(counts)
}

/** Saves every verdict in one of its forms and gives its text. */
export const download = (page: Page, format: 'csv' | 'geojson' | 'json'): Promise<string> =>
  exported(page, zh.planner.export[format])

/** Saves what a button of the planner's export offers, and gives its text. */
export async function exported(page: Page, name: string): Promise<string> {
  const list = page.locator('.planner-export')
  if (!(await list.evaluate((details: HTMLDetailsElement) => details.open)))
    await page.getByText(zh.planner.export.button, { exact: true }).click()
  const button = list.getByRole('button').filter({ has: page.getByText(name, { exact: true }) })
  return savedBy(page, button)
}

/** The text that a button saves. */
export async function savedBy(page: Page, button: Locator): Promise<string> {
  const saving = page.waitForEvent('download')
  await button.click()
  const stream = await (await saving).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** Has the page say that it would print, where a browser without a printer waits. */
export async function catchPrinting(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => void (document.body.dataset['printed'] = 'yes')
  })
}

/** The service card as paper shows it, once the button to print it was pressed; the page stays in print. */
export async function onPaper(page: Page, press: (button: Locator) => Promise<void>): Promise<Locator> {
  await catchPrinting(page)
  await press(page.getByRole('button', { name: zh.share.print }))
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes')
  await page.emulateMedia({ media: 'print' })
  const card = page.locator('.share-card')
  await expect(card).toBeVisible()
  return card
}
