import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from './catalogue.ts'
import { classifyWithDoubt } from './classify.ts'
import { facilityAccess } from './facility-access.ts'
import type { Tags } from './tag-rule.ts'

const file = new URL('../../data/services.json', import.meta.url)
const catalogue = readCatalogue(JSON.parse(readFileSync(file, 'utf8')), 'data/services.json')
const inChina = classifyWithDoubt(catalogue, 'CN')
const elsewhere = classifyWithDoubt(catalogue, 'KZ')

const idsOf = (lanes: readonly number[]) => lanes.map((lane) => catalogue.services[lane]?.id)
const servicesOf = (tags: Tags, areaM2: number | null = null) => idsOf(inChina({ tags, areaM2 }).lanes)

describe('known traps', () => {
  it('a 社区卫生服务中心 tagged hospital is a health centre, no hospital', () => {
    expect(servicesOf({ amenity: 'hospital', name: '燕园社区卫生服务中心' })).toEqual(['health-centre'])
    expect(servicesOf({ amenity: 'clinic', name: '燕园社区卫生服务中心' })).toEqual(['health-centre'])
    expect(servicesOf({ amenity: 'hospital', name: '北京大学第三医院' })).toEqual(['hospital'])
  })

  it('a 社区卫生服务站 is a health station, however tagged, and never a community station', () => {
    expect(servicesOf({ amenity: 'hospital', name: '东王庄社区卫生服务站' })).toEqual(['health-station'])
    expect(servicesOf({ amenity: 'doctors', name: '东王庄社区卫生服务站' })).toEqual(['health-station'])
    expect(servicesOf({ building: 'yes', name: '东王庄社区卫生服务站' })).toEqual(['health-station'])
  })

  it("a students' laundry is no laundry", () => {
    expect(servicesOf({ shop: 'laundry', name: '学生洗衣房' })).toEqual([])
    expect(facilityAccess({ shop: 'laundry', name: '学生洗衣房' })).toBe('residents-only')
    expect(servicesOf({ shop: 'laundry', name: '福奈特洗衣' })).toEqual(['laundry'])
  })

  it('cinema and theatre are not culture stations', () => {
    expect(servicesOf({ amenity: 'cinema', name: '文化活动中心影院' })).toEqual([])
    expect(servicesOf({ amenity: 'theatre', name: '工人文化站剧场' })).toEqual([])
    expect(servicesOf({ amenity: 'community_centre', name: '清河文化活动站' })).toEqual(['culture-station'])
    expect(servicesOf({ amenity: 'community_centre', name: '海淀文化中心' })).toEqual(['culture-centre'])
  })

  it('an ATM is neither a bank nor a bill-payment office', () => {
    expect(servicesOf({ amenity: 'atm', name: '中国工商银行' })).toEqual([])
    expect(servicesOf({ amenity: 'payment_terminal' })).toEqual(['bill-payment'])
  })

  it('waste_disposal is not recycling', () => {
    expect(servicesOf({ amenity: 'waste_disposal' })).toEqual([])
    expect(servicesOf({ amenity: 'recycling' })).toEqual(['recycling'])
  })

  it('shop=tea sells leaf tea', () => {
    expect(servicesOf({ shop: 'tea', name: '张一元茶庄' })).toEqual([])
    expect(servicesOf({ amenity: 'cafe', cuisine: 'bubble_tea' })).toEqual(['cafe'])
  })

  it('ministries and agencies are neither community nor street offices', () => {
    expect(servicesOf({ office: 'government', name: '中华人民共和国教育部' })).toEqual([])
    expect(servicesOf({ office: 'government', name: '中关村街道办事处' })).toEqual(['street-office'])
    expect(servicesOf({ office: 'government', name: '东升园社区居委会' })).toEqual(['community-station'])
  })

  it('a community centre without such a name is a station abroad, not in China', () => {
    const subject = { tags: { amenity: 'community_centre', name: 'Дворец' }, areaM2: null }
    expect(idsOf(inChina(subject).lanes)).toEqual([])
    expect(idsOf(elsewhere(subject).lanes)).toEqual(['community-station'])
  })

  it('bus stops, car parks and homes do not become what they are named after', () => {
    expect(servicesOf({ highway: 'bus_stop', name: '社区卫生服务中心' })).toEqual(['bus-stop'])
    expect(servicesOf({ amenity: 'parking', name: '文化中心停车场' })).toEqual([])
    expect(servicesOf({ building: 'apartments', name: '文化中心家属楼' })).toEqual([])
    expect(servicesOf({ highway: 'residential', name: '应急避难通道' })).toEqual([])
  })

  it('a bicycle shop repairs only when it says so', () => {
    expect(servicesOf({ shop: 'bicycle' })).toEqual([])
    expect(servicesOf({ shop: 'bicycle', repair: 'yes' })).toEqual([])
    expect(servicesOf({ shop: 'bicycle', 'service:bicycle:repair': 'yes' })).toEqual(['repair'])
    expect(servicesOf({ shop: 'mobile_phone', repair: 'yes' })).toEqual(['repair'])
  })

  it('驿站 alone says nothing: parcels, old people and party members have one each', () => {
    expect(servicesOf({ amenity: 'post_office', name: '菜鸟驿站' })).toEqual(['post-office', 'parcel'])
    expect(servicesOf({ amenity: 'social_facility', name: '清华园养老服务驿站' })).toEqual([
      'elderly-station',
    ])
    expect(servicesOf({ amenity: 'community_centre', name: '党群驿站' })).toEqual([])
  })

  it('a school of domestic science keeps no house', () => {
    expect(servicesOf({ amenity: 'college', name: '家政学院' })).toEqual([])
    expect(servicesOf({ office: 'company', name: '爱侬家政' })).toEqual(['housekeeping'])
  })
})

