import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isWhole } from '../../src/city/city.ts'
import { deriveAccess } from '../../src/network/access-classes.ts'
import {
  ACCESS,
  DIRECTION,
  EDGE,
  edgeAccess,
  edgeDirection,
  NODE,
  type Access,
  type NetworkColumns,
} from '../../src/network/network.ts'
import { partOfEdge } from '../../src/network/partition.ts'
import { ENTRY, MAX_LEG_DM, PLAIN_LEG_DM, type EntryColumns } from '../../src/network/place.ts'
import { unionFind } from '../../src/network/union-find.ts'
import { MAX_EDGE_M } from '../pipeline/network/split-line.ts'
import { isReached } from './entries.ts'
import { serviceCounts } from './facilities.ts'
import { generateCity, generateNetwork, SIZES } from './generate-city.ts'
import { straightM } from './plane.ts'

const OPTIONS = { seed: 7, superblocks: 8 }
const { columns, shapes, gates } = generateNetwork(OPTIONS)
const city = generateCity(OPTIONS)

const edges = [...columns.edgeFlags.keys()]
const flagsOf = (e: number): number => columns.edgeFlags[e] ?? 0
const isGate = (e: number): boolean => (flagsOf(e) & EDGE.gate) !== 0
const countOf = (holds: (edge: number) => boolean): number => edges.filter(holds).length
const countAccess = (access: Access): number => countOf((e) => edgeAccess(flagsOf(e)) === access)

function pointOf({ lonE7, latE7 }: NetworkColumns, v: number) {
  return { lonE7: lonE7[v] ?? 0, latE7: latE7[v] ?? 0 }
}

/** SHA-256 over all columns of a network and its shapes. */
function hashOf(network: ReturnType<typeof generateNetwork>): string {
  const hash = createHash('sha256')
  for (const column of [...Object.values(network.columns), ...Object.values(network.shapes)]) {
    if (ArrayBuffer.isView(column))
      hash.update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  }
  return hash.update(JSON.stringify([network.gates, network.shapes.names])).digest('hex')
}

