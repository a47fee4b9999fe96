/** Cuts long streets into edges of bounded length. */

/** A polyline in 1e-7 degrees with the metres from its start to each point. */
export interface MeasuredLine {
  readonly lonE7: readonly number[]
  readonly latE7: readonly number[]
  readonly metresAt: readonly number[]
}

/** Edges are at most this long, so that one street never spans a whole quarter. */
export const MAX_EDGE_M = 500

/** Measured cuts land on a shape point this near even where there is no room to move them. */
const SAME_POINT_M = 0.05

/**
 * Cuts a line into the fewest equal parts of at most 500 m. A cut moves to the nearest shape point where both
 * neighbours still fit into 500 m whatever their own cuts do; else a point is interpolated.
 */
export function splitLine(line: MeasuredLine): MeasuredLine[] {
  const lengthM = line.metresAt.at(-1) ?? 0
  const parts = Math.ceil(lengthM / MAX_EDGE_M)
  if (parts <= 1) return [line]
  const slackM = Math.max(SAME_POINT_M, (MAX_EDGE_M - lengthM / parts) / 2)
  const pieces: MeasuredLine[] = []
  let rest = line
  for (let k = 1; k < parts; k++) {
    const startM = rest.metresAt[0] ?? 0
    const [before, after] = cutAt(rest, (k * lengthM) / parts, slackM)
    pieces.push(startingAtZero(before, startM))
    rest = after
  }
  pieces.push(startingAtZero(rest, rest.metresAt[0] ?? 0))
  return pieces
}

/** Both parts keep their distances from the start of the whole line. */
function cutAt(line: MeasuredLine, atM: number, slackM: number): readonly [MeasuredLine, MeasuredLine] {
  const next = line.metresAt.findIndex((metres) => metres > atM)
  const nearest =
    atM - (line.metresAt[next - 1] ?? -Infinity) <= (line.metresAt[next] ?? Infinity) - atM ? next - 1 : next
  if (Math.abs((line.metresAt[nearest] ?? Infinity) - atM) <= slackM) {
    return [sliced(line, 0, nearest + 1), sliced(line, nearest, line.metresAt.length)]
  }
  const withCut = withPointAt(line, atM, next)
  return [sliced(withCut, 0, next + 1), sliced(withCut, next, withCut.metresAt.length)]
}

function withPointAt(line: MeasuredLine, atM: number, index: number): MeasuredLine {
  const beforeM = line.metresAt[index - 1] ?? 0
  const share = (atM - beforeM) / ((line.metresAt[index] ?? 0) - beforeM)
  const between = (column: readonly number[]): number =>
    Math.round((column[index - 1] ?? 0) * (1 - share) + (column[index] ?? 0) * share)
  return {
    lonE7: line.lonE7.toSpliced(index, 0, between(line.lonE7)),
    latE7: line.latE7.toSpliced(index, 0, between(line.latE7)),
    metresAt: line.metresAt.toSpliced(index, 0, atM),
  }
}

const sliced = (line: MeasuredLine, start: number, end: number): MeasuredLine => ({
  lonE7: line.lonE7.slice(start, end),
  latE7: line.latE7.slice(start, end),
  metresAt: line.metresAt.slice(start, end),
})

const startingAtZero = (line: MeasuredLine, startM: number): MeasuredLine =>
  startM === 0 ? line : { ...line, metresAt: line.metresAt.map((metres) => metres - startM) }
