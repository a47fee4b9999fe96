/** Sums from the first gain to each, in order. */
export function cumulative(gains: readonly number[]): readonly number[] {
  let sum = 0
  return gains.map((gain) => (sum += gain))
}

export interface CurveBox {
  readonly width: number
  readonly height: number
}

/** Points of a curve from nothing at 0 sites, scaled to a box with y downwards; one more than there are totals. */
export function curvePoints(
  totals: readonly number[],
  { width, height }: CurveBox,
): readonly (readonly [x: number, y: number])[] {
  const most = totals.at(-1) ?? 0
  return [0, ...totals].map((total, i) => [
    totals.length === 0 ? 0 : (i / totals.length) * width,
    most === 0 ? height : height - (total / most) * height,
  ])
}
