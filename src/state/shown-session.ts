import { createMemo, type Accessor } from 'solid-js'
import { createAfterPaint } from './after-paint.ts'
import { createLate } from './late.ts'
import type { Session } from './session.ts'

/** What is known of the selected place, all of one moment. */
type Known = Pick<Session, 'place' | 'answer' | 'comparison' | 'focus' | 'route' | 'week'>
type Moment = { readonly [K in keyof Known]: ReturnType<Known[K]> }

/**
 * The session as it is shown: what was known of the last place stands, all of it, until the next answer is there or is
 * late, so that nothing comes and goes within a blink.
 * @param frames how many painted frames after the session
 */
export function createShownSession(session: Session, frames = 0): Session {
  // whether it is being walked is not asked: that is told a moment after the answer is gone
  const isWaiting = createMemo(() => session.place() !== null && session.answer() === undefined)
  const late = createLate(() => (isWaiting() ? true : null))
  const held = createMemo<Held>((before) => {
    const answer = session.answer()
    const city = session.city()
    const canStand = before?.moment.answer !== undefined && before.city === city
    if (isWaiting() && canStand && late() === null) return before
    return {
      city,
      moment: {
        place: session.place(),
        answer,
        comparison: session.comparison(),
        focus: session.focus(),
        route: session.route(),
        week: session.week(),
      },
    }
  })
  const moment = createMemo(() => held().moment)
  const shown = frames === 0 ? moment : createAfterPaint(moment, frames)
  const part = <K extends keyof Moment>(name: K): Accessor<Moment[K]> => createMemo(() => shown()[name])
  return {
    ...session,
    place: part('place'),
    answer: part('answer'),
    comparison: part('comparison'),
    focus: part('focus'),
    route: part('route'),
    week: part('week'),
  }
}

interface Held {
  readonly city: ReturnType<Session['city']>
  readonly moment: Moment
}
