import type { Declared, DeclaredRow } from '../../services/declared.ts'

/** Numbers of circles declared for one area in one programme, oldest first. */
export interface DeclaredSeries {
  readonly programme: DeclaredRow['programme']
  readonly area: DeclaredRow['area']
  readonly points: readonly DeclaredPoint[]
}

export interface DeclaredPoint {
  readonly row: DeclaredRow
  readonly circles: number
  /** Years with a fraction; a date that is only a year stands in its middle. */
  readonly year: number
}

/** Series of two years or more: programmes and areas are never put into one line. */
export function chartsOf({ rows }: Declared): readonly DeclaredSeries[] {
  const series = new Map<string, DeclaredPoint[]>()
  for (const row of rows) {
    const { circles } = row
    if (circles === null) continue
    const key = `${row.programme} ${row.area['zh-Hans']}`
    series.set(key, [...(series.get(key) ?? []), { row, circles, year: yearOf(row.date) }])
  }
  return [...series.values()].flatMap((points) => {
    const [first] = points
    const isSeries = new Set(points.map(({ year }) => year)).size > 1
    if (first === undefined || !isSeries) return []
    const { programme, area } = first.row
    return [{ programme, area, points: points.toSorted((a, b) => a.year - b.year) }]
  })
}

/** `2012-12` → 2012.96; `2018` → 2018.5; `2013-10-16` → 2013.79. */
function yearOf(date: string): number {
  const [year = '0', month] = date.split('-')
  return Number(year) + (month === undefined ? 0.5 : (Number(month) - 0.5) / 12)
}
