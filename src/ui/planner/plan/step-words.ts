import type { NewStep, PlanStep } from '../../../format/plan.ts'
import { stepOfFacility } from '../../../state/plan-facilities.ts'
import { distanceM, type LonLat } from '../../../units.ts'
import { serviceName } from '../../../i18n/planner-names.ts'
import type { PlanTabInputs } from './create-plan-tab.ts'
import { nearestCommunity } from './nearest-community.ts'

/** Nearer than this, a place is told by the name alone. */
const NEAR_M = 300

/** How steps read: what is done, and where. */
export function createStepWords({ session, i18n, planner, plans, words }: PlanTabInputs) {
  const { number, name, language } = i18n
  const steps = () => words().plan.steps
  const serviceNames = (ids: readonly string[]) =>
    ids.map((id) => serviceName(id, session.reference()?.services ?? [], name)).join(steps().and)
  const facilityName = (facility: string): string => {
    const step = stepOfFacility(facility)
    if (step !== null) {
      const position = plans.steps().findIndex(({ id }) => id === step)
      return position < 0 ? steps().facilityUnknown : steps().ofStep(number(position + 1))
    }
    const known = plans.facilities.known(facility)
    if (known === null || known === undefined) return steps().facilityUnknown
    const [service] = known.services
    return name(known.names) || words().plan.add.unnamed(service === undefined ? '' : serviceNames([service]))
  }
  const facilityAt = (facility: string): LonLat | null => {
    const step = stepOfFacility(facility)
    if (step !== null) {
      const added = plans.steps().find(({ id }) => id === step)
      return added?.kind === 'add-facility' ? added.at : null
    }
    const known = plans.facilities.known(facility)
    return known === null || known === undefined ? null : [known.lon, known.lat]
  }
  const pointOf = (step: NewStep): LonLat | null => {
    if (step.kind === 'close-facility') return facilityAt(step.facility)
    return step.kind === 'add-link' ? step.from : step.at
  }
  const coordinates = (lon: number, lat: number) => {
    const degrees = new Intl.NumberFormat(language(), { minimumFractionDigits: 4, maximumFractionDigits: 4 })
    return steps().at(degrees.format(lat), degrees.format(lon))
  }
  /** By the nearest community, else by coordinates. */
  const placeText = (at: LonLat): string => {
    const nearest = nearestCommunity(session.city()?.communities ?? [], at)
    if (nearest === null) return coordinates(at[0], at[1])
    const called = planner.communityName(nearest.community)
    return nearest.metres <= NEAR_M
      ? steps().near(called)
      : steps().nearBy(called, number(Math.round(nearest.metres / 50) * 50))
  }
  const stepWhat = (step: NewStep): string => {
    const kinds = steps().kinds
    switch (step.kind) {
      case 'add-facility':
        return kinds['add-facility'](serviceNames(step.services))
      case 'move-facility':
      case 'close-facility':
        return kinds[step.kind](facilityName(step.facility))
      case 'set-access':
        return kinds['set-access'][step.access]
      case 'add-link':
        return kinds['add-link'](number(distanceM(step.from, step.to)))
    }
  }
  return {
    serviceNames,
    placeText,
    stepWhat,
    /** Empty where nobody knows. */
    stepWhere: (step: NewStep): string => {
      const at = pointOf(step)
      return at === null ? '' : placeText(at)
    },
    stepIcon: (step: PlanStep): string | null => {
      const [service] =
        step.kind === 'add-facility'
          ? step.services
          : step.kind === 'move-facility' || step.kind === 'close-facility'
            ? (plans.facilities.known(step.facility)?.services ?? [])
            : []
      return session.reference()?.services.find(({ id }) => id === service)?.icon ?? null
    },
  }
}
