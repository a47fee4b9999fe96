import { assert, constantFrom, integer, nat, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACCESS, DIRECTION, EDGE, edgeAccess, edgeDirection } from '../network/network.ts'
import { makePartition } from '../network/make-partition.ts'
import { ENTRY, MAX_LEG_DM } from '../network/place.ts'
import { drawNetwork } from '../network/testing/draw.ts'
import { randomNetwork } from '../network/testing/random-network.ts'
import { seededRandom } from '../network/testing/seeded-random.ts'
import { assembleNetwork } from './assemble-network.ts'
import { assembleShapes } from './assemble-shapes.ts'
import { decodeNetworkPart, encodeNetworkPart, type NetworkPart } from './network-block.ts'
import { splitPlaces } from './part-places.ts'
import { decodeShapePart } from './shape-block.ts'
import {
  decodedHomes,
  decodedParts,
  encodedCity,
  STARTS_EVERY,
  type EncodedCity,
} from './testing/encoded-city.ts'
import { randomPlaces } from './testing/random-places.ts'
import { obstacleSegments } from './testing/obstacle-segments.ts'

const cities = record({
  seed: nat(),
  nodes: integer({ min: 1, max: 700 }),
  lat: constantFrom(51, 39.9, 0, -33.4, 69.6, 80),
  lon: constantFrom(71.4, -8.6, 179.8, -179.8),
  maxBlockNodes: constantFrom(150, 300, 8_192),
})

const cityOf = ({
  seed,
  maxBlockNodes,
  ...options
}: {
  seed: number
  nodes: number
  maxBlockNodes: number
}) => encodedCity(randomNetwork(seed, options), { seed, maxBlockNodes })

const shapesOf = ({ shapeFiles }: EncodedCity, parts: readonly NetworkPart[], spine: NetworkPart) =>
  parts.map((part) => decodeShapePart(shapeFiles[part.part]!, `shape-${part.part}.bin`, part, spine))