describe('generateNetwork', () => {
  it('gives the same network for the same seed, another for another', () => {
    const options = { seed: 3, superblocks: 3 }
    const hash = hashOf(generateNetwork(options))
    expect(hashOf(generateNetwork(options))).toBe(hash)
    expect(hashOf(generateNetwork({ ...options, seed: 4 }))).not.toBe(hash)
  })

  it('has about the nodes that its size is named after, and three edges to two nodes', () => {
    const { nodeCount, edgeCount } = generateNetwork({ seed: 1, superblocks: SIZES['20k'] }).columns
    expect(nodeCount).toBeGreaterThan(18_000)
    expect(nodeCount).toBeLessThan(22_000)
    expect(edgeCount / nodeCount).toBeGreaterThan(1.43)
    expect(edgeCount / nodeCount).toBeLessThan(1.71)
  })

  it('draws a city of one superblock, too', () => {
    const least = generateNetwork({ seed: 1, superblocks: 1 }).columns
    expect(least.nodeCount).toBeGreaterThan(20)
  })

  it('is in one piece', () => {
    const groups = unionFind(columns.nodeCount)
    for (const e of edges) groups.union(columns.edgeFrom[e] ?? 0, columns.edgeTo[e] ?? 0)
    const apart = Array.from({ length: columns.nodeCount }, (_, v) => groups.find(v)).filter((v) => v !== 0)
    expect(apart).toEqual([])
  })

  it('has every kind of street that a walk must bear', () => {
    expect(countOf((e) => (flagsOf(e) & EDGE.steps) !== 0)).toBeGreaterThan(20)
    expect(countOf((e) => edgeDirection(flagsOf(e)) !== DIRECTION.both)).toBeGreaterThan(0)
    expect(countOf((e) => columns.edgeFrom[e] === columns.edgeTo[e])).toBeGreaterThan(20)
    const pairs = new Set(
      edges.map((e) => [columns.edgeFrom[e] ?? 0, columns.edgeTo[e] ?? 0].sort((a, b) => a - b).join()),
    )
    expect(columns.edgeCount - pairs.size).toBeGreaterThan(20)
    expect(columns.nodeFlags.filter((flags) => flags === NODE.signal).length).toBeGreaterThan(50)
    expect(shapes.obstacles.length).toBeGreaterThan(50)
  })

  it('is contracted: only few nodes have two edges, and those for a reason', () => {
    const ends = Array.from({ length: columns.nodeCount }, (): number[] => [])
    for (const e of edges) {
      ends[columns.edgeFrom[e] ?? 0]?.push(e)
      ends[columns.edgeTo[e] ?? 0]?.push(e)
    }
    const isReason = (v: number): boolean => {
      const [a = 0, b = 0] = ends[v] ?? []
      const isSplit = (columns.lengthDm[a] ?? 0) + (columns.lengthDm[b] ?? 0) > 10 * MAX_EDGE_M
      return isSplit || a === b || columns.nodeFlags[v] !== 0 || flagsOf(a) !== flagsOf(b)
    }
    const pairs = [...ends.keys()].filter((v) => ends[v]?.length === 2)
    expect(pairs.length).toBeLessThan(0.25 * columns.nodeCount)
    expect(pairs.filter((v) => !isReason(v))).toEqual([])
  })

  it('has boundary nodes on all four sides, at dead ends only', () => {
    const rim = [...columns.nodeFlags.keys()].filter(
      (v) => ((columns.nodeFlags[v] ?? 0) & NODE.boundary) !== 0,
    )
    const lons = columns.lonE7.toSorted()
    const lats = columns.latE7.toSorted()
    expect(rim.map((v) => columns.lonE7[v])).toEqual(expect.arrayContaining([lons[0], lons.at(-1)]))
    expect(rim.map((v) => columns.latE7[v])).toEqual(expect.arrayContaining([lats[0], lats.at(-1)]))
    const ofRim = edges.filter(
      (e) => rim.includes(columns.edgeFrom[e] ?? 0) || rim.includes(columns.edgeTo[e] ?? 0),
    )
    expect(ofRim).toHaveLength(rim.length)
  })

  it('measures every edge at least as long as the straight line, and at most 500 m', () => {
    const straightDm = (e: number): number =>
      10 * straightM(pointOf(columns, columns.edgeFrom[e] ?? 0), pointOf(columns, columns.edgeTo[e] ?? 0))
    const lengthDm = (e: number): number => columns.lengthDm[e] ?? 0
    // Lengths are rounded to the decimetre, coordinates to the centimetre.
    expect(edges.filter((e) => lengthDm(e) < straightDm(e) - 0.7)).toEqual([])
    expect(edges.filter((e) => lengthDm(e) > 10 * MAX_EDGE_M + 1)).toEqual([])
    expect(edges.filter((e) => lengthDm(e) === 0)).toEqual(edges.filter(isGate))
  })
})

describe('the access classes of a generated network', () => {
  it('are those that the streets around each edge lead to', () => {
    expect(deriveAccess(columns)).toEqual(new Uint8Array(columns.edgeFlags))
  })

  it('are all there, mostly open', () => {
    for (const access of Object.values(ACCESS)) expect(countAccess(access)).toBeGreaterThan(0)
    expect(countAccess(ACCESS.open)).toBeGreaterThan(0.5 * columns.edgeCount)
  })

  it('has a reference for every gate; some gates are shut', () => {
    expect(gates.map(({ edge }) => edge)).toEqual(edges.filter(isGate))
    expect(countOf((e) => isGate(e) && edgeAccess(flagsOf(e)) === ACCESS.closed)).toBeGreaterThan(5)
  })
})

/** Entries by place, each as [place, edge, offset], in the order of the columns. */
const rowsOf = ({ place, edge, offsetDm }: EntryColumns): number[][] =>
  [...place].map((of, i) => [of, edge[i] ?? 0, offsetDm[i] ?? 0])

const compareRows = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, i) => value - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0

