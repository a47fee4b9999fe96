import { test as base, expect, type BrowserContext, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import type { ServerMode } from '../../scripts/serve/file-body.ts'
import { serveFolder } from '../../scripts/testing/serve-folder.ts'

/** The built site. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url))

/** Addresses of the built site, each ending in a slash, served in every way that hosts differ. */
export interface Sites {
  readonly plain: string
  /** As a project's page on GitHub. */
  readonly subPath: string
  readonly likePages: string
  readonly gzipEncoding: string
}

/** What a test may still expect to be complained about; everything else fails it. */
export interface Complaints {
  /** Allows complaints that match, for a test that breaks something on purpose: say why. */
  readonly allow: (pattern: RegExp, why: string) => void
  /** All that was heard until now, what is allowed too. */
  readonly heard: () => readonly string[]
}

interface TestFixtures {
  /** Watches the page, and fails the test for what a visitor would not see: see `watch`. */
  readonly complaints: Complaints
}

interface WorkerFixtures {
  readonly sites: Sites
}

/** Playwright's `test` with the built site behind it and an eye on every page. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  sites: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern even where nothing is taken from it.
    async ({}, use) => {
      const serve = (path: string, mode: ServerMode) => serveFolder({ root: DIST, base: path, mode })
      const [plain, subPath, likePages, gzipEncoding] = await Promise.all([
        serve('/', 'plain'),
        serve('/quarter-hour/', 'plain'),
        serve('/', 'like-pages'),
        serve('/', 'gzip-encoding'),
      ])
      await use({
        plain: `${plain.origin}/`,
        subPath: `${subPath.origin}/quarter-hour/`,
        likePages: `${likePages.origin}/`,
        gzipEncoding: `${gzipEncoding.origin}/`,
      })
      for (const server of [plain, subPath, likePages, gzipEncoding]) await server.close()
    },
    { scope: 'worker' },
  ],
  complaints: [
    async ({ context }, use) => {
      const heard = await watch(context)
      const allowed: RegExp[] = []
      await use({ allow: (pattern) => void allowed.push(pattern), heard: () => heard })
      expect(heard.filter((line) => !allowed.some((pattern) => pattern.test(line)))).toEqual([])
    },
    { auto: true },
  ],
})

/** Errors in the console, uncaught ones, whatever the policy of the page refuses, and every request that leaves this machine. */
async function watch(context: BrowserContext): Promise<readonly string[]> {
  const heard: string[] = []
  context.on('weberror', (error) => heard.push(`uncaught: ${error.error().message}`))
  context.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' || /content security policy/i.test(text))
      heard.push(`console: ${text} (${message.location().url})`)
  })
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') heard.push(`request: ${request.url()}`)
  })
  context.on('page', (page) => {
    page.on('websocket', (socket) => heard.push(`socket: ${socket.url()}`))
    page.on('crash', () => heard.push('the page crashed'))
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`refused by the policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return heard
}

/** Ways in which a file can arrive damaged. */
export type Damage = 'missing' | 'cut' | 'flipped' | 'a web page'

/**
 * Damages one file of a city (or all that match) on its way, until the function that it gives is called. The browser itself complains of a
 * missing file in the console: such a test allows that.
 */
export async function damage(page: Page, file: string | RegExp, how: Damage): Promise<() => Promise<void>> {
  const address = (url: URL): boolean =>
    typeof file === 'string' ? url.pathname.endsWith(`/${file}`) : file.test(url.pathname)
  await page.route(address, async (route) => {
    if (how === 'missing')
      return route.fulfill({ status: 404, contentType: 'text/plain', body: 'Nothing here.' })
    if (how === 'a web page')
      return route.fulfill({
        status: 200,
        contentType: 'text/html',
        body: '<!doctype html><title>Sign in</title>',
      })
    const response = await route.fetch()
    const bytes = await response.body()
    const middle = Math.floor(bytes.length / 2)
    if (how === 'cut') return route.fulfill({ response, body: bytes.subarray(0, middle) })
    bytes[middle] = (bytes[middle] ?? 0) ^ 0xff
    return route.fulfill({ response, body: bytes })
  })
  return () => page.unroute(address)
}

export { expect } from '@playwright/test'
