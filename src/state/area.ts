import { createMemo, type Accessor } from 'solid-js'
import type { AreaName } from '../coverage/areas.ts'
import type { OpenCity } from '../engine/protocol.ts'
import { isKnownArea, writeArea } from '../format/area-text.ts'
import type { LinkState } from './link-state.ts'

interface AreaInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly city: Accessor<OpenCity | undefined>
}

/** The part of the city that the link asks for, where the open city has it. */
export function createArea({ link, update, city }: AreaInputs) {
  const asked = createMemo(() => link().area, null, { equals: isSameArea })
  const isKnown = createMemo(() => {
    const [area, open] = [asked(), city()]
    return area !== null && open !== undefined && isKnownArea(open.communities, area)
  })
  return {
    area: createMemo(() => (isKnown() ? asked() : null)),
    setArea: (area: AreaName | null) => update({ area }),
    /** Parts of the link that name what is not there. */
    strangers: createMemo(() => {
      const area = asked()
      return area === null || city() === undefined || isKnown() ? [] : [`area=${writeArea(area)}`]
    }),
  }
}

const isSameArea = (a: AreaName | null, b: AreaName | null): boolean =>
  a === b || (a !== null && b !== null && a.district === b.district && a.street === b.street)
