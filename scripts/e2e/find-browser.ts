import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

/** A Chromium on this machine and how it was found. */
export interface FoundBrowser {
  readonly path: string
  readonly by: string
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin']

/** Where installers put Chrome and Chromium. */
function usualPaths(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
        const folder = process.env[variable]
        return folder === undefined ? [] : join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')
      })
    default:
      return LINUX_FOLDERS.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  }
}

/**
 * The browser to test with: the one that `CHROMIUM` names, else Playwright's own, which is of the version it was made
 * for, else an installed one. Null where there is none. @throws Error when `CHROMIUM` names nothing.
 */
export function findBrowser(): FoundBrowser | null {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return { path: named, by: 'CHROMIUM' }
    throw new Error(`CHROMIUM: found "${named}", expected the path of a browser`)
  }
  const own = chromium.executablePath()
  if (existsSync(own)) return { path: own, by: 'Playwright' }
  const installed = usualPaths().find((path) => existsSync(path))
  return installed === undefined ? null : { path: installed, by: 'its usual place' }
}

/** Installs a browser: Playwright's own, else Debian's. @throws Error that says what to do by hand. */
export function installBrowser(): FoundBrowser {
  console.log('No Chromium found: npx playwright install chromium')
  const command = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  spawnSync(command, ['playwright', 'install', 'chromium'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (findBrowser() === null) aptInstall('chromium', 'fonts-noto-cjk')
  const found = findBrowser()
  if (found !== null) return found
  throw new Error(
    'no Chromium could be installed: install Chrome or Chromium and name it with CHROMIUM=/path/to/it',
  )
}

/** Whether there is a font for Chinese; without one the pictures show boxes. Taken as true where nobody can tell. */
export function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return status !== 0 || stdout.trim() !== ''
}

/** Installs Debian packages where that can be done without asking: as root, with apt. Whether it did. */
export function aptInstall(...packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log(`apt-get install -y ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...args: readonly string[]): boolean =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
  return run('update', '-qq') && run('install', '-y', '-qq', '--no-install-recommends', ...packages)
}
