import type { RouteAnswer, RouteStretch } from '../../city/place-answer.ts'
import { durationText, metresOf, metresText, minutesText, secondsOf } from './figures.ts'
import type { Words } from './words.ts'

/** One leg of a walk in words and whole figures; those of all steps add up to the totals. */
export interface RouteStep {
  readonly what: string
  readonly metres: number
  readonly seconds: number
}

export interface RouteStory {
  readonly steps: readonly RouteStep[]
  readonly metres: number
  readonly seconds: number
  /** 「9 分 12 秒，按 10 分钟计」, 「有台阶（12 米）」 or 「没有台阶」, then the signals. */
  readonly remarks: readonly string[]
}

/** Tells a walk from door to door: the legs off the street first and last, the streets by name or kind between. */
export function routeStory(words: Words, route: RouteAnswer, signalWaitS: number): RouteStory {
  const { text } = words
  const legs = [
    { what: text.route.toStreet, ...legOf(route, route.startDm) },
    ...route.stretches.map((stretch) => ({
      what: stretchName(words, stretch),
      ds: stretch.ds,
      dm: stretch.dm,
    })),
    { what: text.route.fromStreet, ds: 0, dm: route.endDm },
  ]
  const told = legs.slice(0, -1).reduce((sum, { ds }) => sum + ds, 0)
  const times = legs.map(({ ds }, i) => (i === legs.length - 1 ? route.ds - told : ds))
  const seconds = secondsOf(times)
  const metres = metresOf(legs.map(({ dm }) => dm))
  const steps = legs.map(({ what }, i) => ({ what, metres: metres[i] ?? 0, seconds: seconds[i] ?? 0 }))
  const total = sum(seconds)
  return {
    steps: steps.filter((step) => step.metres > 0 || step.seconds > 0),
    metres: sum(metres),
    seconds: total,
    remarks: [
      text.route.counted(durationText(words, total), minutesText(words, route.ds)),
      ...remarksOf(words, route, signalWaitS),
    ],
  }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

/** What the streets leave of the time belongs to the two legs off the street, by their lengths: the pace is one. */
function legOf({ ds, stretches, startDm, endDm }: RouteAnswer, dm: number): { ds: number; dm: number } {
  const offStreetDs = Math.max(0, ds - sum(stretches.map((stretch) => stretch.ds)))
  const share = startDm + endDm === 0 ? 0 : dm / (startDm + endDm)
  return { ds: Math.round(offStreetDs * share), dm }
}

function stretchName({ text, name }: Words, { names, kind }: RouteStretch): string {
  const own = names === null ? '' : name(names)
  return own === '' ? text.route.streets[kind] : own
}

function remarksOf(words: Words, { stepsDm, signals }: RouteAnswer, signalWaitS: number): string[] {
  const { route, units } = words.text
  const steps = stepsDm > 0 ? route.withSteps(metresText(words, stepsDm)) : route.noSteps
  if (signals === 0) return [steps, route.noSignals]
  const count = words.number(signals)
  if (signalWaitS === 0) return [steps, route.signals(count)]
  return [steps, route.signalWait(count, units.seconds(words.number(signalWaitS)))]
}
