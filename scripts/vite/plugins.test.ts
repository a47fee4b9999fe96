import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, createServer, type InlineConfig } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityIndex } from './city-index.ts'
import { contentSecurityPolicy } from './csp.ts'
import { packageLicences } from './licences.ts'
import { serviceSpriteFile } from './service-sprite.ts'

const BLOCK = gzipSync('streets of a block\n'.repeat(500))
const VILLAGE = { id: 'village', date: null, country: null }

let root = ''
const file = (...names: readonly string[]): string => join(root, ...names)

function addVillage(id: string): void {
  mkdirSync(file('public', 'cities', id), { recursive: true })
  for (const name of ['communities.geojson', 'facilities.geojson'])
    writeFileSync(file('public', 'cities', id, name), '{}')
  writeFileSync(file('public', 'cities', id, 'block-0.bin.gz'), BLOCK)
}

function addPackage(name: string, says: object): void {
  mkdirSync(file('node_modules', name), { recursive: true })
  writeFileSync(
    file('node_modules', name, 'package.json'),
    JSON.stringify({ name, main: 'index.js', ...says }),
  )
  writeFileSync(file('node_modules', name, 'index.js'), `export const value = "${name}"; console.log(value)`)
  writeFileSync(file('node_modules', name, 'LICENSE'), `text of ${name}`)
}

const licences = packageLicences()
const config = (): InlineConfig => ({
  root,
  configFile: false,
  base: './',
  logLevel: 'error',
  plugins: [cityIndex(), serviceSpriteFile(), contentSecurityPolicy(), licences.page],
  worker: { format: 'es', plugins: licences.worker },
})

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vite-plugins-'))
  addVillage('village')
  writeFileSync(
    file('index.html'),
    '<!doctype html><html><head><meta charset="utf-8" /></head><body><script type="module" src="/main.js"></script></body></html>',
  )
  addPackage('in-page', { version: '1.0.0', license: 'MIT' })
  addPackage('in-worker', { version: '2.0.0', license: 'ISC' })
  mkdirSync(file('node_modules', 'in-worker', 'LICENSES'))
  for (const id of ['ISC', 'AGPL-3.0-only'])
    writeFileSync(file('node_modules', 'in-worker', 'LICENSES', `${id}.txt`), `whole ${id}`)
  addPackage('in-none', { version: '3.0.0', license: 'GPL-3.0-only' })
  writeFileSync(
    file('main.js'),
    'import "in-page"; new Worker(new URL("./worker.js", import.meta.url), { type: "module" })',
  )
  writeFileSync(file('worker.js'), 'import { value } from "in-worker"; postMessage(value)')
})
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }))

describe('a build', () => {
  beforeAll(async () => {
    await build(config())
  })

  it('holds the cities, their list and the icons', () => {
    const list: unknown = JSON.parse(readFileSync(file('dist', 'cities', 'index.json'), 'utf8'))
    expect(list).toEqual([expect.objectContaining(VILLAGE)])
    expect(readFileSync(file('dist', 'cities', 'village', 'block-0.bin.gz'))).toEqual(BLOCK)
    expect(readFileSync(file('dist', 'service-icons.svg'), 'utf8')).toMatch(/^<svg [^]*<symbol /)
  })

  it('holds the licences of what the page and its worker are made of, and of nothing else', () => {
    const text = readFileSync(file('dist', 'licences.txt'), 'utf8')
    expect(text).toContain('in-page 1.0.0 (MIT)\n\ntext of in-page')
    expect(text).toContain('in-worker 2.0.0 (ISC)\n\ntext of in-worker\n\nwhole ISC\n')
    expect(text).not.toContain('in-none')
  })

  it('is refused where a package in it may not be handed on', async () => {
    writeFileSync(file('worker.js'), 'import { value } from "in-none"; postMessage(value)')
    await expect(build({ ...config(), build: { write: false } })).rejects.toThrow(
      'found the licence GPL-3.0-only',
    )
  })

  it('lets the page load itself alone: no host, no inline script, no eval of text', () => {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
        readFileSync(file('dist', 'index.html'), 'utf8'),
      ) ?? []
    const rules = new Map(
      policy
        .replaceAll('&#39;', "'")
        .split('; ')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]),
    )
    expect(rules.get('default-src')).toEqual(["'self'"])
    expect(rules.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"])
    expect(rules.get('worker-src')).toEqual(["'self'"])
    expect(policy).not.toMatch(/https?:|\*/)
  })
})

describe('the development server', () => {
  let origin = ''
  let close = async (): Promise<void> => {}
  beforeAll(async () => {
    const server = await createServer({
      ...config(),
      server: { host: '127.0.0.1', port: 0 },
      // nothing here is bundled beforehand: that goes on after the server was closed
      optimizeDeps: { noDiscovery: true },
    })
    await server.listen()
    const address = server.httpServer?.address()
    origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    close = () => server.close()
  })
  afterAll(() => close())

  it('sends the files of a city as they are stored, by ranges too', async () => {
    const whole = await fetch(`${origin}/cities/village/block-0.bin.gz`)
    expect(whole.headers.get('content-encoding')).toBeNull()
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(BLOCK)
    const part = await fetch(`${origin}/cities/village/block-0.bin.gz`, { headers: { Range: 'bytes=3-9' } })
    expect(part.status).toBe(206)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(BLOCK.subarray(3, 10))
  })

  it('answers 404 for a missing file of a city, never the page', async () => {
    expect((await fetch(`${origin}/cities/village/city.json`)).status).toBe(404)
  })

  it('lists a city that came while it ran', async () => {
    const ids = async (): Promise<readonly string[]> =>
      ((await (await fetch(`${origin}/cities/index.json`)).json()) as { id: string }[]).map(({ id }) => id)
    expect(await ids()).toEqual(['village'])
    addVillage('hamlet')
    expect(await ids()).toEqual(['hamlet', 'village'])
    rmSync(file('public', 'cities', 'hamlet'), { recursive: true })
  })

  it('sends the icons', async () => {
    const response = await fetch(`${origin}/service-icons.svg`)
    expect(response.headers.get('content-type')).toBe('image/svg+xml')
    expect(await response.text()).toContain('<symbol ')
  })
})
