import { createMemo, createResource, type Accessor } from 'solid-js'
import type { FacilityDetails } from '../../../coverage/tables.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { distanceM, type LonLat } from '../../../units.ts'
import { usePlanTab } from './create-plan-tab.ts'

/** Facilities of the chosen service around a point, nearest first; none while there is no point. */
export function createFacilitiesNear(at: Accessor<LonLat | null>) {
  const tab = usePlanTab()
  const { name, number } = useI18n()
  const add = () => tab.words().plan.add
  const asked = createMemo(
    () => {
      const from = at()
      return from === null ? null : { at: from, service: tab.service() }
    },
    null,
    { equals: (a, b) => a?.at[0] === b?.at[0] && a?.at[1] === b?.at[1] && a?.service === b?.service },
  )
  const [found] = createResource(asked, async (one) => tab.plans.facilities.near(one.at, [one.service]))
  const rows = createMemo((): readonly FacilityDetails[] => {
    const result = found.state === 'ready' ? found() : undefined
    return result?.ok === true ? result.value : []
  })
  const hasFailed = () => found.state === 'errored' || (found.state === 'ready' && !found().ok)
  return {
    rows,
    /** What is told in their stead; null: nothing. */
    note: (): string | null => {
      if (found.loading) return add().searching
      if (hasFailed()) return add().failed
      return found.state === 'ready' && rows().length === 0 ? add().noneNear : null
    },
    called: (facility: FacilityDetails) =>
      name(facility.names) || add().unnamed(tab.serviceNames([tab.service()])),
    away: (facility: FacilityDetails) => {
      const from = at()
      return from === null ? '' : add().straight(number(distanceM(from, [facility.lon, facility.lat])))
    },
  }
}
