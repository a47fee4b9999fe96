import { createMemo, type Accessor } from 'solid-js'
import type { PlaceAnswer } from '../city/place-answer.ts'
import type { Engine, HoursRequest } from '../engine/protocol.ts'
import { createAsk } from './ask.ts'
import type { Focus } from './session.ts'

interface WeekInputs {
  readonly focus: Accessor<Focus | null>
  readonly answer: Accessor<PlaceAnswer | undefined>
  /** "2026-11-22" in the city. */
  readonly today: () => string
}

/** The hours of the focused facility over the coming week, where the map says any. */
export function createWeekHours(engine: Engine, { focus, answer, today }: WeekInputs) {
  const text = createMemo(() => {
    const facility = focus()?.facility
    const details = answer()?.facilities.find(({ globalId }) => globalId === facility)
    return details?.openingHours ?? null
  })
  const toRead = createMemo((): HoursRequest | undefined => {
    const asked = text()
    return asked === null ? undefined : { text: asked, from: today() }
  })
  return createAsk(engine, 'hours', { input: toRead })
}
