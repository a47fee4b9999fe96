import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACCESS, DIRECTION, EDGE, edgeAccess, edgeDirection, NODE } from '../../../src/network/network.ts'
import { distanceM, toE7 } from '../../../src/units.ts'
import { boundsInMetres } from '../../testing/drawn-network.ts'
import { osmDataFrom } from '../../testing/osm-data-from.ts'
import { randomOsm, type RandomOsm } from '../../testing/random-osm.ts'
import type { RawNetwork } from './raw-network.ts'
import { gateAccessOf, walkableOf } from './walkable.ts'
import { buildRawNetwork } from './ways-to-network.ts'

const BOUNDS = boundsInMetres(-5000, -5000, 5000, 5000)
const RUNS = { seed: 15, numRuns: 400 }

/** An edge of a plain graph whose nodes are coordinates in words. */
interface Arc {
  readonly from: string
  readonly to: string
  readonly lengthM: number
}

const built = (world: RandomOsm): RawNetwork => buildRawNetwork(osmDataFrom(world), BOUNDS)

/** Segments of the drawing as they stand, straight from the tags. */
function drawnSegments(world: RandomOsm) {
  return world.ways.flatMap((way) => {
    const walkable = walkableOf(way.tags)
    if (walkable === null) return []
    return way.refs.slice(1).flatMap((to, i) => {
      const from = way.refs[i] ?? 0
      if (from === to) return []
      const lengthM = distanceM(world.nodes[from]?.at ?? [0, 0], world.nodes[to]?.at ?? [0, 0])
      return [{ from, to, lengthM, ...walkable }]
    })
  })
}

const placeOf = (world: RandomOsm, id: number): string => {
  const [lon, lat] = world.nodes[id]?.at ?? [0, 0]
  return `${toE7(lon)} ${toE7(lat)}`
}

function arcsBothWays(arc: Arc, direction: number): Arc[] {
  const back = { from: arc.to, to: arc.from, lengthM: arc.lengthM }
  if (direction === DIRECTION.forward) return [arc]
  return direction === DIRECTION.backward ? [back] : [arc, back]
}

/** Walked metres and number of arcs to every node from `start`; plain, quadratic. */
function dijkstra(arcs: readonly Arc[], start: string, isPassable: (node: string) => boolean) {
  const best = new Map([[start, { lengthM: 0, hops: 0 }]])
  const settled = new Set<string>()
  for (;;) {
    let next: string | null = null
    for (const [node, { lengthM }] of best) {
      if (!settled.has(node) && (next === null || lengthM < (best.get(next)?.lengthM ?? 0))) next = node
    }
    if (next === null) return best
    settled.add(next)
    if (!isPassable(next) && next !== start) continue
    const here = best.get(next) ?? { lengthM: 0, hops: 0 }
    for (const arc of arcs) {
      if (arc.from !== next) continue
      const lengthM = here.lengthM + arc.lengthM
      if (lengthM < (best.get(arc.to)?.lengthM ?? Infinity))
        best.set(arc.to, { lengthM, hops: here.hops + 1 })
    }
  }
}

const coordinate = ({ columns }: RawNetwork, node: number): string =>
  `${columns.lonE7[node]} ${columns.latE7[node]}`

/** Everything about a network but its numbering: edges west to east, nodes with their bits. */
function unnumbered(raw: RawNetwork) {
  const { columns, shapes } = raw
  const edges = Array.from({ length: columns.edgeCount }, (_, e) => {
    const ends = [coordinate(raw, columns.edgeFrom[e] ?? 0), coordinate(raw, columns.edgeTo[e] ?? 0)]
    const inner = [shapes.firstPoint[e], shapes.firstPoint[e + 1]]
    const points = [shapes.pointLonE7, shapes.pointLatE7].map((column) => column.slice(...inner).join(','))
    const name = JSON.stringify(shapes.names[shapes.nameIndex[e] ?? 0] ?? null)
    return [...ends, columns.lengthDm[e], columns.edgeFlags[e], shapes.kind[e], name, ...points].join(' | ')
  })
  const nodes = Array.from(
    { length: columns.nodeCount },
    (_, v) => `${coordinate(raw, v)} ${columns.nodeFlags[v]}`,
  )
  return { edges: edges.toSorted(), nodes: nodes.toSorted(), report: raw.report }
}

