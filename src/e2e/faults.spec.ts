import type { CDPSession, Locator, Page, Route } from '@playwright/test'
import { CITY_VERSION } from '../format/city-manifest.ts'
import { damage, expect, test } from './fixtures.ts'
import { doorButton, gapTable, gradeTable, keySentence, linkTo } from './page.ts'
import { worded, zh, zhData } from './words.ts'

const HOME = linkTo({ community: 'block:7142586,5114768' })
const BROWSER_TELLS = 'the browser itself tells of a missing file'

const searchBox = (page: Page): Locator => page.getByRole('combobox', { name: zh.search.label })
const needButtons = (page: Page): Locator => page.getByRole('button', { name: worded(zh.notes.need.label) })
const loading = (page: Page): Locator => page.getByRole('progressbar', { name: zh.resident.place.loading })

/** Keeps files from arriving until the function that it gives is called. */
async function hold(page: Page, address: RegExp): Promise<() => Promise<void>> {
  const held: Route[] = []
  const keep = (route: Route): void => void held.push(route)
  await page.route(address, keep)
  return async () => {
    await page.unroute(address, keep)
    // of those whose worker is gone nobody waits for an answer
    await Promise.all(held.map((route) => route.continue().catch(() => undefined)))
  }
}

/** Has the page remember its workers; ends them all, as a browser does, without an event. Answers how many it started. */
async function mortalWorkers(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const started: Worker[] = []
    const Plain = window.Worker
    window.Worker = class extends Plain {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given)
        started.push(this)
      }
    }
    Object.assign(window, { started })
  })
  return () =>
    page.evaluate(() => {
      const { started } = window as unknown as { readonly started: readonly Worker[] }
      for (const worker of started) worker.terminate()
      return started.length
    })
}

test('a worker that is ended in the middle is started again, and nothing typed is lost', async ({
  page,
  sites,
}) => {
  const endWorkers = await mortalWorkers(page)
  const release = await hold(page, /\/block-\d+\.bin\.gz/)
  await page.goto(`${sites.plain}${HOME}&minutes=10`)
  await expect(loading(page)).toBeVisible()
  await searchBox(page).fill('usm')
  expect(await endWorkers()).toBe(1)
  await release()
  await expect(keySentence(page)).toContainText('10 分钟')
  await expect(searchBox(page)).toHaveValue('usm')
  // and once more, while it rests
  expect(await endWorkers()).toBe(2)
  await doorButton(page, 'gaps').click()
  await page.getByRole('button', { name: zh.planner.sheet.back }).click()
  await expect(gapTable(page)).toBeVisible()
  expect(page.url()).toContain('minutes=10')
  await expect(page.getByText(zh.shell.problem.crashed)).toHaveCount(0)
})

test('a file that does not come shows how far it is, and the page goes on', async ({ page, sites }) => {
  const release = await hold(page, /\/block-\d+\.bin\.gz/)
  await page.goto(`${sites.plain}${HOME}`)
  await expect(loading(page)).toBeVisible()
  await expect(page.locator('.kit-progress-bytes').first()).toHaveText(/^[\d.]+ \/ [\d.]+ MB$/)
  await doorButton(page, 'data').click()
  await expect(page.getByRole('heading', { level: 2, name: zhData.title })).toBeVisible()
  await page.goBack()
  await expect(loading(page)).toBeVisible()
  await release()
  await expect(keySentence(page)).toBeVisible()
})

test('without its compiled loops the engine says the same', async ({ page, sites, complaints }) => {
  complaints.allow(/Failed to load resource/, BROWSER_TELLS)
  await page.goto(`${sites.plain}${HOME}`)
  const said = await keySentence(page).innerText()
  await page.goto('about:blank')
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto(`${sites.plain}${HOME}`)
  await expect(keySentence(page)).toHaveText(said)
})

test('a city of another version names what was found and what was expected', async ({ page, sites }) => {
  const [found, expected] = [CITY_VERSION + 1, CITY_VERSION]
  await page.route(/\/city\.json$/, async (route) => {
    const response = await route.fetch()
    const manifest = (await response.json()) as object
    await route.fulfill({ response, json: { ...manifest, version: found } })
  })
  await page.goto(`${sites.plain}${HOME}`)
  const note = page.getByRole('listitem').filter({ hasText: zh.shell.problem.what.city })
  await note.getByText(zh.shell.problem.details, { exact: true }).click()
  await expect(note).toContainText(
    `city.json: is of version ${found}, this program reads version ${expected}`,
  )
})

