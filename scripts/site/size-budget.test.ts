import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { someManifest } from '../../src/ui/data/testing/some-manifest.ts'
import { citySize, overBudget, requireSiteFits, sizeLine, type CitySize } from './size-budget.ts'

const budget = { cityMB: 10, siteMB: 15, firstAnswerKB: 600 }
const size = (id: string, mb: number, firstAnswerBytes: number | null = null): CitySize => ({
  id,
  bytes: mb * 1e6,
  kinds: [
    { kind: 'streets', files: 2, bytes: 1e6 },
    { kind: 'basemap', files: 1, bytes: (mb - 1) * 1e6 },
  ],
  firstAnswerBytes,
})

it('says nothing of cities within their budget, and names what makes one too large', () => {
  expect(overBudget([size('small', 10, 600_000)], budget)).toEqual([])
  expect(overBudget([size('wide', 11), size('slow', 2, 600_001)], budget)).toEqual([
    'wide: found 11.00 MB, expected at most 10 MB a city (most of it basemap, 10.00 MB): narrow its bounds, or raise cityMB in data/site.json',
    'slow: found 601 kB before a first answer, expected at most 600 kB: see scripts/first-answer.ts',
  ])
})

it('refuses a site that no host takes, with the size of every city', () => {
  expect(() => requireSiteFits([size('a', 8), size('b', 7)], budget)).not.toThrow()
  expect(() => requireSiteFits([size('a', 8), size('b', 8)], budget)).toThrow(
    'the cities have 16.00 MB (a 8.00 MB, b 8.00 MB), expected at most 15 MB',
  )
})

it('counts the files of a folder as they lie there, city.json too', () => {
  const folder = mkdtempSync(join(tmpdir(), 'size-'))
  try {
    const file = { bytes: 3, rawBytes: 9, sha256: '0'.repeat(64) }
    const text = JSON.stringify(
      someManifest({}, { files: { 'spine.bin': file, 'basemap.pmtiles.gz': file } }),
    )
    writeFileSync(join(folder, 'city.json'), text)
    const textBytes = Buffer.byteLength(text)
    writeFileSync(join(folder, 'spine.bin.gz'), 'abc')
    writeFileSync(join(folder, 'basemap.pmtiles.gz'), 'abcde')
    const found = citySize(folder, 1_234)
    expect(found.bytes).toBe(textBytes + 8)
    expect(found.kinds.map(({ kind, bytes }) => [kind, bytes])).toEqual([
      ['city.json', textBytes],
      ['streets', 3],
      ['basemap', 5],
    ])
    expect(sizeLine(found)).toMatch(/^town: 0\.00 MB \(city\.json 0\.00, .*\); first answer at most 2 kB$/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