describe('a city read back', () => {
  test('is the city that was written, index by index, when every part is there', () => {
    assert(
      property(cities, (options) => {
        const city = cityOf(options)
        const { spine, blocks } = decodedParts(city)
        const homes = decodedHomes(city, [...blocks, spine])
        const { network, gates, nodeRank, globalEdge, ...places } = assembleNetwork(spine, blocks, homes)
        expect(network).toMatchObject(city.partition.network)
        expect(gates).toEqual(city.partition.gates)
        expect([...nodeRank]).toEqual([...nodeRank.keys()])
        expect([...globalEdge]).toEqual([...globalEdge.keys()])
        expect(places).toEqual(city.places)
        const { obstacles, ...shapes } = assembleShapes(shapesOf(city, [...blocks, spine], spine))
        const { obstacles: written, ...writtenShapes } = city.partition.shapes
        expect(shapes).toEqual(writtenShapes)
        const known = obstacleSegments(written)
        for (const segment of obstacleSegments(obstacles)) expect(known.has(segment)).toBe(true)
      }),
      { seed: 11, numRuns: 60 },
    )
  })

  test('with some blocks only, is what the whole city is on their nodes', () => {
    assert(
      property(nat(), nat(), (seed, choice) => {
        const city = cityOf({ seed, nodes: 900, maxBlockNodes: 200 })
        const { spine, blocks } = decodedParts(city)
        const chosen = blocks.filter((_, k) => (choice >> k) % 2 === 1)
        const loaded = assembleNetwork(spine, chosen)
        const whole = city.partition.network
        const { firstNode } = city.partition
        const isLoaded = (v: number): boolean => {
          const part = firstNode.findLastIndex((first, k) => k <= blocks.length && first <= v)
          return [...chosen, spine].some((of) => of.part === part)
        }
        const edges = Array.from(whole.edgeFrom.keys()).filter((e) => isLoaded(whole.edgeFrom[e]!))
        expect([...loaded.globalEdge]).toEqual(edges)
        expect([...loaded.nodeRank]).toEqual(Array.from(whole.lonE7.keys()).filter(isLoaded))
        const rank = (v: number): number => loaded.nodeRank[v]!
        expect(Array.from(loaded.network.edgeFrom, rank)).toEqual(edges.map((e) => whole.edgeFrom[e]))
        expect(Array.from(loaded.network.edgeTo, rank)).toEqual(edges.map((e) => whole.edgeTo[e]))
        expect([...loaded.network.lengthDm]).toEqual(edges.map((e) => whole.lengthDm[e]))
        expect([...loaded.network.lonE7]).toEqual(Array.from(loaded.nodeRank, (v) => whole.lonE7[v]))

        const { facilityEntries: written } = city.places
        const isIn = new Set(edges)
        const rows = Array.from(written.edge.keys()).filter((i) => isIn.has(written.edge[i]!))
        const { facilities, facilityEntries, origins, originEntries } = loaded
        const ids = Array.from(facilityEntries.place, (place) => facilities.globalId[place])
        expect(ids).toEqual(rows.map((i) => written.place[i]))
        expect(Array.from(facilityEntries.edge, (e) => loaded.globalEdge[e])).toEqual(
          rows.map((i) => written.edge[i]),
        )
        expect([...facilityEntries.offsetDm]).toEqual(rows.map((i) => written.offsetDm[i]))
        // of the homes those at which walks begin, where their first way onto the network is loaded
        const { place, edge } = city.places.originEntries
        const firstEdge = new Map<number, number>()
        place.forEach((id, i) => firstEdge.has(id) || firstEdge.set(id, edge[i]!))
        const starts = [...city.places.origins.globalId].filter(
          (id) => id % STARTS_EVERY === 0 && isIn.has(firstEdge.get(id) ?? -1),
        )
        const withWays = [...origins.globalId].filter((id) => firstEdge.has(id))
        expect(withWays).toEqual(starts)
        expect(originEntries.place.every((home) => home < origins.count)).toBe(true)
      }),
      { seed: 12, numRuns: 20 },
    )
  })

  test('has a spine file even for a city of one block, and an empty city has one empty block', () => {
    const one = encodedCity(randomNetwork(1, { nodes: 50 }), { seed: 1 })
    expect(one.networkFiles).toHaveLength(2)
    const { spine, blocks } = decodedParts(one)
    expect(spine.lonE7).toHaveLength(0)
    // Without any spine node a block can be read alone.
    expect(decodeNetworkPart(one.networkFiles[0]!, 'block-0.bin')).toEqual(blocks[0])
    const none = encodedCity(randomNetwork(1, { nodes: 0 }), { seed: 1 })
    const empty = decodedParts(none)
    const loaded = assembleNetwork(
      empty.spine,
      empty.blocks,
      decodedHomes(none, [...empty.blocks, empty.spine]),
    )
    expect(loaded.network.nodeCount).toBe(0)
    // Places without any entry are not lost.
    expect([loaded.facilities.count, loaded.origins.count]).toEqual([200, 200])
  })

  test('keeps streets of 500 m and of 7 km, crooked and without any length', () => {
    const { network, shapes } = drawNetwork({
      nodes: { a: [0, 0], b: [500, 0], c: [500, 7_300], d: [900, 7_300] },
      edges: [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd', { lengthM: 429_496_729.5 }],
        ['a', 'd', { lengthM: 0 }],
        ['a', 'a', { lengthM: 31, via: [[9, 9]] }],
        ['a', 'b', { lengthM: 512 }],
      ],
    })
    const city = encodedCity({ columns: network, shapes, gates: [] }, { seed: 1 })
    const { spine, blocks } = decodedParts(city)
    expect(assembleNetwork(spine, blocks).network.lengthDm).toEqual(city.partition.network.lengthDm)
    expect([...city.partition.network.lengthDm].sort((a, b) => a - b).at(-1)).toBe(4_294_967_295)
  })
})

