import { dataGaps, type DataGaps } from './data-gaps.ts'
import { figuresOf, type Figures, type FiguresInput } from './figures.ts'
import { COMMUNITY_UNITS, type Community } from './tables.ts'

/** What the planner's first screen and the check-up file say of a city. */
export interface CitySummary {
  /** One entry per unit that occurs, villages excepted. Never added up. */
  readonly units: readonly Figures[]
  /** Villages stand apart and have no rate; `null` where there are none. */
  readonly villages: Figures | null
  /** "Judged on 12 of 14": required rules with a facility on the map, of all required rules. */
  readonly judged: { readonly rules: number; readonly of: number }
  readonly gaps: DataGaps
}

export function summarise(input: FiguresInput): CitySummary {
  const { communities, standard } = input.city
  const all = byUnit(input, [...communities.keys()])
  const gaps = dataGaps(input.city)
  const required = standard.rules.filter((rule) => rule.required)
  const aside = required.filter((rule) => gaps.rulesSetAside.includes(rule.id))
  return {
    units: all.filter(({ unit }) => unit !== 'village'),
    villages: all.find(({ unit }) => unit === 'village') ?? null,
    judged: { rules: required.length - aside.length, of: required.length },
    gaps,
  }
}

/** What a table of figures may be broken down by. */
export type Breakdown = 'district' | 'street' | 'type'

/** One line of a table: one unit in one area or of one type. `null` where the data name none. */
export interface FiguresRow {
  readonly district: string | null
  readonly street: string | null
  readonly type: string | null
  readonly figures: Figures
}

/**
 * Figures by 区, by 街道 (within its 区) or by community type, one row per unit so that units are never summed.
 * Rows are in the order of their names (code points), unnamed last, then of `COMMUNITY_UNITS`.
 * @param counts which communities are counted at all
 */
export function summariseBy(
  input: FiguresInput,
  breakdown: Breakdown,
  counts: (community: Community) => boolean = () => true,
): readonly FiguresRow[] {
  const groups = new Map<string, { readonly label: RowLabel; readonly members: number[] }>()
  for (const [c, community] of input.city.communities.entries()) {
    if (!counts(community)) continue
    const label = labelOf(community, breakdown)
    const key = JSON.stringify(label)
    const group = groups.get(key) ?? { label, members: [] }
    group.members.push(c)
    groups.set(key, group)
  }
  return [...groups.values()]
    .toSorted((a, b) => compareLabels(a.label, b.label))
    .flatMap(({ label, members }) => byUnit(input, members).map((figures) => rowOf(label, figures)))
}

type RowLabel = Omit<FiguresRow, 'figures'>

const rowOf = (label: RowLabel, figures: Figures): FiguresRow => ({ ...label, figures })

function labelOf(community: Community, breakdown: Breakdown): RowLabel {
  if (breakdown === 'type') return { district: null, street: null, type: community.communityType }
  const street = breakdown === 'street' ? community.street : null
  return { district: community.district, street, type: null }
}

const compareLabels = (a: RowLabel, b: RowLabel): number =>
  compareNames(a.district, b.district) || compareNames(a.street, b.street) || compareNames(a.type, b.type)

function compareNames(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

function byUnit(input: FiguresInput, members: readonly number[]): readonly Figures[] {
  return COMMUNITY_UNITS.flatMap((unit) => {
    const own = members.filter((c) => input.city.communities[c]?.unit === unit)
    return own.length === 0 ? [] : [figuresOf(input, unit, own)]
  })
}