describe('generateCity', () => {
  it('gives the same places for the same seed', () => {
    const options = { seed: 3, superblocks: 2, services: 5 }
    expect(generateCity(options)).toEqual(generateCity(options))
    expect(generateCity(options).facilities).not.toEqual(generateCity({ ...options, seed: 4 }).facilities)
  })

  it('is whole, and its manifest says what it holds', () => {
    expect(isWhole(city)).toBe(true)
    expect(city.manifest.counts).toMatchObject({
      nodes: columns.nodeCount,
      edges: columns.edgeCount,
      facilities: city.facilities.count,
      communities: city.communities.length,
      origins: city.origins.count,
    })
    const parts = [...city.manifest.blocks, city.manifest.spine]
    expect(parts.reduce((sum, { edgeCount }) => sum + edgeCount, 0)).toBe(columns.edgeCount)
  })

  it('has its edges in the order of a partition, none between two blocks', () => {
    const { edgeFrom, edgeTo, lengthDm, edgeFlags } = city.network
    const keyOf = (e: number): number[] => [
      edgeFrom[e] ?? 0,
      edgeTo[e] ?? 0,
      lengthDm[e] ?? 0,
      edgeFlags[e] ?? 0,
    ]
    expect(edges.slice(1).filter((e) => compareRows(keyOf(e - 1), keyOf(e)) > 0)).toEqual([])
    const { firstNode, blockCount } = city.partition
    const partOfNode = (v: number): number => firstNode.findLastIndex((first) => first <= v)
    const astray = edges.filter((e) => {
      const [low, high] = [partOfNode(edgeFrom[e] ?? 0), partOfNode(edgeTo[e] ?? 0)]
      return low !== partOfEdge(city.partition, e) || (high !== low && high !== blockCount)
    })
    expect(astray).toEqual([])
  })

  it.each([
    ['facilities', city.facilityEntries, city.facilities.count],
    ['homes', city.originEntries, city.origins.count],
  ] as const)('joins %s to edges that are walked, in order, within their length', (_, entries, count) => {
    const rows = rowsOf(entries)
    expect(rows.slice(1).filter((row, i) => compareRows(rows[i] ?? [], row) >= 0)).toEqual([])
    expect(rows.filter(([place = 0]) => place >= count)).toEqual([])
    const { lengthDm, edgeFlags } = city.network
    expect(rows.filter(([, edge = 0, offset = 0]) => offset > (lengthDm[edge] ?? 0))).toEqual([])
    expect(rows.filter(([, edge = 0]) => !isReached(edgeFlags[edge] ?? 0))).toEqual([])
    expect(Math.max(...entries.legDm)).toBeLessThanOrEqual(MAX_LEG_DM)
    const isFar = [...entries.legDm].map((legDm) => (legDm > PLAIN_LEG_DM ? ENTRY.far : 0))
    expect([...entries.flags].map((flags) => flags & ENTRY.far)).toEqual(isFar)
  })

  it('has places of every sort: several entries, none, on residents-only ways, of several services', () => {
    const entriesOf = new Uint32Array(city.facilities.count)
    for (const place of city.facilityEntries.place) entriesOf[place] = (entriesOf[place] ?? 0) + 1
    expect(entriesOf.filter((count) => count > 1).length).toBeGreaterThan(50)
    expect(entriesOf).toContain(0)
    const { edgeFlags } = city.network
    const isInside = (edge: number): boolean => edgeAccess(edgeFlags[edge] ?? 0) !== ACCESS.open
    expect(city.facilityEntries.edge.filter(isInside).length).toBeGreaterThan(10)
    expect(city.facilities.lanes.length).toBeGreaterThan(city.facilities.count)
    expect(new Set(city.facilities.access).size).toBe(5)
    expect(new Set(city.facilities.mode).size).toBe(3)
  })

  it('groups homes into communities in order, and sums their residents exactly', () => {
    const { community, residentsTenths, count } = city.origins
    expect(community.slice(1).filter((c, i) => c < (community[i] ?? 0))).toEqual(new Uint32Array(0))
    expect(new Set(community).size).toBe(city.communities.length)
    expect(count).toBeLessThanOrEqual(2 * city.network.nodeCount)
    const tenths = residentsTenths.reduce((sum, of) => sum + of, 0)
    const given = city.communities.reduce((sum, { residents }) => sum + Math.round(10 * (residents ?? 0)), 0)
    expect(given).toBe(tenths)
    expect(new Set(city.communities.map(({ id }) => id)).size).toBe(city.communities.length)
  })
})

describe('serviceCounts', () => {
  it('falls from one for 800 residents to two in all', () => {
    const counts = serviceCounts(64, 8_000_000)
    expect(counts[0]).toBe(10_000)
    expect(counts.at(-1)).toBe(2)
    expect(counts.slice(1).every((count, lane) => count <= (counts[lane] ?? 0))).toBe(true)
    expect(serviceCounts(1, 8_000)).toEqual([10])
  })
})
