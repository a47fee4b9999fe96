import type { Locator, Page } from '@playwright/test'
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

/** The canvas of the map, which is drawn once its first picture is complete. */
export const mapCanvas = (page: Page): Locator => page.locator('canvas.maplibregl-canvas')

/** How many different colours a part of the page shows: one or two where nothing is drawn. */
export async function coloursOf(part: Locator): Promise<number> {
  const png = (await part.screenshot()).toString('base64')
  return part.page().evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    if (context === null) return 0
    context.drawImage(image, 0, 0)
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size
  }, png)
}

/** Saves the planner's list in one of its forms and gives its text. */
export async function download(page: Page, format: 'csv' | 'geojson' | 'json'): Promise<string> {
  const { button, [format]: name } = zh.planner.export
  const saving = page.waitForEvent('download')
  await page.getByText(button, { exact: true }).click()
  await page.getByRole('button', { name }).click()
  const stream = await (await saving).createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
