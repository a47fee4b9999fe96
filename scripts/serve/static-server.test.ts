import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { serveFolder, type RawAnswer, type ServedFolder } from '../testing/serve-folder.ts'
import type { StaticServerOptions } from './static-server.ts'

const DIGITS = '0123456789'
const SCRIPT = 'const streets = 1\n'.repeat(200)

let outer = ''
let root = ''
const open: ServedFolder[] = []

async function serve(options: Partial<StaticServerOptions> = {}): Promise<ServedFolder> {
  const served = await serveFolder({ root, ...options })
  open.push(served)
  return served
}

function write(name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(outer, name)), { recursive: true })
  writeFileSync(join(outer, name), content)
}

beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'static-server-'))
  root = join(outer, 'site')
  write('site/index.html', '<title>home</title>')
  write('site/404.html', '<title>lost</title>')
  write('site/digits.bin', DIGITS)
  write('site/empty.bin', '')
  write('site/app.js', SCRIPT)
  write('site/assets/index-Ab3_x9-Z.js', SCRIPT)
  write('site/assets/icon-original.svg', '<svg/>')
  write('site/docs/index.html', '<title>docs</title>')
  write('site/bare/a.txt', 'a')
  write('site/一刻钟 1.txt', '十五分钟')
  write('site/part.bin.gz', gzipSync('content'))
})
afterAll(async () => {
  await Promise.all(open.map((served) => served.close()))
  rmSync(outer, { recursive: true, force: true })
})

const text = (answer: RawAnswer): string => answer.body.toString()

describe('files', () => {
  const types: readonly (readonly [name: string, type: string])[] = [
    ['a.html', 'text/html; charset=utf-8'],
    ['a.js', 'text/javascript; charset=utf-8'],
    ['a.mjs', 'text/javascript; charset=utf-8'],
    ['a.css', 'text/css; charset=utf-8'],
    ['a.json', 'application/json'],
    ['a.webmanifest', 'application/manifest+json'],
    ['a.svg', 'image/svg+xml'],
    ['a.png', 'image/png'],
    ['a.ico', 'image/vnd.microsoft.icon'],
    ['a.woff2', 'font/woff2'],
    ['a.wasm', 'application/wasm'],
    ['a.bin.gz', 'application/gzip'],
    ['a.pmtiles.gz', 'application/gzip'],
    ['a.pmtiles', 'application/vnd.pmtiles'],
    ['a.geojson', 'application/geo+json'],
    ['a.bin', 'application/octet-stream'],
    ['a.fgb', 'application/octet-stream'],
    ['A.PNG', 'image/png'],
    ['no-ending', 'application/octet-stream'],
  ]
  it.each(types)('announces %s as %s, as it is stored', async (name, type) => {
    write(`site/types/${name}`, DIGITS)
    const { ask } = await serve()
    const { status, headers, body } = await ask(`/types/${name}`, { 'Accept-Encoding': 'gzip, br' })
    expect({ status, type: headers['content-type'], length: headers['content-length'] }).toEqual({
      status: 200,
      type,
      length: '10',
    })
    expect(headers['content-encoding']).toBeUndefined()
    expect(body.toString()).toBe(DIGITS)
  })

  it('serves empty files and names in any script', async () => {
    const { ask } = await serve()
    expect(await ask('/empty.bin')).toMatchObject({ status: 200, headers: { 'content-length': '0' } })
    expect(text(await ask(`/${encodeURIComponent('一刻钟 1.txt')}?v=1`))).toBe('十五分钟')
  })

  it('serves the index of a folder and sends the address without its slash there', async () => {
    const { ask } = await serve()
    expect(text(await ask('/'))).toContain('home')
    expect(text(await ask('/docs/'))).toContain('docs')
    expect(await ask('/docs?lang=en')).toMatchObject({ status: 301, headers: { location: '/docs/?lang=en' } })
    expect((await ask('/bare/')).status).toBe(404)
  })

  it('keeps hashed names for good and asks again for all others', async () => {
    const { ask } = await serve()
    expect((await ask('/assets/index-Ab3_x9-Z.js')).headers['cache-control']).toMatch(/immutable/)
    expect((await ask('/assets/icon-original.svg')).headers['cache-control']).toBe('no-cache')
    expect((await ask('/app.js')).headers['cache-control']).toBe('no-cache')
    expect((await ask('/')).headers['cache-control']).toBe('no-cache')
  })

  it('answers HEAD with the headers of GET and no body', async () => {
    const { ask } = await serve()
    const [whole, head] = [await ask('/digits.bin'), await ask('/digits.bin', {}, 'HEAD')]
    const { date: _get, ...expected } = whole.headers
    expect(head.headers).toMatchObject(expected)
    expect(head.body).toHaveLength(0)
    expect((await ask('/digits.bin', { Range: 'bytes=0-1' }, 'HEAD')).status).toBe(200)
    expect(await ask('/nowhere', {}, 'HEAD')).toMatchObject({ status: 404, body: Buffer.alloc(0) })
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const { ask } = await serve()
    expect(await ask('/digits.bin', {}, method)).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
  })

  it('shows the 404 page of the site, or says where the site begins', async () => {
    const { ask } = await serve()
    const lost = await ask('/nowhere', { Range: 'bytes=0-1' })
    expect(lost.status).toBe(404)
    expect(text(lost)).toContain('lost')
    const bare = await serve({ root: join(root, 'bare'), base: '/repo/' })
    expect(await bare.ask('/')).toMatchObject({ status: 404 })
    expect(text(await bare.ask('/'))).toContain('/repo/')
  })

  it('serves what replaced a file, with another tag', async () => {
    const { ask } = await serve()
    write('site/changing.txt', 'first')
    const first = await ask('/changing.txt')
    write('site/changing.txt', 'the second')
    const second = await ask('/changing.txt', { 'If-None-Match': first.headers.etag ?? '' })
    expect(second.status).toBe(200)
    expect(text(second)).toBe('the second')
  })
})

