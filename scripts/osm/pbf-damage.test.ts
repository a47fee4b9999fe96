import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { extractPath } from '../testing/shared-extracts.ts'
import { elementsToPbf } from './elements-to-pbf.ts'
import type { OsmData } from './osm-data.ts'
import { isOsmPbfError } from './osm-pbf-error.ts'
import { readBlobs } from './read-blobs.ts'
import { readOsmData } from './read-osm-data.ts'

const MAX_MEMORY_BYTES = 64 * 2 ** 20

/** A file has some 2,000 bytes. */
const RUNS = 4_000

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pbf-damage-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function fixture(compress: 'zlib' | 'raw'): Uint8Array {
  const node = (id: number) => ({ id, lon: 71.4 + id / 1e4, lat: 51.1 - id / 1e5 })
  return elementsToPbf({
    nodes: Array.from({ length: 40 }, (_, at) => ({
      ...node(1000 + at),
      ...(at % 4 === 0 ? { tags: { highway: 'crossing', 'name:ru': `Переход ${at}` } } : {}),
    })),
    ways: Array.from({ length: 12 }, (_, at) => ({
      id: 500 + at,
      refs: [1000 + at, 1001 + at, 1002 + at, 1000 + at],
      tags: { highway: 'residential', surface: 'asphalt', name: `${at}-я улица` },
    })),
    relations: [
      {
        id: 9,
        members: [
          { type: 'way', ref: 500, role: 'outer' },
          { type: 'node', ref: 1003, role: 'entrance' },
          { type: 'relation', ref: 8, role: '' },
        ],
        tags: { type: 'multipolygon', leisure: 'park' },
      },
    ],
    bounds: [71.2, 51, 71.7, 51.3],
    timestamp: '2017-12-01T00:00:00Z',
    compress,
  })
}

interface Damage {
  readonly kind: 'flip' | 'cut' | 'garbage'
  readonly at: number
  readonly bit: number
  readonly garbage: Uint8Array
}

function damageOf(length: number): fc.Arbitrary<Damage> {
  return fc.record({
    kind: fc.constantFrom('flip', 'flip', 'flip', 'cut', 'garbage'),
    at: fc.nat({ max: length - 1 }),
    bit: fc.nat({ max: 7 }),
    garbage: fc.uint8Array({ minLength: 1, maxLength: 16 }),
  })
}

function damaged(original: Uint8Array, { kind, at, bit, garbage }: Damage): Uint8Array {
  if (kind === 'cut') return original.subarray(0, at)
  const copy = Uint8Array.from(original)
  if (kind === 'flip') copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  else copy.set(garbage.subarray(0, copy.length - at), at)
  return copy
}

/** What a damaged file reads as; null when it is refused. Anything but the reader's own error passes on. */
function readDamaged(bytes: Uint8Array): OsmData | null {
  const path = join(folder, 'damaged.osm.pbf')
  writeFileSync(path, bytes)
  const before = process.memoryUsage().arrayBuffers
  try {
    return readOsmData(path)
  } catch (error) {
    if (!isOsmPbfError(error)) throw error
    expect(error.cause ?? null).not.toBeInstanceOf(TypeError)
    expect(error.message.startsWith(path)).toBe(true)
    return null
  } finally {
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MAX_MEMORY_BYTES)
  }
}

function blobEnds(bytes: Uint8Array): number[] {
  const path = join(folder, 'whole.osm.pbf')
  writeFileSync(path, bytes)
  return [...readBlobs(path)].map((blob) => blob.readBytes)
}

describe('a damaged file reads or is refused by the reader itself', () => {
  it('compressed: it never reads as something else, but for a cut between two blobs', () => {
    const original = fixture('zlib')
    const ends = blobEnds(original)
    const whole = readDamaged(original)
    expect(whole?.ways).toHaveLength(12)
    let refused = 0
    fc.assert(
      fc.property(damageOf(original.length), (damage) => {
        const read = readDamaged(damaged(original, damage))
        if (!read) refused++
        else if (damage.kind === 'cut') expect(ends).toContain(damage.at)
        else expect(read).toEqual(whole)
      }),
      { seed: 71_51, numRuns: RUNS },
    )
    expect(refused).toBeGreaterThan(0.9 * RUNS)
  })

  it('uncompressed: whatever is read keeps the columns in step', () => {
    const original = fixture('raw')
    let refused = 0
    fc.assert(
      fc.property(damageOf(original.length), (damage) => {
        const read = readDamaged(damaged(original, damage))
        if (!read) {
          refused++
          return
        }
        const { nodeIds, lonE7, latE7, nodeTags, ways } = read
        expect([lonE7.length, latE7.length]).toEqual([nodeIds.length, nodeIds.length])
        expect(
          nodeIds.every((id, at) => Number.isSafeInteger(id) && (at === 0 || id > (nodeIds[at - 1] ?? 0))),
        ).toBe(true)
        expect(Math.max(...nodeTags.keys(), 0)).toBeLessThan(Math.max(1, nodeIds.length))
        expect(ways.every(({ refs }) => refs.every((ref) => Number.isSafeInteger(ref)))).toBe(true)
      }),
      { seed: 51_71, numRuns: RUNS },
    )
    expect(refused).toBeGreaterThan(0.1 * RUNS)
  })

  const singapore = extractPath('test-extracts/singapore-bayfront-2019.osm.pbf')
  it.skipIf(!singapore)('a real extract of 60 KB', () => {
    const original = readFileSync(singapore ?? '')
    const whole = readDamaged(original)
    let refused = 0
    fc.assert(
      fc.property(damageOf(original.length), (damage) => {
        const read = readDamaged(damaged(original, damage))
        if (read) expect(read.nodeIds.length).toBeLessThanOrEqual(whole?.nodeIds.length ?? 0)
        else refused++
      }),
      { seed: 103_85, numRuns: 500 },
    )
    expect(refused).toBeGreaterThan(450)
  })
})