describe('parts that do not belong together', () => {
  const city = encodedCity(randomNetwork(5, { nodes: 900 }), { seed: 5, maxBlockNodes: 200 })
  const other = encodedCity(randomNetwork(6, { nodes: 900 }), { seed: 6, maxBlockNodes: 200 })
  const { spine, blocks } = decodedParts(city)

  test('a block is not read with the spine of another city, nor without one', () => {
    expect(() => decodeNetworkPart(city.networkFiles[0]!, 'block-0.bin', decodedParts(other).spine)).toThrow(
      'block-0.bin: belongs to another spine',
    )
    expect(() => decodeNetworkPart(city.networkFiles[0]!, 'block-0.bin')).toThrow(
      'block-0.bin: is block 0: the spine must be read before it',
    )
  })

  test('blocks of another build, repeated or out of order are refused', () => {
    const [first, second] = blocks
    expect(() => assembleNetwork(spine, decodedParts(other).blocks)).toThrow('another build')
    expect(() => assembleNetwork(spine, [second!, first!])).toThrow('out of order')
    expect(() => assembleNetwork(spine, [first!, first!])).toThrow('out of order or repeated')
    expect(() => assembleNetwork(first!, [])).toThrow('in the place of the spine')
  })

  test('a shape file is only read with the network file of its own part', () => {
    expect(() => decodeShapePart(city.shapeFiles[1]!, 'shape-1.bin', blocks[0]!, spine)).toThrow(
      'shape-1.bin: is the shape of part 1',
    )
  })
})

test('coordinates that were not rounded for storage are refused, not changed in silence', () => {
  const partition = makePartition(randomNetwork(1, { nodes: 30 }))
  const places = randomPlaces(1, partition.network, { facilities: 3, origins: 3 })
  const [ofBlock] = splitPlaces(partition, places, new Set())
  expect(() => encodeNetworkPart(partition, 0, ofBlock!)).toThrow('call prepareForStorage first')
})

describe('damaged files', () => {
  const city = encodedCity(randomNetwork(21, { nodes: 260 }), { seed: 21, maxBlockNodes: 200, places: 30 })
  const { spine, blocks } = decodedParts(city)
  const networkFile = city.networkFiles[0]!
  const shapeFile = city.shapeFiles[0]!

  test('another kind of file and another version are named', () => {
    expect(() => decodeNetworkPart(shapeFile, 'block-0.bin', spine)).toThrow(
      'block-0.bin: is not a network file of a city: begins with "QHSH", expected "QHNB"',
    )
    expect(() => decodeNetworkPart(new Uint8Array(), 'spine.bin')).toThrow('begins with "", expected "QHNB"')
    const newer = networkFile.with(4, 9)
    expect(() => decodeNetworkPart(newer, 'block-0.bin', spine)).toThrow(
      'of version 9, this program reads version 3',
    )
  })

  test('every truncation is an error that names the file', () => {
    for (let length = 0; length < networkFile.length; length++) {
      expect(() => decodeNetworkPart(networkFile.subarray(0, length), 'block-0.bin', spine)).toThrow(
        /^block-0.bin: /,
      )
    }
    for (let length = 0; length < shapeFile.length; length++) {
      expect(() => decodeShapePart(shapeFile.subarray(0, length), 'shape-0.bin', blocks[0]!, spine)).toThrow(
        /^shape-0.bin: /,
      )
    }
  })

  test('10,000 mutations of a network file: an error that names it, or a part in order', () => {
    const random = seededRandom(31)
    let accepted = 0
    for (let run = 0; run < 10_000; run++) {
      const part = outcome(() => decodeNetworkPart(mutated(networkFile, random), 'block-0.bin', spine))
      if (part === null) continue
      accepted++
      requireSoundPart(part, spine.lonE7.length)
    }
    expect(accepted).toBeGreaterThan(100)
  })

  test('10,000 mutations of a shape file: an error that names it, or shapes in order', () => {
    const random = seededRandom(32)
    const edgeCount = blocks[0]!.edgeTo.length
    let accepted = 0
    for (let run = 0; run < 10_000; run++) {
      const shapes = outcome(() =>
        decodeShapePart(mutated(shapeFile, random), 'shape-0.bin', blocks[0]!, spine),
      )
      if (shapes === null) continue
      accepted++
      const { firstPoint, pointLonE7, nameIndex, names, kind } = shapes
      const isSound =
        firstPoint.length === edgeCount + 1 &&
        firstPoint.at(-1) === pointLonE7.length &&
        firstPoint.every((first, e) => first >= (firstPoint[e - 1] ?? 0)) &&
        nameIndex.every((name) => name === 0xffff_ffff || name < names.length) &&
        kind.every((of) => of < 21) &&
        shapes.obstacles.every(({ length }) => length >= 4 && length % 2 === 0)
      if (!isSound) expect.fail(`mutation ${run} gave shapes that are not sound`)
    }
    expect(accepted).toBeGreaterThan(100)
  })
})

