import { ACCESS, NO_NAME, STREET_KINDS } from '../../src/network/network.ts'
import type { Tags } from '../osm/osm-data.ts'
import { pointsBeside } from './beside.ts'
import type { Dice } from './dice.ts'
import { LIVELY, lonLatOf, type Drawing } from './houses.ts'

/** What a facility is, the commonest first: name, its English, tags. */
const SORTS: readonly (readonly [name: string, english: string, tags: Tags])[] = [
  ['小吃店', 'Eatery', { amenity: 'restaurant', cuisine: 'chinese' }],
  ['公交站', 'Bus stop', { highway: 'bus_stop', public_transport: 'platform' }],
  ['便利店', 'Convenience', { shop: 'convenience' }],
  ['公共厕所', 'Toilet', { amenity: 'toilets' }],
  ['超市', 'Supermarket', { shop: 'supermarket' }],
  ['银行', 'Bank', { amenity: 'bank' }],
  ['药店', 'Pharmacy', { amenity: 'pharmacy' }],
  ['理发店', 'Hairdresser', { shop: 'hairdresser' }],
  ['小学', 'Primary school', { amenity: 'school' }],
  ['幼儿园', 'Kindergarten', { amenity: 'kindergarten' }],
  ['健身园', 'Playground', { leisure: 'playground' }],
  ['社区服务站', 'Neighbourhood office', { amenity: 'community_centre' }],
  ['社区卫生服务站', 'Health station', { amenity: 'clinic' }],
  ['咖啡馆', 'Café', { amenity: 'cafe' }],
  ['快递驿站', 'Parcel station', { amenity: 'parcel_locker' }],
  ['共享单车', 'Bicycle hire', { amenity: 'bicycle_rental' }],
  ['面包房', 'Bakery', { shop: 'bakery' }],
  ['菜市场', 'Market', { amenity: 'marketplace' }],
  ['洗衣店', 'Laundry', { shop: 'laundry' }],
  ['派出所', 'Police', { amenity: 'police' }],
  ['邮局', 'Post office', { amenity: 'post_office' }],
  ['口腔诊所', 'Dentist', { amenity: 'dentist' }],
  ['养老驿站', 'Senior day care', { social_facility: 'day_care', 'social_facility:for': 'senior' }],
  ['健身房', 'Gym', { leisure: 'fitness_centre' }],
  ['地铁口', 'Metro entrance', { railway: 'subway_entrance' }],
  ['修理铺', 'Repairs', { shop: 'locksmith' }],
  ['图书馆', 'Library', { amenity: 'library' }],
  ['托育园', 'Nursery', { amenity: 'childcare' }],
  ['宠物店', 'Pet shop', { shop: 'pet' }],
  ['废品回收站', 'Recycling', { amenity: 'recycling' }],
  ['书店', 'Bookshop', { shop: 'books' }],
  ['街道办事处', 'Street office', { amenity: 'townhall' }],
  ['文化中心', 'Culture centre', { amenity: 'arts_centre' }],
  ['养老院', 'Nursing home', { amenity: 'nursing_home' }],
  ['医院', 'Hospital', { amenity: 'hospital' }],
  ['商场', 'Mall', { shop: 'mall' }],
]

/** Homes to a facility of the commonest sort: with the others about one facility to sixteen homes, as in Astana. */
const HOMES_TO_COMMONEST = 130

/** Facilities beside the streets that anybody walks. */
export function drawShops({
  streets,
  drawn,
  dice,
  nodes,
  homes,
}: Drawing & { readonly homes: number }): void {
  const open = drawn.filter(
    ({ use }) => use.access === ACCESS.open && LIVELY.has(STREET_KINDS[use.kind] ?? 'gate'),
  )
  for (const [rank, [name, english, tags]] of SORTS.entries()) {
    const count = Math.max(2, Math.round(homes / HOMES_TO_COMMONEST / (1 + rank / 3)))
    for (let k = 1; k <= count; k++) {
      const way = dice.pick(open)
      if (way === undefined) return
      const points = pointsBeside(streets, way.places, { everyM: 20, startM: 1, asideM: dice.between(5, 15) })
      const found = dice.pick(points)
      if (found === undefined) continue
      const street = way.use.nameIndex === NO_NAME ? undefined : streets.names[way.use.nameIndex]?.['']
      nodes.add(lonLatOf(found.at), {
        ...tags,
        ...knownOf(dice, { name, english, k }),
        ...addressOf(dice, street),
      })
    }
  }
}

interface Sort {
  readonly name: string
  readonly english: string
  /** Its number among its like. */
  readonly k: number
}

/** What mappers wrote down: most have a name, some hours and a telephone. */
const knownOf = (dice: Dice, { name, english, k }: Sort): Tags => ({
  ...(dice.chance(0.75) ? { name: `第${k}${name}` } : {}),
  ...(dice.chance(0.3) ? { 'name:en': `${english} ${k}` } : {}),
  ...(dice.chance(0.2) ? { opening_hours: `Mo-Su 0${dice.whole(6, 9)}:00-${dice.whole(17, 23)}:00` } : {}),
  ...(dice.chance(0.1) ? { phone: `+86 10 ${dice.whole(60_000_000, 89_999_999)}` } : {}),
})

const addressOf = (dice: Dice, street: string | undefined): Tags =>
  street !== undefined && dice.chance(0.3)
    ? { 'addr:street': street, 'addr:housenumber': String(dice.whole(1, 400)) }
    : {}
