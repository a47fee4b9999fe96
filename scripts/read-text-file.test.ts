import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readTextFile } from './read-text-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '文本 file-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

function written(...bytes: readonly number[]): string {
  const path = join(folder, '社区.csv')
  writeFileSync(path, Uint8Array.from(bytes))
  return path
}

const texts: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['UTF-8', [0xe7, 0x94, 0xb2, 0x2c, 0x31]],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0xe7, 0x94, 0xb2, 0x2c, 0x31]],
  ['UTF-16', [0xff, 0xfe, 0x32, 0x75, 0x2c, 0x00, 0x31, 0x00]],
]
it.each(texts)('reads %s', (_encoding, bytes) => {
  const told = vi.spyOn(console, 'error').mockReturnValue()
  expect(readTextFile(written(...bytes))).toBe('甲,1')
  expect(told).not.toHaveBeenCalled()
})

it('reads GB18030 and says that it guessed', () => {
  const told = vi.spyOn(console, 'error').mockReturnValue()
  expect(readTextFile(written(0xbc, 0xd7, 0x2c, 0x31))).toBe('甲,1')
  expect(told).toHaveBeenCalledWith(expect.stringMatching(/社区\.csv: is not UTF-8: read as GB18030/))
})

it('names what is no text, no file or not there', () => {
  expect(() => readTextFile(written(0xe9, 0x2c, 0x31))).toThrow(/社区\.csv: .*expected UTF-8/)
  expect(() => readTextFile(folder)).toThrow(`${folder}: is not a regular file`)
  expect(() => readTextFile(join(folder, 'none.csv'))).toThrow('none.csv: there is no such file')
})
