import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { extractPath } from '../testing/shared-extracts.ts'
import { elementsToPbf, type PbfContent } from './elements-to-pbf.ts'
import { nodeIndexOf, type OsmData } from './osm-data.ts'
import { readOsmData } from './read-osm-data.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-osm-data-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(content: Partial<PbfContent>): string {
  const path = join(folder, 'fixture.osm.pbf')
  writeFileSync(path, elementsToPbf({ nodes: [], ways: [], relations: [], ...content }))
  return path
}

describe('readOsmData', () => {
  it('sorts nodes and lets the last of several with one id win, its tags too', () => {
    const { nodeIds, lonE7, nodeTags } = readOsmData(
      write({
        nodes: [
          { id: 30, lon: 3, lat: 0, tags: { name: 'c' } },
          { id: 10, lon: 9, lat: 0, tags: { name: 'dropped' } },
          { id: -5, lon: 4, lat: 0, tags: { name: 'unsaved' } },
          { id: 10, lon: 1, lat: 0 },
          { id: 20, lon: 2, lat: 0, tags: { name: 'b' } },
        ],
      }),
    )
    expect([...nodeIds]).toEqual([-5, 10, 20, 30])
    expect([...lonE7]).toEqual([4e7, 1e7, 2e7, 3e7])
    expect([...nodeTags]).toEqual([
      [0, { name: 'unsaved' }],
      [2, { name: 'b' }],
      [3, { name: 'c' }],
    ])
  })

  it('sorts ways and relations, and lets the last of several with one id win', () => {
    const way = (id: number, name: string) => ({ id, refs: [1, 2], tags: { name } })
    const relation = (id: number, name: string) => ({ id, members: [], tags: { name } })
    const data = readOsmData(
      write({
        ways: [way(7, 'old'), way(3, 'x'), way(7, 'new')],
        relations: [relation(2, 'y'), relation(2, 'z'), relation(1, 'w')],
      }),
    )
    expect(data.ways.map(({ id, tags }) => [id, tags['name']])).toEqual([
      [3, 'x'],
      [7, 'new'],
    ])
    expect(data.relations.map(({ id, tags }) => [id, tags['name']])).toEqual([
      [1, 'w'],
      [2, 'z'],
    ])
  })

  it('keeps more nodes than its first columns hold', () => {
    const nodes = Array.from({ length: 70_000 }, (_, at) => ({ id: at + 1, lon: at / 1e3, lat: -at / 1e3 }))
    const data = readOsmData(write({ nodes }))
    expect(data.nodeIds).toHaveLength(70_000)
    expect(nodeIndexOf(data, 66_000)).toBe(65_999)
    expect([data.lonE7[65_999], data.latE7[65_999]]).toEqual([659_990_000, -659_990_000])
  })

  it('shares one string between blocks', () => {
    const tags = { surface: 'paving_stones' }
    const nodes = Array.from({ length: 8001 }, (_, at) => ({ id: at, lon: 0, lat: 0, tags }))
    const { nodeTags } = readOsmData(write({ nodes }))
    expect(nodeTags.get(8000)).toEqual(tags)
    expect(nodeTags.size).toBe(8001)
  })

  it('reports progress up to the whole file', () => {
    const seen: [number, number][] = []
    const path = write({ nodes: [{ id: 1, lon: 0, lat: 0 }], ways: [{ id: 1, refs: [1, 1], tags: {} }] })
    readOsmData(path, (readBytes, totalBytes) => seen.push([readBytes, totalBytes]))
    expect(seen).toHaveLength(3)
    const total = seen[0]?.[1]
    expect(seen.at(-1)).toEqual([total, total])
    expect(seen.map(([readBytes]) => readBytes)).toEqual(
      seen.map(([readBytes]) => readBytes).toSorted((a, b) => a - b),
    )
  })
})

interface Census {
  readonly nodes: number
  readonly ways: number
  readonly relations: number
  readonly tags: number
  readonly taggedNodes: number
  readonly lonE7Sum: bigint
  readonly latE7Sum: bigint
  readonly refs: number
  readonly refSum: bigint
  readonly members: number
  readonly memberRefSum: bigint
}

function censusOf(data: OsmData): Census {
  const sum = (values: Iterable<number>): bigint => {
    let total = 0n
    for (const value of values) total += BigInt(value)
    return total
  }
  const tagged = [...data.nodeTags.values(), ...[...data.ways, ...data.relations].map(({ tags }) => tags)]
  const refs = data.ways.flatMap((way) => [...way.refs])
  const members = data.relations.flatMap((relation) => relation.members)
  return {
    nodes: data.nodeIds.length,
    ways: data.ways.length,
    relations: data.relations.length,
    tags: tagged.reduce((count, tags) => count + Object.keys(tags).length, 0),
    taggedNodes: data.nodeTags.size,
    lonE7Sum: sum(data.lonE7),
    latE7Sum: sum(data.latE7),
    refs: refs.length,
    refSum: sum(refs),
    members: members.length,
    memberRefSum: sum(members.map(({ ref }) => ref)),
  }
}

/** Counts by `osmium fileinfo -e`, sums over `osmium cat -f opl` (osmium-tool 1.15). */
describe('readOsmData agrees with osmium', () => {
  it('on Astana', () => {
    const data = readOsmData(
      fileURLToPath(new URL('../../data/cities/astana/astana-2017-12.osm.pbf', import.meta.url)),
    )
    expect(censusOf(data)).toEqual({
      nodes: 241_043,
      ways: 46_828,
      relations: 0,
      tags: 213_817,
      taggedNodes: 4120,
      lonE7Sum: 172_192_055_425_949n,
      latE7Sum: 123_312_443_776_673n,
      refs: 297_707,
      refSum: 35_881_714_356n,
      members: 0,
      memberRefSum: 0n,
    })
    // The extract was written without a box; its edit times are the 1970 that a filter left.
    expect([data.headerBounds, data.timestamp]).toEqual([null, null])
  })

  const liechtenstein = extractPath('test-extracts/liechtenstein-2015.osm.pbf')
  it.skipIf(!liechtenstein)('on Liechtenstein', () => {
    const data = readOsmData(liechtenstein ?? '')
    expect(censusOf(data)).toEqual({
      nodes: 142_832,
      ways: 15_247,
      relations: 358,
      tags: 39_500,
      taggedNodes: 4809,
      lonE7Sum: 13_628_801_553_792n,
      latE7Sum: 67_336_255_478_469n,
      refs: 159_076,
      refSum: 357_496_338_589_964n,
      members: 17_388,
      memberRefSum: 3_695_175_874_402n,
    })
    expect(data.headerBounds).toEqual([9.471078, 47.04774, 9.636217, 47.27128])
    expect(data.timestamp).toBe('2015-07-27T21:14:01Z')
  })

  const helsinki = extractPath('test-extracts/helsinki-centre-2019.osm.pbf')
  it.skipIf(!helsinki)('on Helsinki, whose date is that of the newest edit', () => {
    const data = readOsmData(helsinki ?? '')
    expect(censusOf(data)).toEqual({
      nodes: 24_260,
      ways: 5130,
      relations: 620,
      tags: 58_075,
      taggedNodes: 8106,
      lonE7Sum: 6_051_479_098_926n,
      latE7Sum: 14_597_448_200_208n,
      refs: 38_026,
      refSum: 78_035_221_791_190n,
      members: 84_049,
      memberRefSum: 22_430_265_895_564n,
    })
    expect(data.timestamp).toBe('2019-04-21T09:50:14Z')
  })
})
