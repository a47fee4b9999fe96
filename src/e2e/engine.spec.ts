import type { Locator, Page } from '@playwright/test'
import { engine as zh } from '../i18n/zh-hans/engine.ts'
import { minutesRamp } from '../map/street-ramp.ts'
import { damage, expect, test } from './fixtures.ts'
import { doorButton, linkTo, mapCanvas, pixelsOf, violationsOf } from './page.ts'
import { zh as page, zhData } from './words.ts'

const panel = (on: Page): Locator => on.getByRole('main')
const handle = (on: Page): Locator => on.getByRole('button', { name: /假想设施/ })
const counted = (on: Page): Locator => on.getByRole('checkbox', { name: zh.controls.facility })
const figure = (on: Page, name: string): Locator => on.locator(`[data-figure="${name}"]`)
const part = (on: Page, name: string): Locator => on.getByRole('region', { name })
const button = (on: Page, name: string): Locator => on.getByRole('button', { name, exact: true })

/** A fingerprint of what the streets show. It is there only while that is what was asked for last. */
async function checksum(on: Page): Promise<string> {
  await expect(panel(on)).toHaveAttribute('data-checksum', /^[0-9a-f]{8}$/)
  return (await panel(on).getAttribute('data-checksum')) ?? ''
}

/** Waits until the page stands with the facility that it begins with, and tells what the streets then show. */
async function opened(on: Page, address: string): Promise<string> {
  await on.goto(address)
  await expect(handle(on)).toBeVisible()
  return checksum(on)
}

const turns = async (on: Page, step: string): Promise<number> =>
  Number(await figure(on, `${step}-count`).innerText())

/** The bands whose colours nothing else on the page has, but the legend. */
const BANDS = minutesRamp('light').colours.slice(2)
/** More than the legend shows of each, which is 88. */
const FEWEST_PIXELS = 300

/** How much of the map the streets of each band cover. */
const streetPixels = (on: Page): Promise<readonly number[]> => pixelsOf(mapCanvas(on), BANDS)

/** The same once the map is drawn: `FEWEST_PIXELS` of each band at least. */
async function drawnPixels(on: Page): Promise<readonly number[]> {
  let drawn: readonly number[] = []
  await expect
    .poll(async () => Math.min(...(drawn = await streetPixels(on))), { timeout: 30_000 })
    .toBeGreaterThan(FEWEST_PIXELS)
  return drawn
}

/** Westwards, where Astana's streets are. */
async function dragAcross(on: Page, moves: number): Promise<void> {
  const box = await handle(on).boundingBox()
  if (box === null) throw new Error('the facility is not on the map')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await on.mouse.move(x, y)
  await on.mouse.down()
  for (let i = 1; i <= moves; i++) {
    await on.mouse.move(x - i * 9, y + i * 3)
    await on.waitForTimeout(60)
  }
  await on.mouse.up()
}

/** Drags the map beside the facility, which moves with it. */
async function dragMap(on: Page, by: { readonly x: number; readonly y: number }): Promise<void> {
  const at = async () => (await handle(on).boundingBox()) ?? { x: NaN, y: NaN, width: 0, height: 0 }
  const before = await at()
  const [x, y] = [before.x - 60, before.y - 60]
  await on.mouse.move(x, y)
  await on.mouse.down()
  await on.mouse.move(x + by.x, y + by.y, { steps: 3 })
  // a map that is let go of a moving mouse glides on
  await on.waitForTimeout(300)
  await on.mouse.up()
  await expect
    .poll(async () => {
      const now = await at()
      return Math.hypot(now.x - before.x - by.x, now.y - before.y - by.y)
    })
    .toBeLessThan(4)
}

test('a facility that is dragged recolours the streets, and leaves no trace when taken back', async ({
  page: on,
  sites,
}) => {
  // pictures of a map that is drawn without a graphics card take seconds
  test.slow()
  const first = await opened(on, `${sites.plain}engine.html`)
  await counted(on).uncheck()
  const today = await checksum(on)
  expect(today).not.toBe(first)
  await expect(handle(on)).toHaveCount(0)
  const without = await drawnPixels(on)

  await counted(on).check()
  expect(await checksum(on)).toBe(first)
  await expect.poll(() => streetPixels(on)).not.toEqual(without)

  await dragAcross(on, 10)
  expect([today, first]).not.toContain(await checksum(on))
  await expect.poll(() => turns(on, 'move-worker')).toBeGreaterThan(4)
  for (const name of ['move-worker-median', 'move-main-median', 'upload-median', 'render-p95'])
    await expect(figure(on, name)).toHaveAttribute('data-ms', /^\d/)
  await expect(figure(on, 'kernels')).toHaveText(zh.figures.kernels.wasm)

  await counted(on).uncheck()
  expect(await checksum(on)).toBe(today)
  await expect.poll(() => streetPixels(on)).toEqual(without)
})

