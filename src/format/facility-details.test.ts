import { describe, expect, test } from 'vitest'
import { tagsToAddress, tagsToDetails, tagsToNames } from './facility-details.ts'

describe('names', () => {
  test('keeps the local name and every language, and nothing that is not a language', () => {
    const tags = {
      name: '北京站',
      'name:en': 'Beijing Station',
      'name:zh-Hant': '北京站',
      'name:zh_pinyin': 'Běijīng Zhàn',
      'name:1990-2000': 'old',
      'name:left': 'left',
      alt_name: 'other',
    }
    expect(tagsToNames(tags)).toEqual({ '': '北京站', en: 'Beijing Station', 'zh-Hant': '北京站' })
  })

  test('takes the brand where a place has no name, and nothing where it has neither', () => {
    expect(tagsToNames({ brand: '全家', 'brand:en': 'FamilyMart' })).toEqual({ '': '全家', en: 'FamilyMart' })
    expect(tagsToNames({ brand: '全家', name: '小店' })).toEqual({ '': '小店' })
    expect(tagsToNames({ name: '   ' })).toEqual({})
  })
})

describe('address', () => {
  const tags = { 'addr:street': '中关村大街', 'addr:housenumber': '27', 'addr:city': '北京市' }

  test.each([
    ['CN', tags, '北京市中关村大街27号'],
    ['CN', { ...tags, 'addr:housenumber': '甲27号' }, '北京市中关村大街甲27号'],
    ['CN', { 'addr:street': 'Main Road', 'addr:housenumber': '5' }, 'Main Road 5'],
    ['KZ', { 'addr:street': 'улица Абая', 'addr:housenumber': '3/1' }, 'улица Абая 3/1'],
    [
      'FR',
      { 'addr:street': 'rue X', 'addr:housenumber': '2', 'addr:postcode': '75001', 'addr:city': 'Paris' },
      '2 rue X, 75001 Paris',
    ],
    [null, { 'addr:place': 'Triesen', 'addr:housenumber': '9' }, 'Triesen 9'],
    ['CN', { ...tags, 'addr:full': '海淀区某处' }, '海淀区某处'],
    ['KZ', { 'addr:city': 'Астана', 'addr:postcode': '010000' }, null],
  ])('in %s %j reads %s', (country, given, expected) => {
    expect(tagsToAddress(given, country)).toBe(expected)
  })
})

test('a phone may stand under contact:phone, and what is missing is null', () => {
  expect(tagsToDetails({ 'contact:phone': '12345', opening_hours: '24/7' }, null)).toEqual({
    names: {},
    openingHours: '24/7',
    phone: '12345',
    wheelchair: null,
    operator: null,
    address: null,
  })
})
