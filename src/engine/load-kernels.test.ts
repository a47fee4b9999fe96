import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createKernelLoader } from './load-kernels.ts'
import { unreadBody } from './testing/unread-body.ts'

const addresses = { hierarchy: 'hierarchy.wasm', surface: 'surface.wasm' }
const files: Record<string, URL> = {
  'hierarchy.wasm': new URL('../network/wasm/hierarchy.wasm', import.meta.url),
  'surface.wasm': new URL('../isochrone/wasm/surface.wasm', import.meta.url),
}
const fromDisk = async (name: string): Promise<Response> =>
  new Response(new Uint8Array(readFileSync(files[name] ?? '')))

test('kernels are compiled once, and have a memory of their own for every city', async () => {
  const asked: string[] = []
  const kernels = createKernelLoader(async (name) => {
    asked.push(name)
    return fromDisk(name)
  }, addresses)
  const [a, b] = [await kernels.hierarchy(), await kernels.hierarchy()]
  expect([a.make, b.make, (await kernels.surface()).make]).toEqual(['wasm', 'wasm', 'wasm'])
  expect(asked).toEqual(['hierarchy.wasm', 'surface.wasm'])
  expect(a.words(4).view().buffer).not.toBe(b.words(4).view().buffer)
})

test.each<[string, () => Promise<Response>]>([
  ['that cannot be had', () => Promise.reject(new Error('offline'))],
  ['that is not there', async () => new Response('', { status: 404 })],
  ['that this browser cannot run', async () => new Response(new Uint8Array([0, 97, 115, 109, 9]))],
])('instead of a file %s the plain kernels work, and it is asked for again', async (_, broken) => {
  let isBroken = true
  const kernels = createKernelLoader((name) => (isBroken ? broken() : fromDisk(name)), addresses)
  expect([(await kernels.hierarchy()).make, (await kernels.surface()).make]).toEqual(['plain', 'plain'])
  isBroken = false
  expect((await kernels.hierarchy()).make).toBe('wasm')
})

test('the body of an answer that is no kernel is given up', async () => {
  const { response, state } = unreadBody({ status: 503 })
  await createKernelLoader(async () => response, addresses).surface()
  expect(state.isCancelled).toBe(true)
})
