import { describe, expect, it } from 'vitest'
import { facilityAccess, facilityMode } from './facility-access.ts'
import type { Tags } from './tag-rule.ts'

describe('facilityAccess', () => {
  it.each<[string, Tags, ReturnType<typeof facilityAccess>]>([
    ['nothing said', { shop: 'convenience' }, 'public'],
    ['customers', { amenity: 'toilets', access: 'customers' }, 'public'],
    ['permissive', { leisure: 'pitch', access: 'permissive', operator: '清华大学' }, 'residents-only'],
    ['a campus ground open to all', { leisure: 'pitch', access: 'yes', operator: '清华大学' }, 'public'],
    ['a campus ground', { leisure: 'pitch', operator: '清华大学' }, 'residents-only'],
    ["a university's hospital", { amenity: 'hospital', operator: '北京大学' }, 'public'],
    ['private', { leisure: 'playground', access: 'private' }, 'residents-only'],
    ['students among others', { amenity: 'library', access: 'students;employees' }, 'residents-only'],
    ['a staff canteen', { amenity: 'restaurant', name: '寓园教工食堂' }, 'residents-only'],
    ["a students' centre", { amenity: 'arts_centre', name: '学生文化活动中心' }, 'residents-only'],
    ["a students' hairdresser", { shop: 'hairdresser', name: '学生美发服务中心' }, 'residents-only'],
    ["the workers' club, open to all", { amenity: 'community_centre', name: '职工之家' }, 'public'],
    ["the workers' hospital, open to all", { amenity: 'hospital', name: '北京市职工医院' }, 'public'],
    ['an English name', { amenity: 'library', 'name:en': 'Reading room (Students only)' }, 'residents-only'],
    ['no access', { leisure: 'pitch', access: 'no' }, 'closed'],
    ['disused', { shop: 'laundry', disused: 'yes' }, 'closed'],
    ['never open', { shop: 'laundry', opening_hours: 'closed' }, 'closed'],
    ['hours by appointment', { amenity: 'clinic', opening_hours: '"by appointment"' }, 'by-appointment'],
    ['reservation wanted', { leisure: 'sports_centre', reservation: 'required' }, 'by-appointment'],
    ['reservation possible', { amenity: 'restaurant', reservation: 'yes' }, 'public'],
    ['permit', { leisure: 'pitch', access: 'permit' }, 'by-agreement'],
    ['our own word, imported', { access: 'by-agreement' }, 'by-agreement'],
    ['our own word for all', { access: 'public' }, 'public'],
  ])('%s', (_, tags, access) => expect(facilityAccess(tags)).toBe(access))
})

describe('facilityMode', () => {
  it.each<[string, Tags, ReturnType<typeof facilityMode>]>([
    ['a shop', { shop: 'supermarket' }, 'fixed'],
    ['a shop that also delivers', { shop: 'supermarket', delivery: 'yes' }, 'fixed'],
    ['delivery alone', { shop: 'supermarket', delivery: 'only' }, 'delivery'],
    ['a mobile library', { amenity: 'library', name: '流动图书车' }, 'mobile'],
    ['a vendor', { amenity: 'fast_food', street_vendor: 'yes' }, 'mobile'],
    ['流动人口 are people, not a van', { office: 'government', name: '流动人口管理站' }, 'fixed'],
    ['our own word, imported', { mode: 'delivery' }, 'delivery'],
  ])('%s', (_, tags, mode) => expect(facilityMode(tags)).toBe(mode))
})
