import { isInArea, type AreaName } from '../coverage/areas.ts'
import type { Community } from '../coverage/tables.ts'

/**
 * An area as one part of a link: `东城区`, `东城区/景山街道`, or `/景山街道` where streets have no district. A slash in a
 * name is written `~1`, a tilde `~0`, as JSON Pointer (RFC 6901) does.
 */
export function writeArea({ district, street }: AreaName): string {
  const own = escapeName(district ?? '')
  return street === null ? own : `${own}/${escapeName(street)}`
}

/** Undefined: not readable. */
export function readArea(text: string): AreaName | undefined {
  const [district = '', street, ...more] = text.split('/').map(unescapeName)
  if (more.length > 0 || street === '' || (district === '' && street === undefined)) return undefined
  return { district: district === '' ? null : district, street: street ?? null }
}

const escapeName = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
const unescapeName = (text: string): string => text.replaceAll('~1', '/').replaceAll('~0', '~')

/** A 区 with its 街道, each once, in the order of their code points; `district` is null for 街道 without a 区. */
export interface DistrictNames {
  readonly district: string | null
  readonly streets: readonly string[]
}

/** Every area that the communities name, those without a 区 last; empty where the data name none. */
export function areaNames(communities: readonly Community[]): readonly DistrictNames[] {
  const streets = new Map<string | null, Set<string>>()
  for (const { district, street } of communities) {
    if (district === null && street === null) continue
    const known = streets.get(district) ?? new Set()
    if (street !== null) known.add(street)
    streets.set(district, known)
  }
  return [...streets]
    .map(([district, found]) => ({ district, streets: [...found].toSorted(byCodePoints) }))
    .toSorted((a, b) => byCodePoints(a.district, b.district))
}

function byCodePoints(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null || a < b ? -1 : 1
}

/** Indexes of the communities in an area; null without one: all of them. */
export function membersOf(
  communities: readonly Community[],
  area: AreaName | null,
): ReadonlySet<number> | null {
  if (area === null) return null
  return new Set([...communities.keys()].filter((c) => isMember(communities[c], area)))
}

/** Whether any community lies in the area. */
export const isKnownArea = (communities: readonly Community[], area: AreaName): boolean =>
  communities.some((community) => isInArea(community, area))

const isMember = (community: Community | undefined, area: AreaName): boolean =>
  community !== undefined && isInArea(community, area)
