import type { PlaceAnswer, PlaceService } from '../../../city/place-answer.ts'
import type { RuleReport } from '../../../coverage/community-report.ts'
import type { FacilityDetails } from '../../../coverage/tables.ts'
import { bareFacility } from '../../../coverage/testing/bare-facility.ts'
import type { Reason } from '../../../coverage/verdict.ts'
import type { Service } from '../../../services/catalogue.ts'
import type { Standard, StandardRule } from '../../../services/standard.ts'

const local = (zh: string, en: string) => ({ 'zh-Hans': zh, 'zh-Hant': zh, en })
const source = { text: 'drawn' }

/** `id task zh en`, in lane order. */
export const SERVICES: readonly Service[] = (
  [
    ['vegetables', 'shopping', '菜市场', 'Market'],
    ['supermarket', 'shopping', '超市', 'Supermarket'],
    ['laundry', 'shopping', '洗衣店', 'Laundry'],
    ['eating', 'shopping', '饭馆', 'Restaurant'],
    ['pharmacy', 'doctor', '药店', 'Pharmacy'],
    ['hospital', 'doctor', '医院', 'Hospital'],
    ['park', 'leisure', '公园', 'Park'],
  ] as const
).map(([id, task, zh, en]) => ({
  id,
  task,
  names: { planner: local(`${zh}（规划）`, `${en} (planner)`), resident: local(zh, en) },
  kind: 'market',
  class: 'convenience',
  icon: 'maki-shop',
  rules: [`shop=${id}`],
  source,
  verified: true,
}))

export type DrawnRule = Pick<StandardRule, 'id' | 'services'> & Partial<StandardRule>

/** Required rules of 15 minutes, scalable, unless told otherwise. */
export const drawRules = (rules: readonly DrawnRule[]): Standard => ({
  id: 'drawn',
  names: local('标准', 'Standard'),
  sources: { drawn: source },
  source: 'drawn',
  verified: true,
  defaultWalker: 'standard',
  residentsShare: 0.8,
  tolerance: 0,
  judging: { source: 'drawn', verified: true },
  thinFloors: { per10000Residents: {}, source: 'drawn', verified: true },
  rules: rules.map((rule) => ({
    ruler: 'minutes',
    threshold: 15,
    scalable: true,
    required: true,
    weight: 1,
    countsByAppointment: false,
    source: 'drawn',
    verified: true,
    ...rule,
  })),
})

/** What one service has: its nearest facility's minutes (or none within the horizon), or nothing in the city. */
export type DrawnService = number | 'none' | 'not-mapped'

export interface DrawnAnswer {
  readonly standard: Standard
  readonly found: Readonly<Record<string, DrawnService>>
  /** Rules that cannot be told, and why. */
  readonly unsure?: Readonly<Record<string, Exclude<Reason, null | 'too-far' | 'no-data'>>>
  readonly minutes?: number
}

/** An answer as the walks give it, judged the plain way; 80 metres a minute, facility = lane. */
export function drawAnswer({ standard, found, unsure = {}, minutes = 15 }: DrawnAnswer): PlaceAnswer {
  const reports = standard.rules.map((rule) => reportOf(rule, found, unsure[rule.id]))
  const required = reports.filter((rule) => rule.required)
  const outside = required.filter(({ verdict }) => verdict === 'outside')
  return {
    method: 'network',
    place: { kind: 'point', at: [0, 0] },
    at: [0, 0],
    joined: 'joined',
    minutes,
    horizonMinutes: 45,
    polygons: [],
    straight: { type: 'Feature', properties: null, geometry: { type: 'Polygon', coordinates: [] } },
    walkableShare: 0.46,
    streets: null,
    report: {
      community: -1,
      verdict: 'outside',
      grade: { missing: outside.length, band: '1-2' },
      index: null,
      setAside: [],
      services: reports,
    },
    outcome: {
      of: required.length,
      reached: required.filter(({ verdict }) => verdict === 'inside').length,
      tooFar: outside.toSorted((a, b) => (a.primary ?? 1e9) - (b.primary ?? 1e9)),
      unsure: required.filter(({ verdict, reason }) => verdict === 'unknown' && reason !== 'no-data'),
      notMapped: required.filter(({ reason }) => reason === 'no-data'),
    },
    services: SERVICES.map(({ id }, lane) => serviceOf(id, lane, { standard, found, minutes })),
    facilities: [],
    farFromStreet: [],
    time: null,
    nearestStreet: null,
  }
}

function serviceOf(
  service: string,
  lane: number,
  { standard, found, minutes }: Required<Pick<DrawnAnswer, 'standard' | 'found' | 'minutes'>>,
): PlaceService {
  const has = found[service] ?? 'none'
  const far = typeof has === 'number' ? has : null
  const rule = standard.rules.find(({ services }) => services.includes(service))
  const nearest = far === null ? null : { facility: lane, ds: far * 600, dm: far * 800 }
  return {
    service,
    rule: rule?.id ?? null,
    ruler: rule?.ruler ?? 'minutes',
    nearest,
    within: far !== null && far <= minutes ? 1 : 0,
    inCity: has === 'not-mapped' ? 0 : 3,
    choices: nearest === null ? [] : [{ ...nearest, hours: null }],
    hoursKnown: null,
  }
}

function reportOf(rule: StandardRule, found: DrawnAnswer['found'], unsure: Reason | undefined): RuleReport {
  const members = rule.services.map((service) => {
    const has = found[service] ?? 'none'
    const far = typeof has === 'number' ? { ds: has * 600, dm: has * 800 } : null
    const [primary, secondary] = rule.ruler === 'minutes' ? [far?.ds, far?.dm] : [far?.dm, far?.ds]
    const limit = rule.ruler === 'minutes' ? rule.threshold * 600 : rule.threshold * 10
    const isInside = primary !== undefined && primary <= limit
    const lane = SERVICES.findIndex(({ id }) => id === service)
    const facility = far === null ? null : lane
    const walk = { primary: primary ?? null, secondary: secondary ?? null, share: isInside ? 1 : 0, facility }
    if (isInside) return { service, verdict: 'inside', reason: null, ...walk } as const
    if (has === 'not-mapped') return { service, verdict: 'unknown', reason: 'no-data', ...walk } as const
    if (unsure !== undefined) return { service, verdict: 'unknown', reason: unsure, ...walk } as const
    return { service, verdict: 'outside', reason: 'too-far', ...walk } as const
  })
  const soonest = members
    .filter(({ primary }) => primary !== null)
    .toSorted((a, b) => (a.primary ?? 0) - (b.primary ?? 0))[0]
  const decided =
    members.find(({ verdict }) => verdict === 'inside') ??
    members.find(({ reason }) => reason !== 'no-data') ??
    members[0]
  if (decided === undefined) throw new Error(`${rule.id}: has no services, expected one at least`)
  const nobody = { service: null, primary: null, secondary: null, facility: null }
  const { service, primary, secondary, facility } = soonest ?? nobody
  const { verdict, reason, share } = decided
  const { id, required } = rule
  return { rule: id, required, verdict, reason, share, service, primary, secondary, facility, members }
}

/** A facility without anything but a name. */
export const drawFacility = (more: Partial<FacilityDetails> = {}): FacilityDetails =>
  bareFacility({ names: { '': 'Аптека' }, services: ['pharmacy'], ...more })
