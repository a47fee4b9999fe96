import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFolder, type RawAnswer, type ServedFolder } from '../testing/serve-folder.ts'
import { createStaticServer, type StaticServerOptions } from './static-server.ts'

const SECRET = 'not for the public'
const DIGITS = '0123456789'

let outer = ''
let root = ''
const open: ServedFolder[] = []

async function serve(options: Partial<StaticServerOptions> = {}): Promise<ServedFolder> {
  const served = await serveFolder({ root, ...options })
  open.push(served)
  return served
}

function write(name: string, content: string): void {
  mkdirSync(dirname(join(outer, name)), { recursive: true })
  writeFileSync(join(outer, name), content)
}

beforeAll(() => {
  outer = mkdtempSync(join(tmpdir(), 'find-file-'))
  root = join(outer, 'site')
  write('secret.txt', SECRET)
  write('site-next-door/secret.txt', SECRET)
  write('site/.git/config', SECRET)
  write('site/index.html', '<title>home</title>')
  write('site/docs/index.html', '<title>docs</title>')
  write('site/digits.bin', DIGITS)
  symlinkSync(join(outer, 'secret.txt'), join(root, 'link-out.txt'))
  symlinkSync(outer, join(root, 'link-up'))
  symlinkSync(join(outer, 'site-next-door'), join(root, 'next-door'))
  symlinkSync(join(root, 'digits.bin'), join(root, 'link-in.bin'))
  symlinkSync(join(root, 'loop'), join(root, 'loop'))
})
afterAll(async () => {
  await Promise.all(open.map((served) => served.close()))
  rmSync(outer, { recursive: true, force: true })
})

const text = (answer: RawAnswer): string => answer.body.toString()

describe('what lies outside the folder', () => {
  it.each([
    '/../secret.txt',
    '/docs/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2E%2E%2Fsecret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '/../site-next-door/secret.txt',
    '//secret.txt',
    '/link-out.txt',
    '/link-up/secret.txt',
    '/next-door/secret.txt',
    '/loop',
    '/.git/config',
    '/%2egit/config',
    '/secret.txt%00.html',
    '/digits.bin/',
    '/digits.bin/x',
    `/${'x'.repeat(5_000)}`,
    'http://elsewhere.example/../secret.txt',
  ])('cannot be reached by %s', async (path) => {
    const { ask } = await serve()
    const answer = await ask(path)
    expect(answer.status).toBe(404)
    expect(text(answer)).not.toContain(SECRET)
  })

  it('never redirects to another host', async () => {
    const { ask } = await serve()
    for (const path of ['//docs', '/%5cdocs', '//example.org/docs'])
      expect((await ask(path)).status).toBe(404)
  })

  it('calls a broken encoding what it is', async () => {
    const { ask } = await serve()
    expect((await ask('/%zz')).status).toBe(400)
    expect((await ask('/%c0%ae%c0%ae/secret.txt')).status).toBe(400)
  })

  it('may be linked to from inside when it is inside', async () => {
    const { ask } = await serve()
    expect(text(await ask('/link-in.bin'))).toBe(DIGITS)
  })

  it('serves a folder that is itself reached by a link', async () => {
    symlinkSync(root, join(outer, 'linked-site'))
    const { ask } = await serve({ root: join(outer, 'linked-site') })
    expect(text(await ask('/digits.bin'))).toBe(DIGITS)
  })
})

describe('a base', () => {
  it.each(['/repo/', 'repo', '/repo'])('given as %s, holds all addresses', async (base) => {
    const { ask } = await serve({ base })
    expect(text(await ask('/repo/'))).toContain('home')
    expect(text(await ask('/repo/digits.bin'))).toBe(DIGITS)
    expect(await ask('/repo?a=1')).toMatchObject({ status: 301, headers: { location: '/repo/?a=1' } })
    expect(await ask('/repo/docs')).toMatchObject({ status: 301, headers: { location: '/repo/docs/' } })
    for (const path of ['/', '/digits.bin', '/repository/digits.bin', '/repo/../digits.bin'])
      expect([path, (await ask(path)).status]).toEqual([path, 404])
  })

  it.each(['/../', '/a?b/', '/a#b', 'http://example.org/'])('cannot be %s', (base) => {
    expect(() => createStaticServer({ root, base })).toThrow(/expected a path such as/)
  })
})

describe('a folder', () => {
  it('must be there and be one', () => {
    expect(() => createStaticServer({ root: join(root, 'gone') })).toThrow(/gone: there is no such folder/)
    expect(() => createStaticServer({ root: join(root, 'digits.bin') })).toThrow(/digits\.bin: is a file/)
  })
})
