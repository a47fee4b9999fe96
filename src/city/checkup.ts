import { checkupServices } from '../coverage/checkup-services.ts'
import type { Community } from '../coverage/tables.ts'
import type { Checkup, CheckupCommunity, CheckupMethod } from '../format/checkup.ts'
import type { Assessment } from './assess-city.ts'
import type { Standard } from '../services/standard.ts'

/** What a check-up file says besides the verdicts. */
export interface CheckupLabels {
  readonly city: string | null
  readonly cityHash: string | null
  readonly method: CheckupMethod
  readonly standard: string
  readonly ownStandard?: Standard
  readonly walker: string
  readonly minutes: number | null
  /** Id of facility i, such as `osm:node/123`. */
  readonly facilityId: (facility: number) => string | null
}

/** Every community of a judged city as the check-up file lists them. */
export function checkupOf(assessment: Assessment, { facilityId, ...labels }: CheckupLabels): Checkup {
  const { standard, cityCase, report } = assessment
  return {
    ...labels,
    summary: assessment.summary,
    communities: cityCase.communities.map((community, c) => {
      const found = report(c)
      const { services, missing } = checkupServices(found, standard, facilityId)
      return {
        ...aboutCommunity(community),
        verdict: found.verdict,
        grade: found.grade.band,
        index: found.index,
        missing,
        services,
      }
    }),
  }
}

type About = Omit<CheckupCommunity, 'verdict' | 'grade' | 'index' | 'missing' | 'services'>

const aboutCommunity = (community: Community): About => ({
  id: community.id,
  name: community.names[''] ?? '',
  unit: community.unit,
  district: community.district,
  street: community.street,
  lon: community.lon,
  lat: community.lat,
  residents: community.residents,
})