test('a door that a new version took away says so, and opening the page anew brings it back', async ({
  page,
  sites,
  complaints,
}) => {
  complaints.allow(/Failed to load resource|dynamically imported module/, BROWSER_TELLS)
  const mend = await damage(page, /\/assets\/planner-panel-[^/]*\.js$/, 'missing')
  await page.goto(`${sites.plain}${HOME}`)
  await doorButton(page, 'gaps').click()
  await expect(page.getByText(zh.shell.reload.title)).toBeVisible()
  await doorButton(page, 'services').click()
  await expect(keySentence(page)).toBeVisible()
  // a form that is gone takes nothing with it
  await damage(page, /\/assets\/report-form-[^/]*\.js$/, 'missing')
  await page.getByRole('button', { name: /^药店 / }).click()
  await page.getByRole('button', { name: zh.notes.actions.report }).click()
  await expect(page.getByText(zh.shell.reload.title)).toBeVisible()
  await expect(keySentence(page)).toBeVisible()
  await doorButton(page, 'gaps').click()
  await mend()
  await page.getByRole('button', { name: zh.shell.reload.button }).click()
  await expect(page.getByRole('button', { name: zh.planner.sheet.back })).toBeVisible()
  expect(page.url()).toContain('community=')
})

for (const trouble of ['full', 'blocked'] as const)
  test(`with storage ${trouble} what is noted holds, and the page says for how long`, async ({
    page,
    sites,
  }) => {
    await page.addInitScript((kind) => {
      const fail = (): never => {
        throw new DOMException('', kind === 'full' ? 'QuotaExceededError' : 'SecurityError')
      }
      if (kind === 'full') Storage.prototype.setItem = fail
      else Object.defineProperty(window, 'localStorage', { get: fail })
    }, trouble)
    await page.goto(`${sites.plain}${HOME}`)
    await needButtons(page).first().click()
    await expect(page.getByText(zh.notes.storage[trouble])).toBeVisible()
    await expect(page.getByText(zh.notes.need.count('1'))).toBeVisible()
    await doorButton(page, 'data').click()
    await doorButton(page, 'services').click()
    await expect(needButtons(page).first()).toHaveAttribute('aria-pressed', 'true')
  })

test('two tabs never undo each other', async ({ page, context, sites }) => {
  const other = await context.newPage()
  for (const tab of [page, other]) await tab.goto(`${sites.plain}${HOME}`)
  await needButtons(page).nth(0).click()
  await expect(needButtons(other).nth(0)).toHaveAttribute('aria-pressed', 'true')
  await needButtons(other).nth(1).click()
  await expect(page.getByText(zh.notes.need.count('2'))).toBeVisible()
  await page.reload()
  await expect(page.getByText(zh.notes.need.count('2'))).toBeVisible()
})

test('what the page’s policy refuses is heard, and would fail any test', async ({
  page,
  sites,
  complaints,
}) => {
  complaints.allow(/refused by the policy: script-src-elem inline|Content Security Policy/, 'done on purpose')
  await page.goto(`${sites.plain}${linkTo()}`)
  await expect(searchBox(page)).toBeVisible()
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "markup ran"'
    document.head.append(script)
  })
  await expect
    .poll(() => complaints.heard().join())
    .toContain('refused by the policy: script-src-elem inline')
  expect(await page.title()).not.toBe('markup ran')
})

/** What the page holds after everything that can be forgotten was. */
async function heldBy(browser: CDPSession): Promise<Record<'megabytes' | 'nodes' | 'listeners', number>> {
  for (let i = 0; i < 2; i++) await browser.send('HeapProfiler.collectGarbage')
  const { usedSize } = await browser.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await browser.send('Memory.getDOMCounters')
  return { megabytes: usedSize / 1e6, nodes, listeners: jsEventListeners }
}

const DOORS = ['gaps', 'data', 'services'] as const
const CHANGES = 100

test('a hundred doors later the page holds no more than before', async ({ page, sites }) => {
  await page.goto(`${sites.plain}${HOME}`)
  await expect(keySentence(page)).toBeVisible()
  const browser = await page.context().newCDPSession(page)
  const walk = (changes: number): Promise<void> =>
    page.evaluate(
      async ([count, names]) => {
        const buttons = [...document.querySelectorAll('nav button')]
        for (let i = 0; i < count; i++) {
          const name = names[i % names.length]
          const button = buttons.find(({ textContent }) => textContent === name)
          if (!(button instanceof HTMLButtonElement)) throw new Error(`found no button ${name}`)
          button.click()
          await new Promise((resolve) => requestAnimationFrame(resolve))
        }
      },
      [changes, DOORS.map((door) => zh.shell.doors[door])] as const,
    )
  // what is loaded and kept for good comes with the first of each
  for (const door of DOORS) {
    await doorButton(page, door).click()
    await expect(page.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible()
  }
  await walk(DOORS.length * 4)
  const before = await heldBy(browser)
  await walk(CHANGES - 1)
  const after = await heldBy(browser)
  expect(after.nodes - before.nodes).toBeLessThan(500)
  expect(after.listeners - before.listeners).toBeLessThan(50)
  expect(after.megabytes - before.megabytes).toBeLessThan(2)
  await expect(gradeTable(page).or(keySentence(page))).toBeVisible()
})
