import type { Judgement } from '../city/judgement.ts'
import type { Community, CommunityUnit } from '../coverage/tables.ts'
import { VERDICT_NAMES } from '../theme.ts'
import { largestUnit } from '../ui/kit/largest-unit.ts'
import type { LonLat } from '../units.ts'

/** What a judged city comes to for one service, on the unit of which there are most communities. */
export interface Outcome {
  readonly unit: CommunityUnit
  /** Persons within reach of the service; null where the standard has no rule for it. */
  readonly residents: number | null
  /** Communities within reach of it. */
  readonly reached: number | null
  /** Communities that miss nothing, and those that miss something. */
  readonly complete: number
  readonly gaps: number
}

/** Undefined for a city without communities. */
export function outcomeOf({ standard, summary }: Judgement, service: string): Outcome | undefined {
  const figures = figuresOf(summary)
  if (figures === undefined) return undefined
  const rule = standard.rules.find(({ services }) => services.includes(service))?.id
  const ofRule = figures.rules.find((one) => one.rule === rule)
  const { bands } = figures
  return {
    unit: figures.unit,
    residents: ofRule?.residents.inside ?? null,
    reached: ofRule?.communities.inside ?? null,
    complete: bands.all,
    gaps: bands['1-2'] + bands['3-5'] + bands['6+'],
  }
}

const figuresOf = (summary: Judgement['summary']) =>
  largestUnit(summary.units) ?? summary.villages ?? undefined

/** The service that the most residents are too far from, by the required rules; undefined where none is. */
export function mostLacked({ standard, summary }: Judgement): string | undefined {
  const required = figuresOf(summary)?.rules.filter((one) => one.required) ?? []
  const [most] = required.toSorted((a, b) => b.residents.outside - a.residents.outside)
  if (most === undefined || most.residents.outside === 0) return undefined
  return standard.rules.find(({ id }) => id === most.rule)?.services[0]
}

/** The most populous of the communities that a service is too far from, else of all; null without any. */
export function needyPlace(
  { standard, rules }: Judgement,
  communities: readonly Community[],
  service: string,
): LonLat | null {
  const rule = standard.rules.findIndex(({ services }) => services.includes(service))
  const isOutside = (c: number): boolean => rules[rule]?.verdict[c] === VERDICT_NAMES.indexOf('outside')
  const all = [...communities.entries()]
  const needy = all.filter(([c]) => isOutside(c))
  const [first] = (needy.length > 0 ? needy : all).toSorted(
    ([, a], [, b]) => (b.residents ?? 0) - (a.residents ?? 0),
  )
  return first === undefined ? null : [first[1].lon, first[1].lat]
}

/** Persons are estimates: told to ten. */
export const toTens = (persons: number): number => Math.round(persons / 10) * 10
