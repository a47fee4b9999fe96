import { createMemo } from 'solid-js'
import { createNeeds } from '../../../state/needs.ts'
import { useSession } from '../../../state/session.ts'
import { VERDICT_NAMES } from '../../../theme.ts'
import { createKnowledge } from '../create-knowledge.ts'
import { usePlanner } from '../create-planner.ts'
import { rankNeeds, type NeedAtPlace, type NeedVerdict } from './needs-ranking.ts'

export type NeedsView = ReturnType<typeof createNeedsView>

/** Needs of one service, whatever is known of where. */
export interface NeedOfService {
  readonly service: string
  readonly total: number
  /** In communities where it is outside reach. */
  readonly outside: number
  readonly byStreet: number
  readonly inCity: number
  /** Residents of the unit looked at who lack it; null: the standard does not ask for it, or nobody knows. */
  readonly lacking: number | null
}

/** The register of the open city beside its gaps. */
export function createNeedsView() {
  const session = useSession()
  const planner = usePlanner()
  const needs = createNeeds(createKnowledge())
  const indexOf = createMemo(() => new Map(session.city()?.communities.map(({ id }, c) => [id, c])))
  const ruleOf = createMemo(() => {
    const rules = session.judgement()?.standard.rules ?? []
    return new Map(
      rules.flatMap((rule, r) => rule.services.map((service) => [service, r] as const)).toReversed(),
    )
  })
  const verdictAt = (service: string, community: number): NeedVerdict => {
    const rule = ruleOf().get(service)
    if (rule === undefined) return 'no-rule'
    return VERDICT_NAMES[session.judgement()?.rules[rule]?.verdict[community] ?? -1] ?? 'unknown'
  }
  const places = createMemo(() =>
    rankNeeds(
      needs.counts().flatMap(({ community: id, service, count }): NeedAtPlace[] => {
        const community = id === null ? undefined : indexOf().get(id)
        if (community === undefined || !planner.isInArea(community)) return []
        const residents = session.city()?.communities[community]?.residents ?? null
        return [{ community, service, count, residents, verdict: verdictAt(service, community) }]
      }),
    ),
  )
  const lackingOf = (service: string): number | null => {
    const id = session.judgement()?.standard.rules[ruleOf().get(service) ?? -1]?.id
    if (planner.residentsOrigin() === 'none') return null
    return planner.figures()?.rules.find(({ rule }) => rule === id)?.residents.outside ?? null
  }
  const streets = createMemo(() =>
    needs
      .counts()
      .filter(({ street }) => street !== null)
      .filter((one) => isShown(one))
      .toSorted((a, b) => b.count - a.count),
  )
  const isShown = (one: { readonly district: string | null; readonly street: string | null }): boolean => {
    const area = planner.area()
    if (area === null) return true
    const isDistrict = area.district === null || one.district === null || one.district === area.district
    return isDistrict && (area.street === null || one.street === area.street)
  }
  const services = createMemo(() => {
    const inCity = needs.counts().filter(({ community, street }) => community === null && street === null)
    const asked = [...places(), ...streets(), ...(planner.area() === null ? inCity : [])]
    const sum = (
      of: readonly { readonly service: string; readonly count: number }[],
      service: string,
    ): number => of.reduce((total, one) => total + (one.service === service ? one.count : 0), 0)
    return [...new Set(asked.map(({ service }) => service))]
      .map((service): NeedOfService => {
        const outside = places().filter(({ verdict }) => verdict === 'outside')
        return {
          service,
          total: sum(asked, service),
          outside: sum(outside, service),
          byStreet: sum(streets(), service),
          inCity: planner.area() === null ? sum(inCity, service) : 0,
          lacking: lackingOf(service),
        }
      })
      .toSorted((a, b) => b.outside - a.outside || b.total - a.total || (b.lacking ?? 0) - (a.lacking ?? 0))
  })
  /** Of the communities of a street that are of the unit looked at: how many there are, how many lack a service. */
  const gapOfStreet = (district: string | null, street: string | null, service: string) => {
    const own = (session.city()?.communities ?? []).flatMap((one, c) => {
      const isHere = one.street === street && (district === null || one.district === district)
      return isHere && one.unit === planner.unit() ? [c] : []
    })
    const verdicts = own.map((c) => verdictAt(service, c))
    return {
      of: own.length,
      lacking: verdicts.filter((one) => one === 'outside').length,
      isAsked: ruleOf().has(service),
    }
  }
  return { ...needs, places, services, streets, gapOfStreet, indexOf }
}
