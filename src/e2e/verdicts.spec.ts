import type { Page } from '@playwright/test'
import type { Checkup } from '../format/checkup.ts'
import { runCheckup } from './checkup.ts'
import { expect, test } from './fixtures.ts'
import { download, gapTable, gradeTable, linkTo } from './page.ts'
import { worded, zh } from './words.ts'

test.describe('what the page says of every community', () => {
  for (const [what, link, options] of [
    ['by the standard of the city', {}, []],
    [
      'for slow walkers in 20 minutes',
      { walker: 'elder', minutes: '20' },
      ['--walker', 'elder', '--minutes', '20'],
    ],
    ['by another standard', { standard: 'gb50180' }, ['--standard', 'gb50180']],
  ] as const)
    test(`is what the command line says, ${what}`, async ({ page, sites }) => {
      await page.goto(`${sites.plain}${linkTo({ door: 'gaps', ...link })}`)
      await expect(gradeTable(page)).toBeAttached()
      expect(JSON.parse(await download(page, 'json'))).toEqual(runCheckup('astana', ...options))
    })
})

test('the list shows every community with gaps, each with its grade', async ({ page, sites }) => {
  await page.goto(`${sites.plain}${linkTo({ door: 'gaps' })}`)
  await expect(gapTable(page)).toBeVisible()
  const { derived } = zh.planner.units
  await expect(page.getByRole('heading', { level: 2, name: worded(derived.count) })).toBeVisible()
  const checkup = runCheckup('astana')
  const expected = gapsOf(checkup)
  expect(expected.length).toBeGreaterThan(300)
  expect((await shownRows(page)).sort()).toEqual(expected)
})

/** Name and grade of every derived block that lacks something, sorted. */
const gapsOf = ({ communities }: Checkup): string[] =>
  communities
    .filter(({ unit, grade }) => unit === 'derived' && !['all', 'undetermined'].includes(grade))
    .map(({ name, grade }) => `${name}: ${grade}`)
    .sort()

/** Every row of the list, which draws only those in sight: from its top to its end. */
async function shownRows(page: Page): Promise<string[]> {
  const rows = new Map<number, string>()
  const main = page.getByRole('main')
  const last = Number(await gapTable(page).getAttribute('aria-rowcount'))
  await main.evaluate((panel) => panel.scrollTo(0, 0))
  await expect
    .poll(
      async () => {
        for (const [index, text] of await rowsInSight(page)) rows.set(index, text)
        await main.evaluate(scrollOn)
        return rows.size
      },
      { timeout: 40_000, intervals: [30] },
    )
    .toBe(last - 1)
  return [...rows.values()]
}

/** Half a panel further, and from its end to the top again: a busy machine may have drawn too late. */
function scrollOn(panel: HTMLElement | SVGElement): void {
  const isEnd = panel.scrollTop + panel.clientHeight >= panel.scrollHeight - 1
  panel.scrollTo(0, isEnd ? 0 : panel.scrollTop + panel.clientHeight / 2)
}

const rowsInSight = (page: Page): Promise<[number, string][]> =>
  gapTable(page)
    .locator('tbody tr[aria-rowindex]')
    .evaluateAll((rows) =>
      rows.map((row): [number, string] => {
        // while something is undecided the cell says at least how many; the grade holds all the same
        const missing = Number(/\d+/.exec(row.querySelector('td')?.textContent ?? '')?.[0])
        const grade = missing >= 6 ? '6+' : missing >= 3 ? '3-5' : missing >= 1 ? '1-2' : 'all'
        return [
          Number(row.getAttribute('aria-rowindex')),
          `${row.querySelector('th')?.textContent}: ${grade}`,
        ]
      }),
    )
