import type { LonLat } from '../../../src/units.ts'
import { fromE7 } from '../../../src/units.ts'
import type { OsmData, OsmRelation, OsmWay, Tags } from '../../osm/osm-data.ts'
import { nodeIndexOf } from '../../osm/osm-data.ts'
import { GATE_BARRIERS } from '../network/walkable.ts'

/** Ways in that visitors do not use. */
const NOT_FOR_VISITORS = new Set(['no', 'emergency', 'exit', 'service', 'garage', 'home', 'staircase'])

/** Whether a node is a way in: an `entrance` for visitors or a gate that is not closed to them. */
function isEntrance(tags: Tags): boolean {
  if (isClosedToVisitors(tags)) return false
  const entrance = tags['entrance']
  if (entrance !== undefined) return !NOT_FOR_VISITORS.has(entrance)
  const barrier = tags['barrier'] ?? ''
  return barrier === 'entrance' || GATE_BARRIERS.has(barrier)
}

/** As on a street, `foot` goes before `locked` and `access`; but customers and students are a facility's visitors. */
function isClosedToVisitors({ foot, access, locked }: Tags): boolean {
  if (foot === 'yes' || foot === 'designated' || foot === 'permissive') return false
  const said = foot ?? access
  return locked === 'yes' || said === 'no' || said === 'private'
}

/** The tagged ways in among the nodes of an area's outline: each once, in drawing order. */
export function entrancesOn(data: OsmData, refs: ArrayLike<number>): LonLat[] {
  const points: LonLat[] = []
  for (const ref of new Set(Array.from(refs))) {
    const index = nodeIndexOf(data, ref)
    const tags = index < 0 ? undefined : data.nodeTags.get(index)
    if (!tags || !isEntrance(tags)) continue
    points.push([fromE7(data.lonE7[index] ?? 0), fromE7(data.latE7[index] ?? 0)])
  }
  return points
}

/** Node ids on the outlines of a relation's member ways, those that the extract has. */
export function outlineRefs(relation: OsmRelation, waysById: ReadonlyMap<number, OsmWay>): number[] {
  return relation.members.flatMap((member) =>
    member.type === 'way' ? Array.from(waysById.get(member.ref)?.refs ?? []) : [],
  )
}