describe('a transfer that ends early', () => {
  /** Far more than the buffers on the way hold, so that it cannot be sent before it is interrupted. */
  const LONG = 64 * 2 ** 20

  /** Asks for a long file and gives the answer once it has begun. */
  async function begin(origin: string): Promise<IncomingMessage> {
    write('site/long.bin', '')
    truncateSync(join(root, 'long.bin'), LONG)
    const sent = get(`${origin}/long.bin`, { agent: false })
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    return response
  }

  it('leaves the server at work and says nothing when the client goes away', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    try {
      const { ask, origin } = await serve()
      const response = await begin(origin)
      response.destroy()
      await once(response, 'close')
      expect(text(await ask('/digits.bin'))).toBe(DIGITS)
      expect(complain).not.toHaveBeenCalled()
    } finally {
      complain.mockRestore()
    }
  })

  it('breaks off, and says why, when the file is cut: the client must not wait for the rest', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    try {
      const { ask, origin } = await serve()
      const response = await begin(origin)
      truncateSync(join(root, 'long.bin'), 10)
      const ended = once(response, 'end')
      response.resume()
      await expect(ended).rejects.toThrow('aborted')
      expect(String(complain.mock.calls[0]?.[0])).toMatch(/long\.bin: was cut while it was sent/)
      expect(text(await ask('/digits.bin'))).toBe(DIGITS)
    } finally {
      complain.mockRestore()
    }
  })
})

describe('parts', () => {
  it.each([
    ['bytes=2-5', '2345', 'bytes 2-5/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=0-0', '0', 'bytes 0-0/10'],
  ])('answers %s with %s', async (range, part, contentRange) => {
    const { ask } = await serve()
    const answer = await ask('/digits.bin', { Range: range })
    expect(answer.status).toBe(206)
    expect(text(answer)).toBe(part)
    expect(answer.headers).toMatchObject({
      'content-range': contentRange,
      'content-length': String(part.length),
      'accept-ranges': 'bytes',
    })
  })

  it('answers 416 with the length past the end, and the whole for what it cannot read', async () => {
    const { ask } = await serve()
    for (const [path, range, length] of [
      ['/digits.bin', 'bytes=10-', 10],
      ['/digits.bin', 'bytes=-0', 10],
      ['/empty.bin', 'bytes=0-', 0],
    ] as const) {
      const { status, headers } = await ask(path, { Range: range })
      expect([status, headers['content-range']]).toEqual([416, `bytes */${length}`])
    }
    for (const range of ['bytes=0-1,3-4', 'bytes=5-2', 'lines=1-2']) {
      expect(text(await ask('/digits.bin', { Range: range }))).toBe(DIGITS)
    }
  })

  it('gives a part only of the version that the client holds', async () => {
    const { ask } = await serve()
    const { etag = '', 'last-modified': date = '' } = (await ask('/digits.bin')).headers
    const statusFor = async (held: string): Promise<number> =>
      (await ask('/digits.bin', { Range: 'bytes=0-1', 'If-Range': held })).status
    expect(await statusFor(etag)).toBe(206)
    expect(await statusFor(date)).toBe(206)
    expect(await statusFor('"other"')).toBe(200)
    expect(await statusFor(`W/${etag}`)).toBe(200)
  })
})

