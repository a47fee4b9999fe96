/** A line of a chart: a share at every number of minutes. */
export interface CurveLine {
  readonly kind: 'communities' | 'residents'
  readonly label: string
  readonly points: readonly { readonly minutes: number; readonly share: number }[]
}

export interface ChartAsked {
  readonly lines: readonly CurveLine[]
  /** Top of the axis, 0–1. */
  readonly top: number
  /** Of the whole drawing, pixels. */
  readonly width: number
}

/** Pixels around and in the plot; labels stand to the right of it. */
export const PLOT = { height: 168, top: 24, bottom: 24, left: 44, right: 48 } as const

const MINUTES = { least: 5, most: 30, step: 5 } as const
/** Labels at the ends of lines keep this far apart. */
const LABEL_HEIGHT = 16

/** Where everything of a chart stands, in pixels from the top left. */
export function chartOf({ lines, top, width }: ChartAsked) {
  const [left, right] = [PLOT.left, Math.max(PLOT.left + 60, width - PLOT.right)]
  const bottom = PLOT.height - PLOT.bottom
  const xOf = (minutes: number): number =>
    left + ((minutes - MINUTES.least) / (MINUTES.most - MINUTES.least)) * (right - left)
  const yOf = (share: number): number => bottom - (top === 0 ? 0 : share / top) * (bottom - PLOT.top)
  const ends = spread(
    lines.map(({ points }) => yOf(points.at(-1)?.share ?? 0)),
    bottom,
  )
  return {
    left,
    right,
    xOf,
    rows: [0, top / 2, top].map((share) => ({ share, y: yOf(share) })),
    columns: Array.from({ length: (MINUTES.most - MINUTES.least) / MINUTES.step + 1 }, (_, i) => {
      const minutes = MINUTES.least + i * MINUTES.step
      return { minutes, x: xOf(minutes) }
    }),
    lines: lines.map(({ kind, label, points }, i) => ({
      kind,
      label,
      labelY: ends[i] ?? bottom,
      path: points
        .map(({ minutes, share }, k) => `${k === 0 ? 'M' : 'L'}${round(xOf(minutes))} ${round(yOf(share))}`)
        .join(''),
      markers: points
        .filter(({ minutes }) => minutes % MINUTES.step === 0)
        .map(({ minutes, share }) => [xOf(minutes), yOf(share)] as const),
    })),
  }
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10

/** Two labels moved apart where they would touch, within the plot. */
function spread([a, b, ...others]: readonly number[], bottom: number): readonly number[] {
  if (a === undefined) return []
  if (b === undefined) return [a]
  const gap = LABEL_HEIGHT - Math.abs(a - b)
  if (gap <= 0) return [a, b, ...others]
  const [upper, lower] = [Math.min(a, b) - gap / 2, Math.max(a, b) + gap / 2]
  const shift = Math.max(0, lower - bottom)
  const moved = [upper - shift, lower - shift] as const
  return a <= b ? [...moved, ...others] : [moved[1], moved[0], ...others]
}

/** The top of an axis for these shares: the next fifth above the largest, at least a fifth. */
export const axisTop = (shares: readonly number[]): number =>
  Math.min(1, Math.max(1, Math.ceil(Math.max(0, ...shares) * 5 - 1e-9)) / 5)
