import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveFolder } from '../../scripts/testing/serve-folder.ts'
import { DIST, expect, test } from './fixtures.ts'
import { keepWhole } from './keep-whole.ts'
import { zh, zhData } from './words.ts'

const words = zhData.offline
const pageState = zh.shell.pageState

/** A browser looks for a newer build, and changes to it, when it has time. */
const PATIENT = { timeout: 60_000 }

test.use({ serviceWorkers: 'allow' })

test('a new build is announced and taken on request; a city is saved and removed', async ({ page }) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-build-'))
  cpSync(DIST, folder, { recursive: true })
  const server = await serveFolder({ root: folder })
  try {
    await keepWhole(page, `${server.origin}/`)
    await page.getByRole('button', { name: words.keepForGood }).click()
    await expect(page.getByText(words.forGood)).toBeVisible()

    publishAnother(folder)
    await page.reload()
    await expect(page.getByText(pageState.update)).toBeVisible(PATIENT)
    await page.getByRole('button', { name: pageState.later }).click()
    await expect(page.getByText(pageState.update)).toBeHidden()
    await page.reload()
    await expect(page.getByText(pageState.update)).toBeVisible(PATIENT)
    await expect(page.locator('meta[name="build"]')).not.toBeAttached()
    await page.getByRole('button', { name: pageState.take }).click()
    await expect(page.locator('meta[name="build"]')).toBeAttached(PATIENT)

    await expect(page.getByText(words.forGood)).toBeVisible()
    await page.getByRole('button', { name: words.removeOf('阿斯塔纳') }).click()
    await expect(page.getByText(words.state.none)).toBeVisible()
    expect(await page.evaluate(keptFiles)).toEqual([])
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Another build of the page: the list of its files differs, and the page itself. */
function publishAnother(folder: string): void {
  const [page, worker] = [join(folder, 'index.html'), join(folder, 'sw.js')]
  const html = readFileSync(page, 'utf8')
  writeFileSync(page, html.replace('</head>', '<meta name="build" content="another" /></head>'))
  const before = readFileSync(worker, 'utf8')
  const after = before.replace(/(url:"index\.html",revision:)"[^"]+"/, '$1"another"')
  if (after === before) throw new Error('sw.js: expected index.html with a revision among its files')
  writeFileSync(worker, after)
}

/** Files of cities that this browser keeps. */
async function keptFiles(): Promise<readonly string[]> {
  const keys = await (await caches.open('quarter-hour-cities')).keys()
  return keys.map(({ url }) => url).filter((url) => url.includes('?v='))
}
