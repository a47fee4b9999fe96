import type { OpenCity } from '../engine/protocol.ts'
import { writePageLink } from '../format/page-link.ts'
import { distanceM, type LonLat } from '../units.ts'
import type { PageState } from './link-state.ts'

/** The page's state as an address to hand on. */
export interface SharedLink {
  /** Says the community, never a point that somebody chose. */
  readonly url: string
  /** Index of the community that `url` says; null: it says none. */
  readonly community: number | null
  /** Whether that community was put in the stead of a point, being the nearest to it. */
  readonly isNearest: boolean
  /** The same address with the exact point; null where no point is selected. Only for who asks for it. */
  readonly urlWithPoint: string | null
}

export interface SharedLinkInput {
  readonly link: PageState
  /** Of the link, or the only one there is. */
  readonly cityId: string | null
  readonly city: OpenCity | undefined
  /** Address of the page without its `?` and `#`. */
  readonly page: string
}

/**
 * What is handed on of the page's state. A point may be somebody's home: the nearest community stands for it. Places of
 * a person's own file mean nothing elsewhere and are nobody's business: the address then says city and terms alone.
 * What the map is painted by, the area looked at and the plan are the planner's and stay out. O(communities).
 */
export function sharedLink({ link, cityId, city, page }: SharedLinkInput): SharedLink {
  const { ownCommunity, at, ...rest } = link
  const isOwn = city?.own?.communities != null
  const selected = isOwn || link.community === null ? -1 : indexOf(city, link.community)
  const isPoint = link.community === null && ownCommunity === null && at !== null
  const nearest = isPoint && !isOwn ? nearestCommunity(city, at) : null
  const community = selected >= 0 ? selected : nearest
  const id = community === null ? null : (city?.communities[community]?.id ?? null)
  const planners = { rule: null, map: null, streets: null, area: null, plan: null }
  const said = { ...rest, ...planners, city: cityId, door: 'services' as const }
  return {
    url: page + writePageLink({ ...said, at: null, community: id }),
    community,
    isNearest: nearest !== null,
    urlWithPoint: isPoint ? page + writePageLink({ ...said, at, community: null }) : null,
  }
}

const indexOf = (city: OpenCity | undefined, id: string): number =>
  city?.communities.findIndex((community) => community.id === id) ?? -1

/** By great-circle distance to its middle; the first of equals. Null without communities. */
function nearestCommunity(city: OpenCity | undefined, at: LonLat): number | null {
  let [nearest, least]: [number | null, number] = [null, Number.POSITIVE_INFINITY]
  for (const [index, { lon, lat }] of (city?.communities ?? []).entries()) {
    const metres = distanceM(at, [lon, lat])
    if (metres < least) [nearest, least] = [index, metres]
  }
  return nearest
}
