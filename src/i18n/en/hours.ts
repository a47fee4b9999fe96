import type { Dictionary } from '../dictionary.ts'

const areOr = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`

export const hours: Dictionary['hours'] = {
  when: {
    label: 'When',
    any: 'Any time',
    now: 'Now',
    time: 'Time of day',
    on: (weekday, time) => `${weekday} ${time}`,
    nowAt: (time) => `Now (${time})`,
  },
  state: {
    open: 'open',
    openUntil: (at) => `open until ${at}`,
    closed: 'closed',
    closedUntil: (at) => `closed, opens ${at}`,
    unknown: 'hours unknown',
  },
  line: {
    lead: (when, n) => `${when}: of the ${n} within reach, `,
    open: (n) => areOr(n, 'has a place known to be open', 'have a place known to be open'),
    unknown: (n) => areOr(n, 'has unknown hours', 'have unknown hours'),
    closed: (n) => areOr(n, 'is known to be closed', 'are known to be closed'),
    separator: ', ',
    stop: '.',
  },
  known: (readable, of) => `Only ${readable} of ${of} have hours on the map`,
  knownNone: (of) => (of === '1' ? 'It has no hours on the map' : `None of ${of} has hours on the map`),
  nearer: (minutes) => `the nearest (${minutes})`,
  nearerIs: { open: ' is open, too', closed: ' is closed then', unknown: ' has unknown hours' },
  choices: {
    heading: (n) => `${n} to choose from`,
    nearest: (n) => `The ${n} nearest`,
    some: (n) => `${n} to look at first`,
    more: (n) => `${n} more`,
  },
  week: {
    caption: 'Opening hours this week',
    today: (weekday) => `Today (${weekday})`,
    everyDay: 'Every day',
    closed: 'Closed',
    allDay: 'All day',
    span: (from, to) => `${from}–${to}`,
    unsure: (span) => `${span} (not certain)`,
    separator: ', ',
    raw: (text) => `As on the map: ${text}`,
  },
  tolerance: {
    label: 'Gaps allowed',
    none: 'No gaps allowed',
    some: (n) => areOr(n, 'gap allowed', 'gaps allowed'),
    note: (n) => `On the map, communities with up to ${areOr(n, 'gap', 'gaps')} count as complete, too.`,
  },
  street: {
    offer: 'Start from the nearest street',
    away: (metres) => `about ${metres} away`,
  },
}
