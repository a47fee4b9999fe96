import FlatQueue from 'flatqueue'
import { around } from 'geokdbush'
import KDBush from 'kdbush'
import type { LonLat } from '../../../src/units.ts'
import type { FaceBorder } from './street-faces.ts'

/** A block that may still be merged. */
export interface BlockPiece {
  /** The face that it fills, or -1 for a part of a face or a settlement. */
  readonly face: number
  readonly members: readonly number[]
  readonly residents: number
  readonly at: LonLat
}

export interface MergeSetting {
  readonly borders: readonly FaceBorder[]
  readonly leastResidents: number
  readonly reachM: number
}

interface Block {
  members: number[]
  residents: number
  /** Shared border in metres by block. */
  borders: Map<number, number>
}

/**
 * Merges blocks, smallest first, until each has enough residents or no neighbour is left: with the block that
 * shares the longest border (ties: the lower index), else with the nearest within reach. Returns the members of
 * each block, ascending. O(n log n) but for blocks with very many neighbours.
 */
export function mergeSmallBlocks(pieces: readonly BlockPiece[], setting: MergeSetting): number[][] {
  const blocks = withBorders(pieces, setting.borders)
  const nearest = nearestBlock(pieces, setting.reachM)
  const owner = pieces.map((_, i) => i)
  const find = (piece: number): number => {
    let at = piece
    while (owner[at] !== at) at = owner[at] = owner[owner[at] ?? at] ?? at
    return at
  }
  const smallest = new FlatQueue()
  for (const [i, { residents }] of blocks.entries()) smallest.push(i, residents)
  while (smallest.length > 0) {
    const residents = smallest.peekValue()
    const small = smallest.pop() ?? 0
    const block = blocks[small]
    // Older entries of a block that has grown or is gone stay in the queue.
    if (!block || owner[small] !== small || block.residents !== residents) continue
    if (block.residents >= setting.leastResidents) break
    const target = longestBorder(block) ?? nearest(small, (piece) => find(piece) !== small)
    if (target === null) continue
    const into = find(target)
    const host = blocks[into]
    if (!host) continue
    owner[small] = into
    absorb(blocks, { from: small, into })
    smallest.push(into, host.residents)
  }
  return blocks.filter((_, i) => owner[i] === i).map(({ members }) => members.sort((a, b) => a - b))
}

function withBorders(pieces: readonly BlockPiece[], borders: readonly FaceBorder[]): Block[] {
  const blocks = pieces.map(({ members, residents }): Block => ({
    members: [...members],
    residents,
    borders: new Map(),
  }))
  const atFace = new Map(pieces.flatMap(({ face }, i) => (face >= 0 ? [[face, i]] : [])))
  for (const { a, b, lengthM } of borders) {
    const [left, right] = [atFace.get(a), atFace.get(b)]
    if (left === undefined || right === undefined) continue
    blocks[left]?.borders.set(right, lengthM)
    blocks[right]?.borders.set(left, lengthM)
  }
  return blocks
}

function longestBorder({ borders }: Block): number | null {
  let best: readonly [number, number] | null = null
  for (const [other, lengthM] of borders) {
    if (best && (lengthM < best[1] || (lengthM === best[1] && other > best[0]))) continue
    best = [other, lengthM]
  }
  return best?.[0] ?? null
}

/** Moves the members and borders of one block to another and leaves it empty. */
function absorb(blocks: readonly Block[], { from, into }: { from: number; into: number }): void {
  const [guest, host] = [blocks[from], blocks[into]]
  if (!guest || !host) return
  for (const member of guest.members) host.members.push(member)
  host.residents += guest.residents
  for (const [other, lengthM] of guest.borders) {
    blocks[other]?.borders.delete(from)
    if (other === into) continue
    const sum = lengthM + (host.borders.get(other) ?? 0)
    host.borders.set(other, sum)
    blocks[other]?.borders.set(into, sum)
  }
  guest.members = []
  guest.borders.clear()
}

/** How many pieces around a block are looked at, nearest first, doubling until one belongs to another block. */
const FIRST_LOOK = 8

function nearestBlock(
  pieces: readonly BlockPiece[],
  reachM: number,
): (block: number, isOther: (piece: number) => boolean) => number | null {
  if (pieces.length === 0) return () => null
  const index = new KDBush(pieces.length)
  for (const { at } of pieces) index.add(at[0], at[1])
  index.finish()
  return (block, isOther) => {
    const [lon, lat] = pieces[block]?.at ?? [0, 0]
    for (let look = FIRST_LOOK; ; look *= 2) {
      const near = around(index, lon, lat, look, reachM / 1_000)
      const found = near.find(isOther)
      if (found !== undefined) return found
      if (near.length < look) return null
    }
  }
}