describe('contraction of random worlds', () => {
  it('conserves the walkable length, to the rounding of each edge', () => {
    fc.assert(
      fc.property(randomOsm, (world) => {
        const drawn = drawnSegments(world)
        const drawnM = drawn.reduce((sum, { lengthM }) => sum + lengthM, 0)
        const { report } = built(world)
        const mostEdges = drawn.length + drawnM / 250
        expect(Math.abs((report.lengthKm + report.droppedKm) * 1000 - drawnM)).toBeLessThan(0.06 * mostEdges)
      }),
      RUNS,
    )
  })

  it('keeps shortest open walks between all junctions of the public streets', () => {
    fc.assert(
      fc.property(randomOsm, (world) => {
        const raw = built(world)
        const { columns } = raw
        const open = Array.from({ length: columns.edgeCount }, (_, e) => e).filter(
          (e) => edgeAccess(columns.edgeFlags[e] ?? 0) === ACCESS.open,
        )
        const contracted = open.flatMap((e) => {
          const [from, to] = [String(columns.edgeFrom[e]), String(columns.edgeTo[e])]
          const arc = { from, to, lengthM: (columns.lengthDm[e] ?? 0) / 10 }
          return arcsBothWays(arc, edgeDirection(columns.edgeFlags[e] ?? 0))
        })
        const plain = drawnSegments(world)
          .filter(({ access }) => access === ACCESS.open)
          .flatMap(({ from, to, lengthM, direction }) =>
            arcsBothWays({ from: placeOf(world, from), to: placeOf(world, to), lengthM }, direction),
          )
        const gates = gatePlaces(world)
        const isPlainJunction = (node: number): boolean => {
          const place = coordinate(raw, node)
          return (
            !gates.has(place) && Object.keys(world.nodes).some((id) => placeOf(world, Number(id)) === place)
          )
        }
        const junctions = [
          ...new Set(open.flatMap((e) => [columns.edgeFrom[e] ?? 0, columns.edgeTo[e] ?? 0])),
        ]
        for (const start of junctions.filter(isPlainJunction).slice(0, 4)) {
          const fast = dijkstra(contracted, String(start), () => true)
          const slow = dijkstra(
            plain,
            coordinate(raw, start),
            (place) => (gates.get(place) ?? ACCESS.open) === ACCESS.open,
          )
          for (const end of junctions.filter(isPlainJunction)) {
            const ours = fast.get(String(end))
            const truth = slow.get(coordinate(raw, end))
            expect(ours === undefined).toBe(truth === undefined)
            if (ours === undefined || truth === undefined) continue
            // Cuts in long streets add edges that the drawing lacks: one per 250 m at most.
            const mostEdges = Math.max(ours.hops, truth.hops + truth.lengthM / 250)
            expect(Math.abs(ours.lengthM - truth.lengthM)).toBeLessThan(0.05 * mostEdges + 0.02)
          }
        }
      }),
      RUNS,
    )
  })

  it('does not depend on the numbering or order of nodes and ways, nor on drawing direction', () => {
    fc.assert(
      fc.property(randomOsm, fc.integer({ min: 1, max: 24 }), fc.boolean(), (world, shift, isReversed) => {
        const renamed = (id: number): number => ((id * 7 + shift) % 25) + 1
        const other: RandomOsm = {
          nodes: Object.fromEntries(
            Object.entries(world.nodes).map(([id, node]) => [renamed(Number(id)), node]),
          ),
          ways: world.ways
            .map((way) => {
              const refs = way.refs.map(renamed)
              const isOneway = 'conveying' in way.tags || 'oneway:foot' in way.tags
              return {
                id: 500 - way.id,
                refs: isReversed && !isOneway ? refs.toReversed() : refs,
                tags: way.tags,
              }
            })
            .toReversed(),
        }
        expect(unnumbered(built(other))).toEqual(unnumbered(built(world)))
      }),
      RUNS,
    )
  })

  it('lets nobody past a gate but through its gate edges', () => {
    fc.assert(
      fc.property(randomOsm, (world) => {
        const raw = built(world)
        const { columns } = raw
        const gates = gatePlaces(world)
        const streetEnds = new Uint32Array(columns.nodeCount)
        const gateEnds = new Uint32Array(columns.nodeCount)
        for (let e = 0; e < columns.edgeCount; e++) {
          const isGate = ((columns.edgeFlags[e] ?? 0) & EDGE.gate) !== 0
          for (const node of [columns.edgeFrom[e] ?? 0, columns.edgeTo[e] ?? 0]) {
            const ends = isGate ? gateEnds : streetEnds
            ends[node] = (ends[node] ?? 0) + 1
          }
        }
        for (let node = 0; node < columns.nodeCount; node++) {
          if (gates.has(coordinate(raw, node))) expect(streetEnds[node]).toBeLessThanOrEqual(1)
          else expect(gateEnds[node]).toBe(0)
        }
        for (const { edge } of raw.gates) {
          const access = edgeAccess(columns.edgeFlags[edge] ?? 0)
          const tagged = gates.get(coordinate(raw, columns.edgeFrom[edge] ?? 0))
          expect(access === ACCESS.closed).toBe(tagged === ACCESS.closed)
          expect(columns.lengthDm[edge]).toBe(0)
        }
      }),
      RUNS,
    )
  })

  it('leaves no street contracted too little: through nodes have a reason', () => {
    fc.assert(
      fc.property(randomOsm, (world) => {
        const raw = built(world)
        const { columns } = raw
        const ends = Array.from({ length: columns.nodeCount }, (): number[] => [])
        for (let e = 0; e < columns.edgeCount; e++) {
          ends[columns.edgeFrom[e] ?? 0]?.push(e)
          ends[columns.edgeTo[e] ?? 0]?.push(e)
        }
        for (const [node, [a = -1, b = -1, ...more]] of ends.entries()) {
          if (b < 0 || more.length > 0 || a === b || ((columns.nodeFlags[node] ?? 0) & NODE.signal) !== 0)
            continue
          const flags = [a, b].map((e) => columns.edgeFlags[e] ?? 0)
          const lengthDm = (columns.lengthDm[a] ?? 0) + (columns.lengthDm[b] ?? 0)
          const isSame = flags.every((flag) => flag === flags[0] && edgeDirection(flag) === DIRECTION.both)
          expect(isSame && lengthDm < 4990).toBe(false)
        }
      }),
      RUNS,
    )
  })
})

function gatePlaces(world: RandomOsm): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [id, node] of Object.entries(world.nodes)) {
    const access = gateAccessOf(node.tags)
    if (access !== null) places.set(placeOf(world, Number(id)), access)
  }
  return places
}
