import type { AreaName } from '../../../coverage/areas.ts'
import type { DistrictNames } from '../../../format/area-text.ts'

/** Maps and parts that a report may have, in its order. */
export const MAP_CHOICES = ['grades', 'streets', 'minutes', 'planGrades', 'planStreets', 'flips'] as const
export type MapChoice = (typeof MAP_CHOICES)[number]
export const PART_CHOICES = ['ranking', 'areas', 'plan', 'flips', 'needs', 'list', 'method'] as const
export type PartChoice = (typeof PART_CHOICES)[number]

export interface ReportChoice {
  readonly maps: ReadonlySet<MapChoice>
  /** Id of the rule that the map `minutes` is about; null where the standard has none. */
  readonly rule: string | null
  readonly parts: ReadonlySet<PartChoice>
  /** 街道 that get a sheet of their own, in this order. */
  readonly sheets: readonly AreaName[]
}

/** What a report can be made of at the moment. */
export interface ReportFacts {
  /** Whether the browser draws maps. */
  readonly hasMap: boolean
  readonly hasStreets: boolean
  /** With steps. */
  readonly hasPlan: boolean
  readonly hasNeeds: boolean
  /** Areas or types that figures are broken down by. */
  readonly hasAreas: boolean
}

/** Why something cannot be chosen. */
export type WhyNot = 'no-map' | 'no-streets' | 'no-plan' | 'no-needs' | 'no-areas'

/** Null: it can be chosen. */
export function whyNotMap(map: MapChoice, facts: ReportFacts): WhyNot | null {
  const isOnStreets = map === 'streets' || map === 'minutes' || map === 'planStreets'
  const isOfPlan = map === 'planGrades' || map === 'planStreets' || map === 'flips'
  if (!facts.hasMap) return 'no-map'
  if (isOnStreets && !facts.hasStreets) return 'no-streets'
  return isOfPlan && !facts.hasPlan ? 'no-plan' : null
}

/** Null: it can be chosen. */
export function whyNotPart(part: PartChoice, facts: ReportFacts): WhyNot | null {
  if ((part === 'plan' || part === 'flips') && !facts.hasPlan) return 'no-plan'
  if (part === 'needs' && !facts.hasNeeds) return 'no-needs'
  return part === 'areas' && !facts.hasAreas ? 'no-areas' : null
}

/** One answer to which 街道 get a sheet. */
export interface SheetOption {
  /** Of a native select. */
  readonly value: string
  /** What they have in common. */
  readonly of: AreaName | null
  readonly areas: readonly AreaName[]
}

/**
 * All 街道, those of each 区 where there are several, and the 街道 that is looked at; of an area only its own. Empty where
 * the data name no 街道.
 */
export function sheetOptions(names: readonly DistrictNames[], area: AreaName | null): readonly SheetOption[] {
  const districts = names
    .filter(({ district }) => area?.district == null || district === area.district)
    .map(({ district, streets }): SheetOption => ({
      value: `district:${district ?? ''}`,
      of: { district, street: null },
      areas: streets
        .filter((street) => area?.street == null || street === area.street)
        .map((street) => ({ district, street })),
    }))
    .filter(({ areas }) => areas.length > 0)
  const all = districts.flatMap(({ areas }) => areas)
  if (all.length === 0) return []
  const first: SheetOption = { value: 'all', of: area, areas: all }
  return area === null && districts.length > 1
    ? [first, ...districts.filter(({ of }) => of?.district !== null)]
    : [first]
}
