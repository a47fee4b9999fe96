import type { Network, StreetShapes } from '../network/network.ts'

/** Streets as straight pieces, to be drawn and coloured by a value per node. Gates, which have no length, are left out. */
export interface StreetLines {
  readonly nodeCount: number
  readonly pieceCount: number
  /** `[lonE7, latE7]` of both ends of each piece. */
  readonly ends: Int32Array
  /** The nodes at both ends of the street that each piece is of. */
  readonly nodes: Uint32Array
  /** How far along its street each end of the piece is, in 1/65,535 of its length. */
  readonly shares: Uint16Array
  /** Index into `STREET_KINDS`, by piece. */
  readonly kinds: Uint8Array
}

const WHOLE = 65_535

/** Every street that has a length, along its own line. O(points). */
export function streetLines(network: Network, shapes: StreetShapes): StreetLines {
  const { nodeCount, edgeCount, edgeFrom, edgeTo, lonE7, latE7, lengthDm } = network
  const drawn: number[] = []
  let pieceCount = 0
  for (let e = 0; e < edgeCount; e++) {
    if ((lengthDm[e] ?? 0) === 0) continue
    drawn.push(e)
    pieceCount += (shapes.firstPoint[e + 1] ?? 0) - (shapes.firstPoint[e] ?? 0) + 1
  }
  const lines = {
    ends: new Int32Array(4 * pieceCount),
    nodes: new Uint32Array(2 * pieceCount),
    shares: new Uint16Array(2 * pieceCount),
    kinds: new Uint8Array(pieceCount),
  }
  let piece = 0
  for (const e of drawn) {
    const [from, to] = [edgeFrom[e] ?? 0, edgeTo[e] ?? 0]
    const line = [lonE7[from] ?? 0, latE7[from] ?? 0]
    for (let p = shapes.firstPoint[e] ?? 0; p < (shapes.firstPoint[e + 1] ?? 0); p++) {
      line.push(shapes.pointLonE7[p] ?? 0, shapes.pointLatE7[p] ?? 0)
    }
    line.push(lonE7[to] ?? 0, latE7[to] ?? 0)
    const shares = sharesAlong(line)
    for (let i = 0; i + 1 < shares.length; i++, piece++) {
      lines.ends.set(line.slice(2 * i, 2 * i + 4), 4 * piece)
      lines.nodes.set([from, to], 2 * piece)
      lines.shares.set([shares[i] ?? 0, shares[i + 1] ?? 0], 2 * piece)
      lines.kinds[piece] = shapes.kind[e] ?? 0
    }
  }
  return { nodeCount, pieceCount, ...lines }
}

function sharesAlong(line: readonly number[]): number[] {
  const scale = Math.cos(((line[1] ?? 0) / 1e7) * (Math.PI / 180))
  const along = [0]
  for (let i = 2; i < line.length; i += 2) {
    const [dx, dy] = [(line[i] ?? 0) - (line[i - 2] ?? 0), (line[i + 1] ?? 0) - (line[i - 1] ?? 0)]
    along.push((along.at(-1) ?? 0) + Math.hypot(dx * scale, dy))
  }
  const total = along.at(-1) ?? 0
  const last = along.length - 1
  return along.map((at, i) => Math.round(WHOLE * (total === 0 ? i / last : at / total)))
}
