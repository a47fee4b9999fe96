import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { madeOnce } from './made-once.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'made-once-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('makes a thing once for all who ask at the same time and later, each name its own', async () => {
  let made = 0
  const make = async () => ({ bytes: new Map([['a', Uint16Array.of(1, 2, 3)]]), at: (made += 1) })
  const ask = (name: string) => madeOnce(folder, name, make)
  const expected = { bytes: new Map([['a', Uint16Array.of(1, 2, 3)]]), at: 1 }
  expect(await Promise.all([ask('town'), ask('town'), ask('town')])).toEqual([expected, expected, expected])
  expect(await ask('town')).toEqual(expected)
  expect((await ask('village')).at).toBe(2)
})

it('hands out copies: what one changes the next does not see', async () => {
  const ask = () => madeOnce(folder, 'town', async () => Uint8Array.of(7))
  const first = await ask()
  first[0] = 8
  expect(await ask()).toEqual(Uint8Array.of(7))
})

it('reads arrays from the start of their buffers, as they are when they come from a server', async () => {
  const made = await madeOnce(folder, 'town', async () => [Uint8Array.of(7), Uint8Array.of(7, 8, 9)])
  expect(made.map(({ byteOffset, buffer }) => [byteOffset, buffer.byteLength])).toEqual([
    [0, 1],
    [0, 3],
  ])
})

it('tells all why it could not be made', async () => {
  const fail = () => madeOnce(folder, 'town', () => Promise.reject(new Error('no streets')))
  for (const asked of [fail(), fail()]) await expect(asked).rejects.toThrow(/^town: .*no streets/)
})
