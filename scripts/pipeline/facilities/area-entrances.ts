import type { LonLat } from '../../../src/units.ts'
import { fromE7 } from '../../../src/units.ts'
import type { OsmData, OsmRelation, OsmWay, Tags } from '../../osm/osm-data.ts'
import { nodeIndexOf } from '../../osm/osm-data.ts'

/** Ways in that visitors do not use. */
const NOT_FOR_VISITORS = new Set(['no', 'emergency', 'exit', 'service', 'garage', 'home', 'staircase'])

/** Barriers that are made to be passed on foot. */
const GATES = new Set([
  'entrance',
  'gate',
  'kissing_gate',
  'lift_gate',
  'swing_gate',
  'turnstile',
  'wicket_gate',
])

/** Whether a node is a way in: an `entrance` for visitors or a gate that is not closed to them. */
function isEntrance(tags: Tags): boolean {
  if (tags['access'] === 'no' || tags['access'] === 'private' || tags['locked'] === 'yes') return false
  const entrance = tags['entrance']
  if (entrance !== undefined) return !NOT_FOR_VISITORS.has(entrance)
  return GATES.has(tags['barrier'] ?? '')
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
