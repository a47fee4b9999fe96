/** `npm run e2e`: walks a person's paths through the built site in a real browser, which it finds or installs. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { runCommand } from './cli/arguments.ts'
import { aptInstall, findBrowser, hasChineseFont, installBrowser } from './e2e/find-browser.ts'
import { projectFolder } from './read-data.ts'

const CONFIG = join('src', 'e2e', 'playwright.config.ts')

await runCommand(async () => {
  if (!existsSync(join(projectFolder, 'dist', 'index.html')))
    throw new Error('dist/index.html: is missing: run npm run build first')
  const browser = findBrowser() ?? installBrowser()
  console.log(`Browser: ${browser.path} (by ${browser.by})`)
  if (!hasChineseFont() && !aptInstall('fonts-noto-cjk'))
    console.log('No font for Chinese is installed (such as fonts-noto-cjk): pictures show boxes, tests hold.')
  const playwright = join(
    dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
    'cli.js',
  )
  const { status } = spawnSync(
    process.execPath,
    [playwright, 'test', '-c', CONFIG, ...process.argv.slice(2)],
    { cwd: projectFolder, stdio: 'inherit', env: { ...process.env, CHROMIUM: browser.path } },
  )
  process.exitCode = status ?? 1
})
