import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makePartition } from '../../src/network/make-partition.ts'
import { metricOf } from '../../src/network/metric.ts'
import { ACCESS, edgeAccess, NODE, withAdjacency, type Network } from '../../src/network/network.ts'
import type { Entry } from '../../src/network/place.ts'
import { createSearch, type Reach } from '../../src/network/search.ts'
import { createSnapper, type Snapper } from '../../src/network/snap.ts'
import { distanceM, fromE7, UNREACHED, type Bounds, type LonLat } from '../../src/units.ts'
import { nodeIndexOf, type OsmData, type Tags } from '../osm/osm-data.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { buildRawNetwork } from '../pipeline/network/ways-to-network.ts'
import type { RawNetwork } from '../pipeline/network/raw-network.ts'
import { readRecipeFile, readWalkerNamed, recipeFolder } from '../read-data.ts'
import { osmDataFrom, type DrawnOsm } from '../testing/osm-data-from.ts'
import { boundsOf } from './extract-bounds.ts'

/** A term of a sum: a length walked at a pace, or a wait. */
interface Term {
  readonly what: string
  readonly dm?: number
  readonly paceMps?: number
  /** Share of the pace on steps. */
  readonly onSteps?: number
  readonly ds: number
}

interface Walk {
  readonly walker: string
  readonly from: string
  /** Names of places, one of which is the nearest; `outline` is the area of the case. */
  readonly to: readonly string[]
  readonly sum?: readonly Term[]
  readonly ds: number | null
  readonly dm: number | null
}

/** A file of `cases/`. Lengths were computed by another program, in another language, and written out. */
interface Case {
  readonly name: string
  readonly about: string
  readonly source: string
  readonly bounds?: Bounds
  readonly nodes: NonNullable<DrawnOsm['nodes']>
  readonly ways: readonly { readonly id: number; readonly refs: readonly number[]; readonly tags: Tags }[]
  readonly places: Readonly<Record<string, LonLat>>
  readonly outline?: readonly LonLat[]
  readonly segments: readonly {
    readonly from: number
    readonly to: number
    readonly metres: number
    readonly metresOnEllipsoid: number
  }[]
  readonly edges: readonly {
    readonly name: string
    readonly segments: readonly string[]
    /** Share of the segments' sum where a chain is cut between two points. */
    readonly share?: number
    readonly metres: number
    readonly dm: number
  }[]
  readonly walks: readonly Walk[]
  readonly gates?: Readonly<Record<string, number>>
  readonly enclosed?: readonly string[]
  readonly entries?: Readonly<
    Record<string, readonly { legDm: number; offsetOrRestDm?: number; flags: number }[]>
  >
  readonly boundary?: {
    readonly from: string
    readonly walker: string
    readonly nodes: number
    readonly ds: number
  }
}

const folder = fileURLToPath(new URL('cases/', import.meta.url))
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case)

interface World {
  readonly data: OsmData
  readonly raw: RawNetwork
  readonly network: Network
  readonly snapper: Snapper
}

let astana: World | null = null

function worldOf(fixture: Case): World {
  if (fixture.source !== 'drawn') return (astana ??= builtFrom(readAstana(), undefined))
  return builtFrom(osmDataFrom(fixture), fixture.bounds)
}

const readAstana = (): OsmData =>
  readOsmData(join(recipeFolder('astana'), readRecipeFile('astana').sources.osm.file))

function builtFrom(data: OsmData, given: Bounds | undefined): World {
  const [west, south, east, north] = boundsOf(data)
  // A drawn world is complete some way beyond its streets, unless the case says otherwise.
  const raw = buildRawNetwork(data, given ?? [west - 0.01, south - 0.01, east + 0.01, north + 0.01])
  const partition = makePartition(raw)
  return {
    data,
    raw,
    network: withAdjacency(partition.network),
    snapper: createSnapper(partition.network, partition.shapes),
  }
}

