import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, describe, expect, it } from 'vitest'
import { zipSite } from './zip-site.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const SITE: Readonly<Record<string, string>> = {
  'index.html':
    '<link rel="manifest" href="./site.webmanifest"><script type="module" src="./assets/a-1.js"></script>',
  'site.webmanifest': '{"start_url": "./", "scope": "./", "icons": [{ "src": "./icon.png" }]}',
  'sw.js': 'precache()',
  'assets/a-1.js': 'export const a = 1',
  'cities/index.json': '[]',
  'cities/astana/spine.bin.gz': '\u001f packed',
  '.nojekyll': '',
  '.vite/manifest.json': '{}',
}

function siteOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-release-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('a release', () => {
  it('holds every file of the site below one folder, byte for byte, and how to serve it', () => {
    const unzipped = unzipSync(zipSite(siteOf(SITE), 'quarter-hour-1.2.3'))
    const files = Object.fromEntries(Object.entries(unzipped).filter(([path]) => !path.endsWith('/')))
    const { '.vite/manifest.json': _, ...wanted } = SITE
    const { 'quarter-hour-1.2.3/HOW-TO-SERVE.txt': text, ...rest } = files
    expect(strFromU8(text ?? new Uint8Array())).toContain('python3 -m http.server')
    expect(Object.fromEntries(Object.entries(rest).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(
      Object.fromEntries(Object.entries(wanted).map(([path, said]) => [`quarter-hour-1.2.3/${path}`, said])),
    )
  })

  it('is the same for the same site', () => {
    expect(zipSite(siteOf(SITE), 'site')).toEqual(zipSite(siteOf(SITE), 'site'))
  })

  it.each([
    ['index.html', '<script type="module" src="/assets/a-1.js"></script>', '/assets/a-1.js'],
    ['engine.html', '<link rel="icon" href="/icon.svg">', '/icon.svg'],
    ['site.webmanifest', '{"start_url": "/"}', '/'],
  ])('is refused where %s has an address that only works at the root', (path, text, address) => {
    expect(() => zipSite(siteOf({ ...SITE, [path]: text }), 'site')).toThrow(
      `${path}: found the address "${address}"`,
    )
  })
})
