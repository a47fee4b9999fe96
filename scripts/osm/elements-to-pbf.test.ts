import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { toE7, type Bounds } from '../../src/units.ts'
import { elementsToPbf, type PbfContent, type PbfNode } from './elements-to-pbf.ts'
import type { OsmData } from './osm-data.ts'
import { readBlobs } from './read-blobs.ts'
import { readOsmData } from './read-osm-data.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'elements-to-pbf-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function roundTrip(content: PbfContent): OsmData {
  const path = join(folder, 'written.osm.pbf')
  writeFileSync(path, elementsToPbf(content))
  return readOsmData(path)
}

const id = fc.integer({ min: -(2 ** 51), max: 2 ** 51 })
const text = fc.string({ unit: 'binary', maxLength: 60 })
const key = fc.oneof(text, fc.constantFrom('name', 'highway', '__proto__', 'constructor', ''))
// Object.fromEntries would lose nothing here: it defines, not assigns, so `__proto__` is an own key.
const tags = fc.array(fc.tuple(key, text), { maxLength: 4 }).map((entries) => Object.fromEntries(entries))
const degreesE7 = (limit: number) => fc.integer({ min: -limit * 1e7, max: limit * 1e7 }).map((e7) => e7 / 1e7)
const node = fc.record({ id, lon: degreesE7(180), lat: degreesE7(90), tags })
const way = fc.record({ id, refs: fc.array(id, { maxLength: 12 }), tags })
const member = fc.record({ type: fc.constantFrom('node', 'way', 'relation'), ref: id, role: text })
const relation = fc.record({ id, members: fc.array(member, { maxLength: 6 }), tags })
const bounds: fc.Arbitrary<Bounds> = fc.constantFrom<Bounds>([71.2, 51, 71.7, 51.3], [-180, -90, 180, 90])
const byId = { selector: (element: { readonly id: number }) => element.id, maxLength: 20 }
const content = fc.record({
  nodes: fc.uniqueArray(node, byId),
  ways: fc.uniqueArray(way, byId),
  relations: fc.uniqueArray(relation, byId),
  bounds,
  timestamp: fc.constantFrom('2017-12-01T10:20:30Z', '1970-01-01T00:00:00Z'),
  compress: fc.constantFrom('zlib', 'raw'),
})

function ascending<Element extends { readonly id: number }>(elements: readonly Element[]): Element[] {
  return elements.toSorted((a, b) => a.id - b.id)
}

describe('elementsToPbf', () => {
  it('comes back from readOsmData as it went in, sorted', () => {
    fc.assert(
      fc.property(content, (written) => {
        const read = roundTrip(written)
        const nodes = ascending(written.nodes)
        expect([...read.nodeIds]).toEqual(nodes.map((own) => own.id))
        // `+ 0` because −0 degrees is 0 in the file.
        expect([...read.lonE7]).toEqual(nodes.map((own) => toE7(own.lon) + 0))
        expect([...read.latE7]).toEqual(nodes.map((own) => toE7(own.lat) + 0))
        const tagged = nodes.flatMap((own, index) =>
          Object.keys(own.tags).length ? [[index, own.tags]] : [],
        )
        expect([...read.nodeTags].map(([index, own]) => [index, Object.entries(own)])).toEqual(
          tagged.map(([index, own]) => [index, Object.entries(own ?? {})]),
        )
        const ways = read.ways.map((own) => ({ ...own, refs: [...own.refs], tags: Object.entries(own.tags) }))
        expect(ways).toEqual(
          ascending(written.ways).map((own) => ({ ...own, tags: Object.entries(own.tags) })),
        )
        const relations = read.relations.map((own) => ({ ...own, tags: Object.entries(own.tags) }))
        expect(relations).toEqual(
          ascending(written.relations).map((own) => ({ ...own, tags: Object.entries(own.tags) })),
        )
        expect(read.headerBounds).toEqual(written.bounds)
        expect(read.timestamp).toBe(written.timestamp)
      }),
      { seed: 20171201, numRuns: 300 },
    )
  })

  it('leaves out bounds and timestamp that are not given', () => {
    const read = roundTrip({ nodes: [], ways: [], relations: [] })
    expect(read).toMatchObject({ headerBounds: null, timestamp: null, ways: [], relations: [] })
    expect(read.nodeIds).toHaveLength(0)
  })

  it('closes a block at 8,000 elements', () => {
    function* line(): Generator<PbfNode> {
      for (let at = 1; at <= 16_001; at++) yield { id: at, lon: at / 1000, lat: 0 }
    }
    const path = join(folder, 'blocks.osm.pbf')
    writeFileSync(path, elementsToPbf({ nodes: line(), ways: [], relations: [] }))
    expect([...readBlobs(path)].map((blob) => blob.type)).toEqual([
      'OSMHeader',
      'OSMData',
      'OSMData',
      'OSMData',
    ])
    const { nodeIds, lonE7 } = readOsmData(path)
    expect([nodeIds.length, nodeIds[16_000], lonE7[16_000]]).toEqual([16_001, 16_001, 160_010_000])
  })

  it('closes a block early when its ways are long', () => {
    const refs = Array.from({ length: 2000 }, (_, at) => (at % 2 === 0 ? 1 : 2 ** 40))
    const ways = Array.from({ length: 1000 }, (_, at) => ({ id: at, refs, tags: {} }))
    const path = join(folder, 'long-ways.osm.pbf')
    writeFileSync(path, elementsToPbf({ nodes: [], ways, relations: [], compress: 'raw' }))
    const sizes = [...readBlobs(path)].map((blob) => blob.bytes.length)
    expect(sizes.length).toBeGreaterThan(2)
    expect(Math.max(...sizes)).toBeLessThan(8 * 1024 * 1024)
  })

  it('refuses what the format cannot hold', () => {
    const write = (changed: Partial<PbfContent>) => () =>
      elementsToPbf({ nodes: [], ways: [], relations: [], ...changed })
    expect(write({ nodes: [{ id: 1, lon: 181, lat: 0 }] })).toThrow(
      'coordinate 181: expected degrees within ±180',
    )
    expect(write({ nodes: [{ id: 1, lon: 0, lat: Number.NaN }] })).toThrow('coordinate NaN')
    expect(write({ nodes: [{ id: 2 ** 52, lon: 0, lat: 0 }] })).toThrow('expected an integer within ±2^51')
    expect(write({ ways: [{ id: 1, refs: [0.5], tags: {} }] })).toThrow('Found id 0.5')
    expect(write({ timestamp: 'yesterday' })).toThrow('Found time yesterday')
  })
})
