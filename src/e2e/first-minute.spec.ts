import type { Page } from '@playwright/test'
import { coloursOf, doorButton, gapTable, gradeTable, keySentence, linkTo, mapCanvas } from './page.ts'
import { expect, test } from './fixtures.ts'
import { worded, zh } from './words.ts'

/** A map with streets, water and names has hundreds; an empty canvas one. */
const FEWEST_COLOURS = 100

test(
  'from opening the page to the way to a missing service',
  { tag: ['@phone', '@tablet'] },
  async ({ page, sites, isMobile }) => {
    // named, so that another city built beside it does not ask which one is meant
    await page.goto(`${sites.plain}${linkTo()}`)
    // A phone's header has no room for the city and its date; the door to the data tells both.
    if (!isMobile) await expect(page.getByText(worded(zh.shell.city.example)).first()).toBeVisible()
    await expect(page.getByRole('heading', { level: 2, name: zh.shell.start.title })).toBeVisible()

    await doorButton(page, 'gaps').click()
    await expect(gradeTable(page).getByRole('row')).toHaveCount(6)
    const rows = gapTable(page).getByRole('rowheader').getByRole('button')
    const name = await rows.first().innerText()
    await rows.first().click()
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()

    await page.getByRole('button', { name: zh.planner.sheet.circle }).click()
    await expect(keySentence(page)).toBeVisible()
    await expect(page.getByText(zh.resident.sentence.tooFar).first()).toBeVisible()
    await focusMissingService(page)
    await expect(page.getByRole('heading', { name: zh.resident.route.heading })).toBeVisible()
    await expect(page.getByRole('rowheader', { name: zh.resident.route.total })).toBeVisible()
  },
)

/** Opens the way to the first service of the section of those too far that has one. */
async function focusMissingService(page: Page): Promise<void> {
  const section = page.locator('section').filter({
    has: page.getByRole('heading', { level: 3, name: zh.resident.sections.tooFar }),
  })
  await section.getByRole('listitem').getByRole('button').first().click()
}

test('a community on the map opens its sheet', async ({ page, sites, isMobile }) => {
  await page.goto(`${sites.plain}${linkTo({ door: 'gaps' })}`)
  await expect(gradeTable(page)).toBeAttached()
  if (isMobile) await lowerSheet(page)
  await expect.poll(() => coloursOf(mapCanvas(page))).toBeGreaterThan(FEWEST_COLOURS)
  await touchMap(page, isMobile, () => page.url().includes('community='))
  await expect(
    page.getByRole('heading', { level: 2 }).and(page.locator('#planner-sheet-heading')),
  ).toBeVisible()
  await expect(page).toHaveURL(/community=/)
})

test(
  'a point on the map is walked from, and never written into the address',
  { tag: '@phone' },
  async ({ page, sites, isMobile }) => {
    await page.goto(`${sites.plain}${linkTo({ community: 'block:7142586,5114768' })}`)
    await expect(keySentence(page)).toBeVisible()
    await expect.poll(() => coloursOf(mapCanvas(page))).toBeGreaterThan(FEWEST_COLOURS)
    if (isMobile) await lowerSheet(page)
    const before = await mapCanvas(page).screenshot()
    await touchMap(page, isMobile, () => !page.url().includes('community='))
    await expect(keySentence(page)).toBeVisible()
    expect(page.url()).not.toMatch(/at=|\d+\.\d+,/)
    await expect.poll(async () => (await mapCanvas(page).screenshot()).equals(before)).toBe(false)
  },
)

/** On a phone the panel lies over the map. */
async function lowerSheet(page: Page): Promise<void> {
  const handle = page.getByRole('button', { name: zh.shell.sheet.larger })
  await handle.press('ArrowDown')
  await handle.press('ArrowDown')
}

/** A grid of points over the map at which the map is what lies on top. */
const freePoints = (page: Page): Promise<(readonly [number, number])[]> =>
  mapCanvas(page).evaluate((canvas) => {
    const { left, top, width, height } = canvas.getBoundingClientRect()
    const points: [number, number][] = []
    for (let x = left + 8; x < left + width; x += 16)
      for (let y = top + 8; y < top + height; y += 16)
        if (document.elementFromPoint(x, y) === canvas) points.push([x, y])
    return points
  })

/** Clicks or taps here and there on the map until it did what is wanted, never twice close by: that would zoom. */
async function touchMap(page: Page, isTouch: boolean, isDone: () => boolean): Promise<void> {
  const points = await freePoints(page)
  for (let i = 0; i < points.length; i++) {
    const [x, y] = points[(i * STRIDE) % points.length] ?? [0, 0]
    await (isTouch ? page.touchscreen.tap(x, y) : page.mouse.click(x, y))
    await page.waitForTimeout(REACTION_MS)
    if (isDone()) return
  }
  throw new Error('the map answered to no click')
}

/** A prime, so that all points have their turn. */
const STRIDE = 97
const REACTION_MS = 60
