import { csvToRows } from '../../src/format/csv-to-rows.ts'

/** What an exported list says when it is counted anew, by nothing but its own cells. */
export interface GapListCount {
  readonly rows: number
  readonly communities: number
  /** Persons in these communities, each community once, and how many of the communities tell theirs. */
  readonly residents: number
  readonly communitiesWithResidents: number
  /** Communities by how many rows of 缺项 they have. */
  readonly byMissing: ReadonlyMap<number, number>
  /** Rows by 体检指标 and 判定. */
  readonly byService: ReadonlyMap<string, Readonly<Record<string, number>>>
}

/** Where the counted columns stand, by the headings of every language. */
const HEADINGS = {
  community: ['定位链接', '定位連結', 'Location link'],
  service: ['体检指标', '體檢指標', 'Indicator'],
  verdict: ['判定', 'Verdict'],
  residents: ['人口', 'Residents'],
} as const

/** What 判定 says of a gap. */
const GAP = new Set(['缺项', '缺項', 'Gap'])

/**
 * Counts a 问题清单 or 待核实清单 in CSV. A community is known by its link, the only cell that two never share.
 * @throws Error that names the line that cannot be read, or the column that is missing
 */
export function countGapList(text: string, label: string): GapListCount {
  const { columns, rows } = csvToRows(text, label)
  const at = (what: keyof typeof HEADINGS): number => {
    const found = columns.findIndex((heading) => (HEADINGS[what] as readonly string[]).includes(heading))
    if (found >= 0) return found
    throw new Error(
      `${label}: found the columns ${columns.join(', ')}; expected one named ${HEADINGS[what].join(' or ')}`,
    )
  }
  const [community, service, verdict, people] = [
    at('community'),
    at('service'),
    at('verdict'),
    at('residents'),
  ]
  const missing = new Map<string, number>()
  const residents = new Map<string, string>()
  const byService = new Map<string, Record<string, number>>()
  for (const { line, cells, error } of rows) {
    if (error !== null) throw new Error(`${label}: line ${line}: ${error}`)
    const [who = '', what = '', found = ''] = [cells[community], cells[service], cells[verdict]]
    missing.set(who, (missing.get(who) ?? 0) + Number(GAP.has(found)))
    residents.set(who, cells[people] ?? '')
    const counts = byService.get(what) ?? {}
    byService.set(what, { ...counts, [found]: (counts[found] ?? 0) + 1 })
  }
  const told = [...residents.values()].filter((cell) => cell !== '')
  return {
    rows: rows.length,
    communities: missing.size,
    residents: told.reduce((sum, cell) => sum + Number(cell), 0),
    communitiesWithResidents: told.length,
    byMissing: countBy([...missing.values()]),
    byService,
  }
}

function countBy(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const value of values.toSorted((a, b) => a - b)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
