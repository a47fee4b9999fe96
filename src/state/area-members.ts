import { createMemo, createSignal, type Accessor } from 'solid-js'
import type { Community, CommunityUnit } from '../coverage/tables.ts'
import { membersOf } from '../format/area-text.ts'
import type { Session } from './session.ts'

/** Indexes of the communities that the planner's map is about; null: all. */
export const areaMembers = (session: Pick<Session, 'city' | 'area'>): ReadonlySet<number> | null =>
  membersOf(session.city()?.communities ?? [], session.area())

/** The unit that a planner chose to look at; null: that of which there are most. */
export interface ChosenUnit {
  readonly unit: Accessor<CommunityUnit | null>
  readonly setUnit: (unit: CommunityUnit | null) => void
}

const KEPT = new WeakMap<object, ChosenUnit>()

/** Of this page: panel and map count the same, and only planners need it, so that the session is without it. */
export function chosenUnitOf(session: object): ChosenUnit {
  const known = KEPT.get(session)
  if (known !== undefined) return known
  const [unit, setUnit] = createSignal<CommunityUnit | null>(null)
  const chosen = { unit, setUnit }
  KEPT.set(session, chosen)
  return chosen
}

/** As figures are ordered: the first of equals is looked at. */
const ORDER = ['community', 'village', 'estate', 'derived'] as const satisfies readonly CommunityUnit[]

/** The chosen unit where the area has it, else that of which it has most; villages only where there is nothing else. */
export function unitShown(
  communities: readonly Pick<Community, 'unit'>[],
  members: ReadonlySet<number> | null,
  chosen: CommunityUnit | null,
): CommunityUnit {
  const counts = new Map<CommunityUnit, number>()
  for (const [c, { unit }] of communities.entries())
    if (members?.has(c) ?? true) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  if (chosen !== null && counts.has(chosen)) return chosen
  const units = ORDER.filter((unit) => unit !== 'village' && counts.has(unit))
  const most = units.reduce<CommunityUnit | null>(
    (best, unit) => (best === null || (counts.get(unit) ?? 0) > (counts.get(best) ?? 0) ? unit : best),
    null,
  )
  return most ?? (counts.has('village') ? 'village' : 'community')
}

/** What the planner's map is about: the members of the area and the unit that is counted. */
export function createMapSubject(session: Pick<Session, 'city' | 'area'>) {
  const members = createMemo(() => areaMembers(session))
  const { unit } = chosenUnitOf(session)
  return {
    members,
    unit: createMemo(() => unitShown(session.city()?.communities ?? [], members(), unit())),
  }
}
