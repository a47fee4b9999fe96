import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'
import { keySentence, onPaper } from './page.ts'
import { worded, zh } from './words.ts'

/** How a person uses the page: with the mouse, with a finger, or with keys alone. */
export interface Hand {
  readonly press: (target: Locator) => Promise<void>
  readonly choose: (list: Locator, label: string) => Promise<void>
  readonly type: (box: Locator, text: string) => Promise<void>
}

export const pointer = (hasTouch: boolean): Hand => ({
  press: (target) => (hasTouch ? target.tap() : target.click()),
  choose: async (list, label) => void (await list.selectOption({ label })),
  type: (box, text) => box.fill(text),
})

const MOST_STEPS = 200

export const keys = (page: Page): Hand => {
  const reach = async (target: Locator): Promise<void> => {
    await expect(target).toBeVisible()
    for (let step = 0; step < MOST_STEPS; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`keys: ${String(target)} was not reached by ${MOST_STEPS} steps of the tab key`)
  }
  return {
    press: async (target) => {
      await reach(target)
      await page.keyboard.press('Enter')
    },
    choose: async (list, label) => {
      await reach(list)
      const labels = await list.locator('option').allInnerTexts()
      const at = await list.evaluate((element) => (element as HTMLSelectElement).selectedIndex)
      const steps = labels.indexOf(label) - at
      for (let i = 0; i < Math.abs(steps); i++) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
    },
    type: async (box, text) => {
      await reach(box)
      await page.keyboard.type(text)
    },
  }
}

const { resident, hours, easy, share, notes } = zh
const CHOICES = '.resident-choices'

/** 药店, not 药店 in the name of a place. */
const pharmacy = (page: Page): Locator => page.getByRole('button', { name: /^药店 / })

async function findHome(page: Page, hand: Hand): Promise<void> {
  await hand.type(page.getByRole('combobox', { name: zh.search.label }), 'usm sw')
  await expect(page.getByRole('option', { name: /улица Сабита Муканова · SW/ })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
  await expect(keySentence(page)).toBeVisible()
  expect(page.url()).toContain('community=')
}

/** Those known to be open stand before those whose hours nobody wrote down. */
async function findOpenPharmacy(page: Page, hand: Hand): Promise<void> {
  await hand.choose(page.getByRole('combobox', { name: hours.when.label }), '星期日')
  await hand.choose(page.getByRole('combobox', { name: hours.when.time }), '20:00')
  await expect(page.locator('.resident-open-line')).toContainText('周日 20:00')
  await expect(pharmacy(page)).toContainText(hours.state.open)
  await hand.press(pharmacy(page))
  await expect(pharmacy(page)).toHaveAttribute('aria-expanded', 'true')
  await expect(page.locator(CHOICES)).toContainText(worded(hours.known))
  const states = await page.locator('.resident-choice-list button').allInnerTexts()
  const known = states.map((text) => text.includes(hours.state.open))
  expect(known[0]).toBe(true)
  expect(known.toSorted((a, b) => Number(b) - Number(a))).toEqual(known)
  expect(states.some((text) => text.includes(hours.state.unknown))).toBe(true)
}

async function seeTheWay(page: Page): Promise<void> {
  const route = page.locator('.resident-route')
  await expect(page.getByRole('heading', { name: resident.route.heading })).toBeVisible()
  expect(await route.locator('tbody tr').count()).toBeGreaterThan(2)
  await expect(page.locator('.resident-week')).toBeVisible()
}

async function reportHours(page: Page, hand: Hand): Promise<void> {
  const written = await page.locator('.resident-facts').innerText()
  await hand.press(page.getByRole('button', { name: notes.actions.report }))
  const form = page.getByRole('form', { name: notes.report.heading })
  await expect(form.getByRole('combobox', { name: notes.report.what })).toHaveValue('hours')
  await hand.type(form.getByRole('textbox', { name: notes.report.suggested.hours }), 'Mo-Su 09:00-22:00')
  const letter = form.getByRole('textbox', { name: notes.report.preview })
  await expect(letter).toHaveValue(/Mo-Su 09:00-22:00/)
  // what the map says now is quoted, and nothing says where the reader lives
  const lines = (await letter.inputValue()).split('\n')
  const present = lines.find((line) => line.startsWith(notes.letter.present(''))) ?? ''
  const quoted = present.slice(notes.letter.present('').length)
  expect(quoted).not.toBe('')
  expect(written).toContain(quoted)
  expect(lines.join('\n')).not.toMatch(/[#&](community|at)=/)
  await hand.press(form.getByRole('button', { name: notes.report.copy }))
  await expect(form.getByRole('status')).not.toBeEmpty()
}

/** The slow walker loses what the sentence tells, and no more. */
async function seeWhatAgeTakes(page: Page, hand: Hand): Promise<void> {
  await hand.press(page.getByRole('button', { name: easy.two.compare.elder }))
  const region = page.locator('.two-walkers')
  await expect(region).toContainText(easy.two.who.elder)
  await expect(region.getByRole('status')).not.toBeEmpty()
  expect(page.url()).toContain('with=elder')
}

async function printCard(page: Page, hand: Hand): Promise<void> {
  const card = await onPaper(page, hand.press)
  await expect(card).toContainText('улица Сабита Муканова · SW')
  await expect(card.getByRole('row')).not.toHaveCount(0)
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: 'screen' })
}

async function shareAndReopen(page: Page, hand: Hand): Promise<void> {
  const said = await keySentence(page).innerText()
  await hand.press(page.getByRole('button', { name: share.copy }))
  await expect(page.getByText(share.copied)).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto('about:blank')
  await page.goto(link)
  await expect(keySentence(page)).toHaveText(said)
  await expect(page.getByRole('combobox', { name: hours.when.time }).locator('option:checked')).toHaveText(
    '20:00',
  )
  await expect(page.locator('.two-walkers')).toContainText(easy.two.who.elder)
  await expect(pharmacy(page)).toHaveAttribute('aria-expanded', 'true')
}

export async function fiveTasks(page: Page, hand: Hand): Promise<void> {
  await findHome(page, hand)
  await findOpenPharmacy(page, hand)
  await seeTheWay(page)
  await reportHours(page, hand)
  await seeWhatAgeTakes(page, hand)
  await printCard(page, hand)
  await shareAndReopen(page, hand)
}