describe.each(cases)('$name: $about', (fixture) => {
  it('adds up as written', () => {
    const metresOf = new Map(fixture.segments.map(({ from, to, metres }) => [`${from}-${to}`, metres]))
    for (const { from, to, metres, metresOnEllipsoid } of fixture.segments) {
      expect(distanceM(pointOf(fixture, from), pointOf(fixture, to))).toBeCloseTo(metres, 3)
      expect(Math.abs(metresOnEllipsoid / metres - 1)).toBeLessThan(0.0034)
    }
    for (const { segments, share = 1, metres, dm } of fixture.edges) {
      const sum = segments.reduce((total, key) => total + (metresOf.get(key) ?? Number.NaN), 0)
      expect(sum * share).toBeCloseTo(metres, 3)
      expect(dm).toBe(Math.round(metres * 10))
    }
    for (const { sum = [], ds, dm } of fixture.walks) {
      for (const term of sum) {
        if (term.dm === undefined) continue
        expect(term.ds).toBe(Math.round(term.dm / ((term.paceMps ?? Number.NaN) * (term.onSteps ?? 1))))
      }
      if (ds !== null) expect(sum.reduce((total, term) => total + term.ds, 0)).toBe(ds)
      if (dm !== null) expect(sum.reduce((total, term) => total + (term.dm ?? 0), 0)).toBe(dm)
    }
  })

  if (fixture.source !== 'drawn')
    it('has the places and ways of the extract', () => {
      const { data } = worldOf(fixture)
      for (const [id, place] of Object.entries(fixture.nodes)) {
        const node = nodeIndexOf(data, Number(id))
        expect([fromE7(data.lonE7[node] ?? 0), fromE7(data.latE7[node] ?? 0)]).toEqual(place)
      }
      for (const { id, refs, tags } of fixture.ways) {
        const way = data.ways.find((known) => known.id === id)
        expect({ refs: Array.from(way?.refs ?? []), tags: way?.tags }).toEqual({ refs, tags })
      }
    })

  it('comes out of the pipeline as the same edges', () => {
    const { network, raw } = worldOf(fixture)
    const lengths = Array.from(network.lengthDm)
    for (const { dm } of fixture.edges) expect(lengths).toContain(dm)
    if (fixture.gates) expect(raw.report.gates).toEqual(fixture.gates)
    for (const name of fixture.enclosed ?? []) {
      const dm = fixture.edges.find((edge) => edge.name === name)?.dm
      const edge = lengths.indexOf(dm ?? -1)
      expect(edgeAccess(network.edgeFlags[edge] ?? 0)).toBe(ACCESS.enclosed)
    }
  })

  if (fixture.entries)
    it('joins its places as written', () => {
      const { network, snapper } = worldOf(fixture)
      for (const [place, expected] of Object.entries(fixture.entries ?? {})) {
        const entries = snapper.snap(fixture.places[place] ?? [0, 0])
        expect(entries).toHaveLength(expected.length)
        for (const [i, { legDm, flags, offsetOrRestDm }] of expected.entries()) {
          const entry = entries[i]
          expect(entry).toMatchObject({ legDm, flags })
          if (entry === undefined || offsetOrRestDm === undefined) continue
          // Which end an edge is measured from depends on how nodes are numbered.
          const restDm = (network.lengthDm[entry.edge] ?? 0) - entry.offsetDm
          expect([entry.offsetDm, restDm]).toContain(offsetOrRestDm)
        }
      }
    })

  it.each(fixture.walks)('$walker from $from to $to takes $ds ds and $dm dm', (walk) => {
    const world = worldOf(fixture)
    const found = walked(fixture, world, walk)
    expect(found).toEqual(walk.ds === null ? null : { ds: walk.ds, dm: walk.dm })
  })

  if (fixture.boundary)
    it('marks where the data end', () => {
      const { boundary } = fixture
      if (boundary === undefined) return
      const world = worldOf(fixture)
      const ends = [...world.network.nodeFlags.keys()].filter(
        (node) => ((world.network.nodeFlags[node] ?? 0) & NODE.boundary) !== 0,
      )
      expect(ends).toHaveLength(boundary.nodes)
      const reach = reachFrom(world, boundary.walker, entriesAt(fixture, world, boundary.from))
      expect(Math.min(...ends.map(reach.primaryOf))).toBe(boundary.ds)
    })
})

function pointOf({ nodes }: Case, id: number): LonLat {
  const node = nodes[id]
  if (node === undefined) throw new Error(`the case has no node ${id}`)
  return 'at' in node && !Array.isArray(node) ? (node as { at: LonLat }).at : (node as LonLat)
}

function entriesAt(fixture: Case, { snapper }: World, name: string): Entry[] {
  if (name === 'outline') return snapper.snapOutline(fixture.outline ?? [])
  const place = fixture.places[name]
  if (place === undefined) throw new Error(`the case has no place "${name}"`)
  return snapper.snap(place)
}

function reachFrom({ network }: World, walker: string, entries: readonly Entry[]): Reach {
  return createSearch(network).run({
    metric: metricOf(network, readWalkerNamed(walker), 'minutes'),
    sense: 'from',
    seeds: entries.map((entry) => ({ ...entry, source: 0 })),
    limit: UNREACHED - 1,
  })
}

function walked(fixture: Case, world: World, { walker, from, to }: Walk): { ds: number; dm: number } | null {
  const reach = reachFrom(world, walker, entriesAt(fixture, world, from))
  const readings = to
    .flatMap((name) => entriesAt(fixture, world, name))
    .flatMap((entry) => reach.readEntry(entry) ?? [])
    .toSorted((a, b) => a.primary - b.primary)
  const best = readings[0]
  return best ? { ds: best.primary, dm: best.secondary } : null
}
