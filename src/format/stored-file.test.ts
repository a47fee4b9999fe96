import { gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256Hex, unpackStoredFile } from './stored-file.ts'

const content = new TextEncoder().encode('一刻钟 '.repeat(500))
const stored = new Uint8Array(gzipSync(content))
const expected = {
  bytes: stored.length,
  rawBytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
}

describe('a stored file', () => {
  it('is unpacked when it is gzipped and taken as it is when the server has unpacked it', async () => {
    expect(await unpackStoredFile('a.bin', stored, expected)).toEqual(content)
    expect(await unpackStoredFile('a.bin', content, expected)).toEqual(content)
  })

  it('names itself when it is cut, damaged, of another build or larger than announced', async () => {
    await expect(unpackStoredFile('a.bin', stored.slice(0, 40), expected)).rejects.toThrow(
      'a.bin: cannot be unpacked',
    )
    const damaged = content.slice()
    damaged[3] = 0
    await expect(unpackStoredFile('a.bin', damaged, expected)).rejects.toThrow(
      /a\.bin: SHA-256 is .*, city\.json says/,
    )
    await expect(unpackStoredFile('a.bin', content.slice(1), expected)).rejects.toThrow(
      `a.bin: has ${content.length - 1} bytes of content, city.json says ${content.length}`,
    )
    await expect(unpackStoredFile('a.bin', stored, { ...expected, rawBytes: 100 })).rejects.toThrow(
      'content is longer than the 100 bytes',
    )
  })

  it('is hashed as Node hashes', async () => {
    expect(await sha256Hex(content)).toBe(expected.sha256)
  })
})