describe('copies that the client holds', () => {
  it('are confirmed by tag or date, without a body', async () => {
    const { ask } = await serve()
    utimesSync(join(root, 'digits.bin'), 1_700_000_000.5, 1_700_000_000.5)
    const { etag = '', 'last-modified': date = '' } = (await ask('/digits.bin')).headers
    expect(date).toBe(new Date(1_700_000_000_000).toUTCString())
    const matching = [etag, `W/${etag}`, `"a", ${etag}`, '*']
    for (const tag of matching) {
      const answer = await ask('/digits.bin', { 'If-None-Match': tag, Range: 'bytes=0-1' })
      expect([tag, answer.status, answer.body.length]).toEqual([tag, 304, 0])
      expect(answer.headers.etag).toBe(etag)
    }
    expect((await ask('/digits.bin', { 'If-Modified-Since': date })).status).toBe(304)
  })

  it('are replaced when they are of another version', async () => {
    const { ask } = await serve()
    const { 'last-modified': date = '' } = (await ask('/digits.bin')).headers
    const older = new Date(Date.parse(date) - 1_000).toUTCString()
    expect((await ask('/digits.bin', { 'If-None-Match': '"other"' })).status).toBe(200)
    expect((await ask('/digits.bin', { 'If-None-Match': '"other"', 'If-Modified-Since': date })).status).toBe(
      200,
    )
    expect((await ask('/digits.bin', { 'If-Modified-Since': older })).status).toBe(200)
    expect((await ask('/digits.bin', { 'If-Modified-Since': 'yesterday' })).status).toBe(200)
  })
})

describe('like Pages', () => {
  const GZIP = { 'Accept-Encoding': 'gzip, deflate, br' }

  it('packs compressible types for who accepts that, with a weak tag', async () => {
    const { ask } = await serve({ mode: 'like-pages' })
    const packed = await ask('/app.js', GZIP)
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'Accept-Encoding',
      'cache-control': 'max-age=600',
      'content-length': String(packed.body.length),
    })
    expect(packed.headers.etag).toMatch(/^W\/"/)
    expect(packed.body.length).toBeLessThan(SCRIPT.length / 10)
    expect(gunzipSync(packed.body).toString()).toBe(SCRIPT)
    const head = await ask('/app.js', GZIP, 'HEAD')
    expect(head.headers['content-length']).toBe(packed.headers['content-length'])
    expect(await ask('/app.js', { ...GZIP, 'If-None-Match': packed.headers.etag ?? '' })).toMatchObject({
      status: 304,
    })
  })

  it.each([{}, { 'Accept-Encoding': 'identity' }, { 'Accept-Encoding': 'gzip;q=0, br' }])(
    'sends them as stored for %j',
    async (headers) => {
      const { ask } = await serve({ mode: 'like-pages' })
      const plain = await ask('/app.js', headers)
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(plain.headers.etag).toMatch(/^"/)
      expect(text(plain)).toBe(SCRIPT)
    },
  )

  it('cuts parts from the packed bytes', async () => {
    const { ask } = await serve({ mode: 'like-pages' })
    const { body: whole } = await ask('/app.js', GZIP)
    const part = await ask('/app.js', { ...GZIP, Range: 'bytes=0-9' })
    expect(part.status).toBe(206)
    expect(part.headers['content-encoding']).toBe('gzip')
    expect(part.headers['content-range']).toBe(`bytes 0-9/${whole.length}`)
    expect(part.body).toEqual(whole.subarray(0, 10))
    const past = await ask('/app.js', { ...GZIP, Range: `bytes=${whole.length}-` })
    expect([past.status, past.headers['content-range']]).toEqual([416, `bytes */${whole.length}`])
  })

  it('gives no part on the word of a weak tag', async () => {
    const { ask } = await serve({ mode: 'like-pages' })
    const { headers, body } = await ask('/app.js', GZIP)
    const answer = await ask('/app.js', { ...GZIP, Range: 'bytes=0-9', 'If-Range': headers.etag ?? '' })
    expect([answer.status, answer.body.length]).toEqual([200, body.length])
  })

  it('leaves packed and unknown files alone', async () => {
    const { ask } = await serve({ mode: 'like-pages' })
    for (const path of ['/part.bin.gz', '/digits.bin']) {
      const { headers, body } = await ask(path, GZIP)
      expect(headers['content-encoding']).toBeUndefined()
      expect(body).toHaveLength(statSync(join(root, path)).size)
    }
  })

  it('packs anew what was replaced', async () => {
    const { ask } = await serve({ mode: 'like-pages' })
    write('site/changing.js', 'first')
    expect(gunzipSync((await ask('/changing.js', GZIP)).body).toString()).toBe('first')
    write('site/changing.js', 'the second')
    expect(gunzipSync((await ask('/changing.js', GZIP)).body).toString()).toBe('the second')
  })
})

it('with gzip encoding, announces a packed file as its content', async () => {
  const { ask, origin } = await serve({ mode: 'gzip-encoding' })
  const { headers, body } = await ask('/part.bin.gz')
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'application/octet-stream' })
  expect(gunzipSync(body).toString()).toBe('content')
  expect(await (await fetch(`${origin}/part.bin.gz`)).text()).toBe('content')
  expect((await ask('/app.js', { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBeUndefined()
})
