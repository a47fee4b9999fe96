import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from './read-data.ts'
import { listenFrom, LOCAL_HOST } from './serve/listen.ts'

const COMMAND = ['--import', 'tsx', join('scripts', 'serve.ts')]
let folder = ''
const started: ChildProcess[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'))
  writeFileSync(join(folder, 'index.html'), '<title>home</title>')
})
afterAll(() => {
  for (const child of started) child.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts the command and waits for the line with the address. */
async function start(...args: readonly string[]): Promise<{ address: string; lines: readonly string[] }> {
  const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: projectFolder })
  started.push(child)
  let complaints = ''
  child.stderr.on('data', (part: Buffer) => (complaints += part.toString()))
  const lines: string[] = []
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    const [address] = / is served at (http:\S+)/.exec(line)?.slice(1) ?? []
    if (address !== undefined) return { address, lines }
  }
  throw new Error(`ended without an address: ${complaints}`)
}

async function holdPort(): Promise<{ readonly holder: Server; readonly port: number }> {
  const holder = createServer().listen(0, LOCAL_HOST)
  await once(holder, 'listening')
  const address = holder.address()
  return { holder, port: typeof address === 'object' && address ? address.port : 0 }
}

describe('serve', () => {
  it('says where the folder is, under the base, as plain files', async () => {
    const { address } = await start(folder, '--port', '0', '--base', 'repo')
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/repo\/$/)
    const response = await fetch(address)
    expect(await response.text()).toContain('home')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })

  it('serves like Pages when asked to', async () => {
    const { address } = await start('--like-pages', folder, '--port', '0')
    const response = await fetch(address)
    expect(response.headers.get('cache-control')).toBe('max-age=600')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(await response.text()).toContain('home')
  })

  it('takes the next port when one is in use, and says so', async () => {
    const { holder, port } = await holdPort()
    try {
      const { address, lines } = await start(folder, '--port', String(port))
      const taken = Number(new URL(address).port)
      expect(taken).toBeGreaterThan(port)
      expect(lines[0]).toBe(`Port ${port} is in use: took ${taken}.`)
    } finally {
      holder.close()
    }
  })

  it.each([
    [[join('no', 'such', 'folder')], /no.such.folder: there is no such folder: build the site first/],
    [['package.json'], /package\.json: is a file, expected a folder/],
    [['.', '.'], /found 2 folders, expected one/],
    [['.', '--port', 'http'], /--port: found "http"/],
    [['.', '--port', '80.5'], /whole number/],
    [['.', '--base', '/../'], /base: found "\/\.\.\/"/],
    [['.', '--pages'], /expected --port, --base, --like-pages/],
  ])('refuses %j with one line', (args, words) => {
    const { status, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], {
      cwd: projectFolder,
      encoding: 'utf8',
    })
    expect(stderr).toMatch(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(status).toBe(1)
  })
})

it('gives up with the ports it tried when none is left', async () => {
  const last = 65_535
  const holder = createServer()
  await listenFrom(holder, last)
  const server = createServer()
  try {
    await expect(listenFrom(server, last)).rejects.toThrow(`ports ${last} to ${last} are all in use`)
    // The same server can still take another one.
    expect(await listenFrom(server, 0)).toBeGreaterThan(0)
  } finally {
    server.close()
    holder.close()
  }
})
