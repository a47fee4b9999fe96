import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { engine as zh } from '../i18n/zh-hans/engine.ts'
import { expect, test } from './fixtures.ts'
import { coloursOf, doorButton, linkTo, mapCanvas } from './page.ts'
import { zh as page } from './words.ts'

/** Fewer colours than this and no street is drawn. */
const FEWEST_COLOURS = 100

const panel = (on: Page): Locator => on.getByRole('main')
const handle = (on: Page): Locator => on.getByRole('button', { name: /假想设施/ })
const counted = (on: Page): Locator => on.getByRole('checkbox', { name: zh.controls.facility })
const figure = (on: Page, name: string): Locator => on.locator(`[data-figure="${name}"]`)

/** A fingerprint of what the streets show, once there is one. */
async function checksum(on: Page): Promise<string> {
  await expect(panel(on)).toHaveAttribute('data-checksum', /^[0-9a-f]{8}$/)
  return (await panel(on).getAttribute('data-checksum')) ?? ''
}

/** Turns the tried facility off and tells what the streets then show. */
async function withoutFacility(on: Page): Promise<string> {
  const before = await checksum(on)
  await counted(on).uncheck()
  await expect(panel(on)).not.toHaveAttribute('data-checksum', before)
  return checksum(on)
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

test('a facility that is dragged recolours the streets, and leaves no trace when taken back', async ({
  page: on,
  sites,
}) => {
  await on.goto(`${sites.plain}engine.html`)
  await expect(handle(on)).toBeVisible()
  const today = await withoutFacility(on)
  await expect(handle(on)).toHaveCount(0)

  await counted(on).check()
  await expect(panel(on)).not.toHaveAttribute('data-checksum', today)
  const there = await checksum(on)
  await dragAcross(on, 14)
  await expect(panel(on)).not.toHaveAttribute('data-checksum', there)
  expect(await checksum(on)).not.toBe(today)
  await expect.poll(async () => Number(await figure(on, 'move-worker-count').innerText())).toBeGreaterThan(4)
  for (const name of ['move-worker-median', 'move-main-median', 'upload-median', 'render-p95'])
    await expect(figure(on, name)).toHaveAttribute('data-ms', /^\d/)
  expect(await coloursOf(mapCanvas(on))).toBeGreaterThan(FEWEST_COLOURS)

  await counted(on).uncheck()
  await expect(panel(on)).toHaveAttribute('data-checksum', today)
})

test('keys move the facility, another walker and another service answer', async ({ page: on, sites }) => {
  await on.goto(`${sites.subPath}engine.html?city=astana`)
  await expect(handle(on)).toBeVisible()
  const first = await checksum(on)
  await handle(on).focus()
  for (let i = 0; i < 6; i++) await on.keyboard.press('ArrowRight')
  await expect(panel(on)).not.toHaveAttribute('data-checksum', first)

  const before = await checksum(on)
  const walker = on.getByRole('combobox', { name: zh.controls.walker })
  await walker.selectOption(await walker.locator('option:not(:checked)').last().getAttribute('value'))
  await expect(panel(on)).not.toHaveAttribute('data-checksum', before)
  await expect(figure(on, 'walker-worker-count')).toHaveText('1')

  const slow = await checksum(on)
  await on.getByRole('radio', { name: zh.controls.showMissing }).check()
  await expect(panel(on)).not.toHaveAttribute('data-checksum', slow)
})

test('the door to the data leads to the engine, and the engine back', async ({ page: on, sites }) => {
  await on.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await on.getByRole('link', { name: page.data.engine }).click()
  await expect(on.getByRole('heading', { level: 1, name: zh.title })).toBeVisible()
  await expect(on.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /default-src 'self'/,
  )
  await on.getByRole('link', { name: zh.back }).click()
  await expect(doorButton(on, 'data')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    test('axe finds nothing on the engine page', { tag: '@phone' }, async ({ page: on, sites }) => {
      await on.goto(`${sites.plain}engine.html`)
      await expect(handle(on)).toBeVisible()
      await expect(on.locator('html')).toHaveAttribute('data-appearance', colorScheme)
      const { violations } = await new AxeBuilder({ page: on }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      )
    })
  })