describe('schools', () => {
  const levels = (tags: Tags) => {
    const { lanes, unsure } = inChina({ tags: { amenity: 'school', ...tags }, areaM2: null })
    return { services: idsOf(lanes), unsure: idsOf(unsure) }
  }
  const both = ['primary-school', 'junior-school']

  it.each<[string, Tags, string[]]>([
    ['level 1', { 'isced:level': '1' }, ['primary-school']],
    ['level 2', { 'isced:level': '2' }, ['junior-school']],
    ['levels 2 and 3', { 'isced:level': '2;3' }, ['junior-school']],
    ['levels 1 to 3', { 'isced:level': '1-3' }, both],
    ['levels 0 to 2', { 'isced:level': '0-2' }, both],
    ['level 3', { 'isced:level': '3' }, []],
    ['level 10 is no level 1', { 'isced:level': '10' }, []],
    ['a level against the name', { 'isced:level': '1', name: '第一中学' }, ['primary-school']],
    ['小学', { name: '中关村第一小学' }, ['primary-school']],
    ['中学', { name: '清华大学附属中学' }, ['junior-school']],
    ['九年一贯', { name: '海淀九年一贯制学校' }, both],
    ['高级中学', { name: '市第三高级中学' }, []],
    ['职业', { name: '信息职业学校' }, []],
    ['a kindergarten tagged school', { name: '清华大学洁华幼儿园' }, []],
    ['a vocational lyceum', { name: 'Профлицей №3' }, []],
    ['a middle school that teaches all ages', { name: 'Средняя школа №19' }, both],
  ])('reads %s', (_, tags, services) => {
    expect(levels(tags)).toEqual({ services, unsure: [] })
  })

  it.each<[string, Tags]>([
    ['no name', {}],
    ['a name without a level', { name: 'Школа № 5' }],
    ['a level nobody can read', { 'isced:level': 'all' }],
  ])('counts %s for both and flags it', (_, tags) => {
    expect(levels(tags)).toEqual({ services: both, unsure: both })
  })
})

describe('sports grounds', () => {
  it.each([
    [null, 'sports-ground-small'],
    [1309, 'sports-ground-small'],
    [1310, 'sports-ground-medium'],
    [3149, 'sports-ground-medium'],
    [3150, 'sports-ground-large'],
  ])('of %s m² belong to one tier alone: %s', (areaM2, id) => {
    expect(servicesOf({ leisure: 'pitch' }, areaM2)).toEqual([id])
  })
})

describe('breakfast', () => {
  it('needs a positive sign', () => {
    expect(servicesOf({ amenity: 'fast_food' })).toEqual(['eating'])
    expect(servicesOf({ amenity: 'fast_food', opening_hours: '06:00-14:00' })).toEqual([
      'breakfast',
      'eating',
    ])
    expect(servicesOf({ amenity: 'fast_food', opening_hours: '08:00-14:00' })).toEqual(['eating'])
    expect(servicesOf({ amenity: 'restaurant', name: '庆丰早点' })).toEqual(['breakfast', 'eating'])
    expect(servicesOf({ amenity: 'cafe', breakfast: 'yes' })).toEqual(['cafe', 'breakfast'])
    expect(servicesOf({ shop: 'books', opening_hours: '06:00-14:00' })).toEqual(['bookshop'])
  })
})

it('one stop may give several services', () => {
  expect(servicesOf({ amenity: 'community_centre', name: '便民服务中心、文化活动室、养老驿站' })).toEqual([
    'community-station',
    'elderly-station',
    'culture-station',
  ])
})
