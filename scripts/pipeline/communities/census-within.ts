import { area as areaM2, bboxClip } from '@turf/turf'
import type { Area } from '../../../src/format/city-tables.ts'
import { nameBy } from '../../../src/format/gap-texts.ts'
import type { Bounds } from '../../../src/units.ts'
import type { Recipe } from '../recipe.ts'

type RecipeCensus = NonNullable<Recipe['census']>

export interface CensusWithin {
  /** What is left of the census; undefined when nothing is. */
  readonly census: RecipeCensus | undefined
  /** Districts of the census that the bounds cut, in the order of the areas. */
  readonly left: readonly string[]
}

/** A border drawn a little differently is no cut. */
const WHOLE = 0.95

/**
 * The census of the districts that lie in the bounds whole: people of a district must not be crowded into the homes of
 * the part of it that a map holds. Districts that no area is known of stay: no home is counted to them. A total without
 * districts is taken to be of what the map holds.
 */
export function censusWithin(
  census: RecipeCensus | undefined,
  areas: readonly Area[],
  bounds: Bounds,
): CensusWithin {
  const byDistrict = census?.byDistrict
  if (census === undefined || byDistrict === undefined) return { census, left: [] }
  const known = areas.filter(({ level }) => level === 'district').map(districtOf)
  const cut = new Set(
    known.filter(({ name, geometry }) => byDistrict[name] && !isWhole(geometry, bounds)).map(nameIn),
  )
  const kept = Object.entries(byDistrict).filter(([name]) => !cut.has(name))
  const gone = peopleOf(byDistrict) - peopleOf(Object.fromEntries(kept))
  const total = census.total - gone
  const isScaling = kept.some(([name]) => known.some((district) => district.name === name))
  const hasRest = cut.size === 0 && total > peopleOf(byDistrict)
  const left = [...cut]
  if (!isScaling && !hasRest) return { census: undefined, left }
  return { census: { ...census, total, byDistrict: Object.fromEntries(kept) }, left }
}

const districtOf = ({ names, geometry }: Area) => ({ name: nameBy(names, ['']), geometry })
const nameIn = ({ name }: { readonly name: string }): string => name
const peopleOf = (byDistrict: Readonly<Record<string, number>>): number =>
  Object.values(byDistrict).reduce((sum, people) => sum + people, 0)

function isWhole(geometry: Area['geometry'], bounds: Bounds): boolean {
  const inside = areaM2(bboxClip(geometry, [...bounds]))
  return inside >= WHOLE * areaM2(geometry)
}
