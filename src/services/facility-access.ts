import { hasValue, namesOf, type Tags } from './tag-rule.ts'

/**
 * Who may use a place. `public` counts for everybody; `by-agreement` and `by-appointment` where the standard says
 * so; `residents-only` (an estate's or a campus' own) for that estate or campus alone; `closed` for nobody.
 */
export const FACILITY_ACCESS = [
  'public',
  'by-agreement',
  'by-appointment',
  'residents-only',
  'closed',
] as const
export type FacilityAccess = (typeof FACILITY_ACCESS)[number]

/** `fixed` places count in the walking test, `mobile` ones at their listed time, `delivery` never. */
export const FACILITY_MODES = ['fixed', 'mobile', 'delivery'] as const
export type FacilityMode = (typeof FACILITY_MODES)[number]

/** Names and operators that say a place is an institution's own. 职工医院, 职工之家 and the like are open to all. */
const OWN_PEOPLE =
  /校内|校园内|学生.{0,2}(食堂|餐厅|洗衣|浴室|公寓|宿舍|超市|活动|服务|事务)|(教工|教职工|职工|员工|机关|单位)(食堂|餐厅|宿舍|浴室|健身)|内部(食堂|餐厅|超市|停车|使用|专用|员工)|宿舍(洗衣|超市|楼下)|(仅限|只对|限)(本小区|本单位|本校|业主|住户|居民|学生|员工)|(students?|residents?|staff|members|employees) only|student (canteen|laundry|dining|dormitor)/iu

/** Grounds and canteens that a university runs lie behind its gate; its hospital or museum does not. */
const CAMPUS_OPERATOR = /(大学|学院|university|college)/iu
const CAMPUS_INTERNAL: readonly (readonly [key: string, values: readonly string[]])[] = [
  ['leisure', ['pitch', 'sports_centre', 'fitness_centre', 'fitness_station', 'stadium', 'track']],
  ['amenity', ['restaurant', 'fast_food', 'food_court', 'canteen', 'library']],
  ['shop', ['laundry', 'dry_cleaning', 'convenience', 'supermarket']],
]

/** Reads who may use a place from its tags (or from an imported row that uses our own words in `access`). */
export function facilityAccess(tags: Tags): FacilityAccess {
  const own = FACILITY_ACCESS.find((access) => access === tags['access'])
  if (own !== undefined && own !== 'public') return own
  if (isClosed(tags)) return 'closed'
  if (hasValue(tags['access'], ['private', 'residents', 'students', 'employees', 'delivery']))
    return 'residents-only'
  const says = [...namesOf(tags), tags['operator'] ?? ''].some((text) => OWN_PEOPLE.test(text))
  if (says || isCampusInternal(tags)) return 'residents-only'
  if (needsAppointment(tags)) return 'by-appointment'
  if (hasValue(tags['access'], ['permit', 'members']) || tags['membership'] === 'required')
    return 'by-agreement'
  return 'public'
}

/** Reads whether a place stays where it is. `delivery=yes` beside a shop is a shop. */
export function facilityMode(tags: Tags): FacilityMode {
  const own = FACILITY_MODES.find((mode) => mode === tags['mode'])
  if (own !== undefined) return own
  if (tags['delivery'] === 'only') return 'delivery'
  const mobile = tags['mobile'] === 'yes' || tags['street_vendor'] === 'yes'
  return mobile || namesOf(tags).some((name) => MOBILE.test(name)) ? 'mobile' : 'fixed'
}

const MOBILE =
  /流动(服务|图书|餐|早餐|售|医疗|献血|菜|便民)|大篷车|(直通|餐|售货|售菜|图书|早餐)车$|mobile (library|clinic)/iu

function isClosed(tags: Tags): boolean {
  const gone = tags['disused'] === 'yes' || tags['abandoned'] === 'yes'
  return gone || tags['access'] === 'no' || /^\s*(closed|off)\s*$/i.test(tags['opening_hours'] ?? '')
}

function isCampusInternal(tags: Tags): boolean {
  if (tags['access'] === 'yes' || tags['access'] === 'public') return false
  if (!CAMPUS_OPERATOR.test(tags['operator'] ?? '')) return false
  return CAMPUS_INTERNAL.some(([key, values]) => hasValue(tags[key], values))
}

function needsAppointment(tags: Tags): boolean {
  const required = (key: string) => hasValue(tags[key], ['required', 'only'])
  return (
    required('reservation') ||
    required('appointment') ||
    /by appointment|需?预约/iu.test(tags['opening_hours'] ?? '')
  )
}
