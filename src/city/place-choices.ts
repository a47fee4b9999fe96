import type { AnswerRequest } from './create-walks.ts'
import type { HoursKnown, OpenState, PlaceChoice, PlaceWalk } from './place-answer.ts'

/** Whether a facility is open at the time asked for; by global id. */
export type HoursOf = (facility: number) => OpenState

const MOST = { open: 8, unknown: 4, closed: 4 } as const
const MOST_WITHOUT_TIME = 8

/** Null where no time is asked for. What nobody knows of has no known hours. */
export function hoursReader({
  details,
  openState,
}: Pick<AnswerRequest, 'details' | 'openState'>): HoursOf | null {
  if (openState === undefined || openState === null) return null
  return (facility) => {
    const known = details(facility)
    return known === undefined ? { state: 'unknown', changesAt: null } : openState(known)
  }
}

/**
 * Which facilities of one service are shown to choose from.
 * @param soonest those that count, within the horizon, soonest first
 * @param asked minutes of the circle, and how to read hours where a time is asked for
 */
export function choicesOf(
  soonest: readonly PlaceWalk[],
  { minutes, hoursOf }: { readonly minutes: number; readonly hoursOf: HoursOf | null },
): { readonly choices: readonly PlaceChoice[]; readonly hoursKnown: HoursKnown | null } {
  if (hoursOf === null) {
    const within = soonest.filter(({ ds }) => ds <= Math.round(minutes * 600))
    const shown = within.length > 0 ? within.slice(0, MOST_WITHOUT_TIME) : soonest.slice(0, 1)
    return { choices: shown.map((walk) => ({ ...walk, hours: null })), hoursKnown: null }
  }
  const read = soonest.map((walk) => ({ ...walk, hours: hoursOf(walk.facility) }))
  const inState = (state: OpenState['state']) => read.filter(({ hours }) => hours.state === state)
  const [open, unknown, closed] = [inState('open'), inState('unknown'), inState('closed')]
  return {
    choices: [
      ...open.slice(0, MOST.open),
      ...unknown.slice(0, MOST.unknown),
      ...closed.slice(0, MOST.closed),
    ],
    hoursKnown: { readable: open.length + closed.length, of: read.length },
  }
}