/** The value, or null for an error of ours; any other error fails the test. */
function outcome<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    expect(String(error)).toMatch(/^Error: (block|shape)-0.bin: /)
    return null
  }
}

/** One to three bits flipped, or bytes overwritten, cut out or doubled. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = bytes.slice()
  const at = (): number => Math.floor(random() * bytes.length)
  const drawn = random()
  if (drawn < 0.7) {
    for (let k = 0; k <= random() * 3; k++) copy[at()]! ^= 1 << Math.floor(random() * 8)
    return copy
  }
  // The header is where the counts stand: it gets more than its share.
  if (drawn < 0.85) return copy.with(Math.floor(random() * 60), Math.floor(random() * 256))
  const [a, b] = [at(), at()]
  return Uint8Array.of(...copy.subarray(0, a), ...copy.subarray(b))
}

function requireSoundPart(part: NetworkPart, spineNodes: number): void {
  const nodes = part.lonE7.length
  const { facilityEntries, facilities } = part.places
  const problems = [
    part.edgeFrom.some((v) => v >= nodes) && 'edgeFrom',
    part.edgeTo.some((v, e) => v >= nodes + spineNodes || v < part.edgeFrom[e]!) && 'edgeTo',
    part.lonE7.some((lon) => Math.abs(lon) > 1.8e9) && 'lonE7',
    part.latE7.some((lat) => Math.abs(lat) > 0.9e9) && 'latE7',
    part.edgeFlags.some(
      (f) => edgeAccess(f) > ACCESS.cutOffResidents || edgeDirection(f) > DIRECTION.backward,
    ) && 'flags',
    part.gates.some(({ edge }) => ((part.edgeFlags[edge - part.firstEdge] ?? 0) & EDGE.gate) === 0) &&
      'gates',
    facilities.lanes.some((lane) => lane > 63) && 'lanes',
    facilities.firstLane.at(-1) !== facilities.lanes.length && 'firstLane',
    facilities.globalId.some((id, i) => i > 0 && id <= facilities.globalId[i - 1]!) && 'ids',
    ...[facilityEntries, part.starts.originEntries].map(({ place, edge, offsetDm, legDm, flags }) => {
      const isWrong = (e: number, i: number): boolean =>
        offsetDm[i]! > (part.lengthDm[e - part.firstEdge] ?? -1) ||
        legDm[i]! > MAX_LEG_DM ||
        flags[i]! > (ENTRY.far | ENTRY.behindWall | ENTRY.stepFree) ||
        (i > 0 && place[i]! < place[i - 1]!)
      return Array.from(edge).some(isWrong) && 'entries'
    }),
  ].filter((problem) => problem !== false)
  if (problems.length > 0) expect.fail(`a mutation was accepted with wrong ${problems.join(', ')}`)
}