test('a drag moves the map, keys the facility on it; another walker and another service answer', async ({
  page: on,
  sites,
}) => {
  const first = await opened(on, `${sites.subPath}engine.html?city=astana`)
  expect(await turns(on, 'move-worker')).toBe(0)
  await dragMap(on, { x: 60, y: 40 })
  await handle(on).focus()
  for (let i = 0; i < 6; i++) await on.keyboard.press('ArrowRight')
  const moved = await checksum(on)
  expect(moved).not.toBe(first)
  await expect.poll(() => turns(on, 'move-worker')).toBeGreaterThan(0)

  const walker = on.getByRole('combobox', { name: zh.controls.walker })
  await walker.selectOption(await walker.locator('option:not(:checked)').last().getAttribute('value'))
  const slow = await checksum(on)
  expect(slow).not.toBe(moved)
  await expect(figure(on, 'walker-worker-count')).toHaveText('1')

  const service = on.getByRole('combobox', { name: zh.controls.service })
  await service.selectOption(await service.locator('option:not(:checked)').last().getAttribute('value'))
  const other = await checksum(on)
  expect(other).not.toBe(slow)

  await on.getByRole('radio', { name: zh.controls.showMissing }).check()
  expect(await checksum(on)).not.toBe(other)
  await expect(on.getByText(zh.legend.unreached)).toHaveCount(0)
})

test('sites are found and looked at; a facility that moves takes them back', async ({ page: on, sites }) => {
  await opened(on, `${sites.plain}engine.html`)
  const found = part(on, zh.sites.heading).getByRole('listitem')
  await button(on, zh.sites.find).click()
  await expect(found).toHaveCount(5)
  await expect(button(on, zh.sites.find)).toBeFocused()
  expect(await violationsOf(on)).toEqual([])
  await found.last().getByRole('button').click()
  await expect(handle(on)).not.toBeInViewport()

  // it is out of view: with the keys it comes back, and the map alone moves
  await handle(on).focus()
  await on.keyboard.press('ArrowRight')
  await expect(handle(on)).toBeInViewport({ ratio: 1 })
  expect(await handle(on).evaluate((one) => one.closest('.map-view')?.scrollTop)).toBe(0)
  await expect(found).toHaveCount(0)
})

test('a search is stopped by its button, and silently by a facility that moves', async ({
  page: on,
  sites,
}) => {
  const first = await opened(on, `${sites.plain}engine.html`)
  // The button that begins it is the one that stops it: in one turn of the page, for a search may be over in the next.
  await button(on, zh.openings.find).focus()
  await button(on, zh.openings.find).evaluate((one: HTMLElement) => {
    one.click()
    one.click()
  })
  await expect(part(on, zh.openings.heading).getByRole('status')).toHaveText(zh.openings.stopped)
  await expect(button(on, zh.openings.find)).toBeFocused()

  await handle(on).focus()
  const facility = await handle(on).elementHandle()
  await button(on, zh.sites.find).evaluate((one: HTMLElement, moves) => {
    one.click()
    moves?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))
  }, facility)
  await expect(button(on, zh.sites.find)).toBeVisible()
  for (let i = 0; i < 6; i++) await on.keyboard.press('ArrowRight')
  expect(await checksum(on)).not.toBe(first)
  await expect(on.getByText(zh.sites.stopped)).toHaveCount(0)
  await expect(part(on, zh.sites.heading).getByRole('listitem')).toHaveCount(0)
})

test('texts that do not come leave those of the language before, and a map that does not come is told', async ({
  page: on,
  sites,
  complaints,
}) => {
  complaints.allow(/404/, 'the browser itself tells of files that are missing')
  await damage(on, /\/engine-map-[^/]*\.js$/, 'missing')
  await on.goto(`${sites.plain}engine.html`)
  await expect(on.getByText(page.shell.reload.title)).toBeVisible()
  await checksum(on)

  await damage(on, /\/engine-[^/]*\.js$/, 'missing')
  await on.getByRole('combobox', { name: page.shell.language }).selectOption('en')
  await expect(on.locator('html')).toHaveAttribute('lang', 'en')
  await expect(on.getByRole('heading', { level: 1, name: zh.title })).toBeVisible()
  await expect(counted(on)).toBeVisible()
})

test('the door to the data leads to the engine, and the engine back', async ({ page: on, sites }) => {
  await on.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await on.getByRole('link', { name: zhData.engine }).click()
  await expect(on.getByRole('heading', { level: 1, name: zh.title })).toBeVisible()
  await expect(on.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /default-src 'self'/,
  )
  await on.getByRole('link', { name: zh.back }).click()
  await expect(doorButton(on, 'data')).toBeVisible()
})

test.describe('by night', () => {
  test.use({ colorScheme: 'dark' })
  test('axe finds nothing on the engine page', async ({ page: on, sites }) => {
    await opened(on, `${sites.plain}engine.html`)
    await expect(on.locator('html')).toHaveAttribute('data-appearance', 'dark')
    await button(on, zh.openings.find).click()
    await expect(part(on, zh.openings.heading).getByRole('listitem')).not.toHaveCount(0)
    expect(await violationsOf(on)).toEqual([])
  })
})
