import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from '../../scripts/e2e/find-browser.ts'

/** WebGL by software, so that maps are drawn on machines without a graphics card. */
const SOFTWARE_GL = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]

/** Without any WebGL at all. */
const NO_GL = ['--no-sandbox', '--disable-gpu', '--disable-webgl', '--disable-webgl2', '--disable-3d-apis']

const browser = findBrowser()
const launch = (args: readonly string[]) => ({
  ...(browser === null ? {} : { executablePath: browser.path }),
  args: [...args],
})

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }
const TABLET = { viewport: { width: 820, height: 1180 }, hasTouch: true }

/** What is read in words alone is tested without a map, which software draws slowly. */
const WITHOUT_MAP =
  /(?:gates|new-build|no-webgl|languages|verdicts|broken-files|own-files|by-keys|planner-provide|faults|wechat)\.spec\.ts/

/** Tests tagged `@phone` or `@tablet` run there too, `@phone-alone` nowhere else; every other test on the desktop alone. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/quarter-hour/e2e',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: launch(SOFTWARE_GL),
  },
  projects: [
    { name: 'desktop', testIgnore: WITHOUT_MAP, grepInvert: /@phone-alone/ },
    { name: 'phone', testIgnore: WITHOUT_MAP, grep: /@phone/, use: PHONE },
    { name: 'tablet', testIgnore: WITHOUT_MAP, grep: /@tablet/, use: TABLET },
    { name: 'without-map', testMatch: WITHOUT_MAP, use: { launchOptions: launch(NO_GL) } },
  ],
})
