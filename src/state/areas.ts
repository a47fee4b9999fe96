import { createMemo } from 'solid-js'
import type { AreaFigures } from '../coverage/areas.ts'
import type { AreasRequest } from '../engine/protocol.ts'
import { areaNames, membersOf } from '../format/area-text.ts'
import { createAnswer } from './ask.ts'
import type { Session } from './session.ts'

/** Figures of the area that is looked at, and what areas there are. Asked for while somebody reads them. */
export function createAreas(
  session: Pick<Session, 'ask' | 'area' | 'city' | 'terms' | 'judgement' | 'attempt'>,
) {
  // after the judgement, which loads what both need and tells its progress
  const input = createMemo((): AreasRequest | undefined => {
    const terms = session.terms()
    session.attempt()
    return terms === undefined || session.judgement() === undefined
      ? undefined
      : { terms, area: session.area() }
  })
  const asked = createAnswer<AreasRequest, AreaFigures>({ input, about: session.city }, (request, progress) =>
    session.ask('areas', request, progress),
  )
  const area = createMemo(() => (session.area() === null ? null : (asked.value()?.area ?? null)))
  const communities = () => session.city()?.communities ?? []
  return {
    /** The last that were told of this city; they stand until the next are there. */
    figures: asked.value,
    error: asked.error,
    /** Which area figures and lists are about; null: the whole city. Changes when its figures are there. */
    area,
    /** Whether an area is asked for of which there is nothing to show yet. */
    isWaiting: createMemo(
      () => session.area() !== null && asked.value() === undefined && asked.error() === null,
    ),
    /** Indexes of its communities; null: all. */
    members: createMemo(() => membersOf(communities(), area())),
    /** Every 区 with its 街道; empty where the data name none. */
    names: createMemo(() => areaNames(communities())),
  }
}

export type Areas = ReturnType<typeof createAreas>
