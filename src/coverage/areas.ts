import { figuresOf, type Figures, type FiguresInput } from './figures.ts'
import { summariseBy, type FiguresRow } from './summary.ts'
import { COMMUNITY_UNITS, type Community } from './tables.ts'

/** A part of a city as the data name it: a 区, a 街道 of it, or a 街道 alone. Null: any. */
export interface AreaName {
  readonly district: string | null
  readonly street: string | null
}

/** Whether a community lies in an area; without one, always. */
export const isInArea = (
  { district, street }: Pick<Community, 'district' | 'street'>,
  area: AreaName | null,
): boolean =>
  (area?.district == null || district === area.district) && (area?.street == null || street === area.street)

/** What the planner's tables are broken down by next: 区, their 街道, or no further than communities. */
export type AreaLevel = 'district' | 'street' | 'community'

/** Figures of one area and of what it is made of. */
export interface AreaFigures {
  /** Null: the whole city. */
  readonly area: AreaName | null
  /** As in `CitySummary`: one entry per unit that occurs, never added up. */
  readonly units: readonly Figures[]
  readonly villages: Figures | null
  /** What `rows` are; `community` where the data name nothing smaller: then there are no rows. */
  readonly level: AreaLevel
  /** One per area and unit, in the order of `summariseBy`. Together they are exactly `units` and `villages`. */
  readonly rows: readonly FiguresRow[]
  /** One per community type and unit; empty where no community has a type. */
  readonly types: readonly FiguresRow[]
}

/** Figures of the communities of an area, by the next smaller areas and by type. O(communities × rules). */
export function areaFigures(input: FiguresInput, area: AreaName | null): AreaFigures {
  const inside = (c: Community): boolean => isInArea(c, area)
  const members = [...input.city.communities.entries()].filter(([, c]) => inside(c))
  const found = COMMUNITY_UNITS.flatMap((unit) => {
    const own = members.flatMap(([c, community]) => (community.unit === unit ? [c] : []))
    return own.length === 0 ? [] : [figuresOf(input, unit, own)]
  })
  const communities = members.map(([, community]) => community)
  const level = levelOf(communities, area)
  const hasTypes = communities.some(({ communityType }) => communityType !== null)
  return {
    area,
    units: found.filter(({ unit }) => unit !== 'village'),
    villages: found.find(({ unit }) => unit === 'village') ?? null,
    level,
    rows: level === 'community' ? [] : summariseBy(input, level, inside),
    types: hasTypes ? summariseBy(input, 'type', inside) : [],
  }
}

/** A level of which everything would be one unnamed row says nothing, and is left out. */
function levelOf(communities: readonly Community[], area: AreaName | null): AreaLevel {
  if (area?.district == null && area?.street == null && communities.some((c) => c.district !== null))
    return 'district'
  return area?.street == null && communities.some((c) => c.street !== null) ? 'street' : 'community'
}
