import { groupBy } from '../shared/group-by.ts'
import { around } from 'geokdbush'
import KDBush from 'kdbush'
import { metresAround } from '../../../src/format/area-geometry.ts'
import { clusterPoints, type PointM } from './cluster-points.ts'
import { mergeSmallBlocks, type BlockPiece } from './merge-small-blocks.ts'
import type { StreetFaces } from './street-faces.ts'

/** Where someone lives, as far as blocks need to know. */
export interface Home {
  readonly lon: number
  readonly lat: number
  readonly residents: number
}

/** Faces larger than this are split. */
const LARGEST_BLOCK_M2 = 400_000
/** Blocks with fewer residents are merged with a neighbour. */
const LEAST_RESIDENTS = 300
/** Homes farther than this from any block, and blocks from any other, are places of their own. */
const BLOCK_REACH_M = 1_000
/** Homes in no face that stand this near to each other are one settlement. */
const SETTLEMENT_GAP_M = 300
/** Side of the cells by which inhabited land is measured. */
const CELL_M = 200

/**
 * Groups homes into blocks; returns the homes of each (indices, ascending), ordered by their first home. Faces of
 * the streets come first; a face with more than 40 ha of inhabited land is split by clustering its homes; homes in
 * no face join the nearest block, or form settlements of their own where none is within 1 km; blocks under 300
 * residents are merged with the neighbour that shares the longest border, else with the nearest within 1 km.
 */
export function dwellingsToBlocks(homes: readonly Home[], faces: StreetFaces): number[][] {
  const first = homes[0]
  if (!first) return []
  const project = metresAround([first.lon, first.lat])
  const points = homes.map(({ lon, lat }) => project([lon, lat]))
  const faceOf = Int32Array.from(homes, ({ lon, lat }) => faces.faceAt([lon, lat]))
  const byFace = groupBy(homes.keys(), (home) => faceOf[home] ?? -1)
  const outside = byFace.get(-1) ?? []
  byFace.delete(-1)
  const split = (members: readonly number[], areaM2: number): number[][] =>
    splitBlock({ homes, points, members, areaM2 })
  const pieces = [...byFace].flatMap(([face, members]) => {
    const parts = split(members, faces.areaM2[face] ?? 0)
    return parts.map((part) => ({ face: parts.length === 1 ? face : -1, members: part }))
  })
  const alone = joinNearest({ homes, outside, pieces })
  for (const settlement of settlements(points, alone)) {
    for (const members of split(settlement, Infinity)) pieces.push({ face: -1, members })
  }
  return mergeSmallBlocks(
    pieces.map(({ face, members }) => blockPiece(homes, face, members)),
    { borders: faces.borders, leastResidents: LEAST_RESIDENTS, reachM: BLOCK_REACH_M },
  ).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

function blockPiece(homes: readonly Home[], face: number, members: readonly number[]): BlockPiece {
  let [residents, lon, lat] = [0, 0, 0]
  for (const member of members) {
    const home = homes[member]
    residents += home?.residents ?? 0
    lon += (home?.lon ?? 0) / members.length
    lat += (home?.lat ?? 0) / members.length
  }
  return { face, members, residents, at: [lon, lat] }
}

interface BlockToSplit {
  readonly homes: readonly Home[]
  readonly points: readonly PointM[]
  readonly members: readonly number[]
  readonly areaM2: number
}

/** Fields and parks around a settlement are no reason to split it: its cells of 4 ha count, not its whole face. */
function splitBlock({ homes, points, members, areaM2 }: BlockToSplit): number[][] {
  if (areaM2 <= LARGEST_BLOCK_M2) return [[...members]]
  const cells = new Set(
    members.map(
      (i) => `${Math.floor((points[i]?.[0] ?? 0) / CELL_M)},${Math.floor((points[i]?.[1] ?? 0) / CELL_M)}`,
    ),
  )
  const inhabitedM2 = Math.min(areaM2, cells.size * CELL_M ** 2)
  const residents = members.reduce((sum, i) => sum + (homes[i]?.residents ?? 0), 0)
  const parts = Math.min(Math.ceil(inhabitedM2 / LARGEST_BLOCK_M2), Math.floor(residents / LEAST_RESIDENTS))
  if (parts <= 1) return [[...members]]
  const own = members.map((i) => points[i] ?? ([0, 0] as const))
  return clusterPoints(own, parts).map((cluster) => cluster.map((at) => members[at] ?? 0))
}

interface LooseHomes {
  readonly homes: readonly Home[]
  readonly outside: readonly number[]
  readonly pieces: readonly { readonly members: number[] }[]
}

/** Adds homes in no face to the block of the nearest home within reach; returns those that have none. */
function joinNearest({ homes, outside, pieces }: LooseHomes): number[] {
  const pieceOf = pieces.flatMap(({ members }, p) => members.map((member) => ({ member, p })))
  if (pieceOf.length === 0) return [...outside]
  const index = new KDBush(pieceOf.length)
  for (const { member } of pieceOf) index.add(homes[member]?.lon ?? 0, homes[member]?.lat ?? 0)
  index.finish()
  const alone: number[] = []
  for (const home of outside) {
    const { lon, lat } = homes[home] ?? { lon: 0, lat: 0 }
    const [nearest] = around(index, lon, lat, 1, BLOCK_REACH_M / 1_000)
    const piece = nearest === undefined ? undefined : pieces[pieceOf[nearest]?.p ?? -1]
    if (piece) piece.members.push(home)
    else alone.push(home)
  }
  for (const { members } of pieces) members.sort((a, b) => a - b)
  return alone
}

/** Groups of homes that chains of gaps up to 300 m hold together. */
function settlements(points: readonly PointM[], homes: readonly number[]): number[][] {
  if (homes.length === 0) return []
  const index = new KDBush(homes.length)
  for (const home of homes) index.add(points[home]?.[0] ?? 0, points[home]?.[1] ?? 0)
  index.finish()
  const isSeen = new Uint8Array(homes.length)
  const groups: number[][] = []
  for (let start = 0; start < homes.length; start++) {
    if (isSeen[start] === 1) continue
    isSeen[start] = 1
    const group = [start]
    for (let done = 0; done < group.length; done++) {
      const [x, y] = points[homes[group[done] ?? 0] ?? 0] ?? [0, 0]
      for (const near of index.within(x, y, SETTLEMENT_GAP_M)) {
        if (isSeen[near] === 1) continue
        isSeen[near] = 1
        group.push(near)
      }
    }
    groups.push(group.map((at) => homes[at] ?? 0).sort((a, b) => a - b))
  }
  return groups
}
