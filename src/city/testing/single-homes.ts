import { usesEntry } from '../../network/entry-cost.ts'
import { metricOf, type WalkingPace } from '../../network/metric.ts'
import type { StreetShapes } from '../../network/network.ts'
import { distanceM, type LonLat } from '../../units.ts'
import type { City } from '../city.ts'
import { entriesByPlace, footOf } from '../place-entries.ts'

export interface SingleHomes {
  /** The city with one home in each of these communities, in which nobody is counted; the others are empty. */
  readonly city: City
  readonly communities: readonly number[]
  /** Where the ways of these homes meet the street, parallel to `communities`. */
  readonly feet: readonly LonLat[]
}

/** Of each community the home nearest to its point, among those that the walker can leave: one after the other. */
export function singleHomes(
  { city, shapes }: { readonly city: City; readonly shapes: StreetShapes },
  walker: WalkingPace,
): SingleHomes {
  const { network, origins, originEntries } = city
  const metric = metricOf(network, walker, 'minutes')
  const entries = entriesByPlace(originEntries, origins.count)
  const byCommunity = new Map<number, number[]>()
  for (const [origin, of] of origins.community.entries())
    byCommunity.set(of, [...(byCommunity.get(of) ?? []), origin])
  const homes = city.communities.flatMap(({ lon, lat }, community) => {
    const own = (byCommunity.get(community) ?? []).flatMap((origin) => {
      const entry = entries[origin]?.find((of) => usesEntry(metric, of))
      if (entry === undefined) return []
      const foot = footOf(network, shapes, entry)
      return [{ community, origin, foot, awayM: distanceM([lon, lat], foot) }]
    })
    return own.toSorted((a, b) => a.awayM - b.awayM).slice(0, 1)
  })
  const rows = homes.flatMap(({ origin }, place) =>
    (entries[origin] ?? []).map((entry) => ({ place, ...entry })),
  )
  return {
    communities: homes.map(({ community }) => community),
    feet: homes.map(({ foot }) => foot),
    city: {
      ...city,
      origins: {
        count: homes.length,
        globalId: Uint32Array.from(homes.keys()),
        community: Uint32Array.from(homes, ({ community }) => community),
        residentsTenths: new Uint32Array(homes.length),
      },
      originEntries: {
        place: Uint32Array.from(rows, ({ place }) => place),
        edge: Uint32Array.from(rows, ({ edge }) => edge),
        offsetDm: Uint32Array.from(rows, ({ offsetDm }) => offsetDm),
        legDm: Uint16Array.from(rows, ({ legDm }) => legDm),
        flags: Uint8Array.from(rows, ({ flags }) => flags),
      },
    },
  }
}
