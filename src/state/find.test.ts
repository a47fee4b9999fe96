import { describe, expect, test } from 'vitest'
import { namesToReadings } from '../../scripts/pipeline/names/names-to-readings.ts'
import { readCatalogueFile } from '../../scripts/read-data.ts'
import type { Community } from '../coverage/tables.ts'
import type { CityNames } from '../format/city-names.ts'
import { createNameIndex } from '../format/name-index.ts'
import type { Service } from '../services/catalogue.ts'
import { createFindIndex } from './find-index.ts'
import { find, MOST_FOUND, type FindIndex } from './find.ts'

interface Drawn {
  readonly communities?: readonly string[]
  readonly services?: readonly Service[]
  /** House numbers by street. */
  readonly streets?: Readonly<Record<string, readonly string[]>>
  /** Name and place in degrees. */
  readonly facilities?: readonly (readonly [name: string, lon: number])[]
}

/** A city by its names alone; everything lies at one place unless it says otherwise. */
function drawIndex({ communities = [], services = [], streets = {}, facilities = [] }: Drawn): FindIndex {
  const sets = [...Object.keys(streets), ...facilities.map(([name]) => name)].map((name) => ({ '': name }))
  const numbers = [...new Set(Object.values(streets).flat())]
  const houses = Object.values(streets).flat()
  let count = 0
  const firstAddress = Uint32Array.from([0, ...Object.values(streets).map((own) => (count += own.length))])
  const streetCount = firstAddress.length - 1
  const city: CityNames = {
    names: sets,
    streets: {
      name: Uint32Array.from({ length: streetCount }, (_, i) => i),
      isPlace: new Uint8Array(streetCount),
      firstAddress,
      lonE7: new Int32Array(streetCount),
      latE7: new Int32Array(streetCount),
    },
    addresses: {
      number: Uint32Array.from(houses, (number) => numbers.indexOf(number)),
      lonE7: new Int32Array(houses.length),
      latE7: new Int32Array(houses.length),
    },
    numbers,
    facilities: {
      name: Uint32Array.from(facilities, (_, i) => streetCount + i),
      globalId: Uint32Array.from(facilities.keys()),
      firstLane: new Uint32Array(facilities.length + 1),
      lanes: new Uint8Array(),
      lonE7: Int32Array.from(facilities, ([, lon]) => lon * 1e7),
      latE7: new Int32Array(facilities.length),
    },
    readings: namesToReadings([
      ...sets.map((set) => set['']),
      ...communities,
      ...services.flatMap(({ names }) => Object.values(names.resident)),
    ]),
  }
  const rows = communities.map((name) => ({ names: { '': name } })) as unknown as Community[]
  return createFindIndex({
    communities: rows,
    services,
    names: createNameIndex({ city, communities: rows, services: [] }),
    shown: String,
  })
}

/** What is found, by name. */
function found(index: FindIndex, query: string, near: readonly [number, number] | null = null): string[] {
  const { streets, addresses, facilities, names, numbers } = index.names
  const text = (name: number | undefined): string => names[name ?? -1]?.[''] ?? ''
  return find(index, query, near).map((line) => {
    switch (line.kind) {
      case 'community':
        return `community ${line.community}`
      case 'service':
        return line.id
      case 'street':
        return text(streets.name[line.street])
      case 'address':
        return `${text(streets.name[line.street])} ${numbers[addresses.number[line.address] ?? 0]}`
      case 'facility':
        return text(facilities.name[line.row])
    }
  })
}

const communitiesFound = (communities: readonly string[], query: string): (string | undefined)[] =>
  found(drawIndex({ communities }), query).map((line) => communities[Number(line.split(' ')[1])])

describe('names', () => {
  test('that are it, that begin with it, whose words do, by initials, that hold it', () => {
    const names = ['Lagarden', 'Old Garden', 'Gardens', 'Garden', 'Good Apples, Rare Dates, Eggs, Nuts']
    expect(communitiesFound(names, 'garden')).toEqual([
      'Garden',
      'Gardens',
      'Old Garden',
      'Good Apples, Rare Dates, Eggs, Nuts',
      'Lagarden',
    ])
  })

  test.each([
    [
      '天安门',
      ['天安门', '安门', 'tian an men', 'tiananmen', 'tianan', 'tianam', 'tam', 'tiam', 'anmen', 'TAM'],
    ],
    ['中关村大街', ['中关', '关村', 'zgcdj', 'zhongguancun', 'zhonggc', 'guancun', 'zhguan', 'dajie']],
    ['重庆北路', ['chongqing', 'cqbl', '重慶', '北路']],
    ['東直門', ['东直门', '東直門', 'dongzhimen', 'dzm']],
    ['绿地A座', ['lvdi', 'ldaz', '绿地a', 'A座']],
    [
      'Қабанбай батыр',
      ['Қабанбай', 'кабанбай', 'Qabanbay', 'kabanbai', 'Kabanbay batyr', 'батыр кабан', 'kb'],
    ],
    ['Әуезов көшесі', ['әуезов', 'ауезов', 'Auezov', 'Auezov koshesi']],
    ['Іле', ['іле', 'иле', 'ile']],
    ['Ёлочка', ['елочка', 'ёлочка', 'Elochka']],
    ['Абай даңғылы', ['абай', 'abay', 'Abai', 'abai dangyly']],
    ['Жағалау', ['жагалау', 'Zhagalau', 'Jagalau', 'zhaghalau']],
    ['Хайдара', ['Khaydara', 'haidara', 'хаид']],
    ['North Star Road', ['nsr', 'star nor', 'NORTH', 'норт']],
    ['Dostyk Plaza', ['Достык', 'dostyq', 'достық плаза']],
    ['Ñandú, Plaza (l’Étoile)', ['nandu', 'letoile plaza']],
    ['مسجد النور', ['مسجد', 'msjd']],
    ['서울', ['서울', 'seoul']],
  ])('%s by any of %j', (name, queries) => {
    const names = ['Somewhere else', name, '别的地方', 'Другое место']
    for (const query of queries) expect([query, communitiesFound(names, query)[0]]).toEqual([query, name])
  })

  test('are not found by other syllables, other words, or what is no letter', () => {
    expect(communitiesFound(['天安门'], 'menan')).toEqual([])
    expect(communitiesFound(['天安门'], 'atm')).toEqual([])
    expect(communitiesFound(['Кенесары'], 'Кенесары абая')).toEqual([])
    // a letter typed over and over is not the same as typed once
    expect(communitiesFound(['Жибек Жолы', 'Зорге', 'Korgalzhyn'], 'zzzz')).toEqual([])
    expect(communitiesFound(['Korgalzhyn highway', 'Kim'], 'qqqq')).toEqual([])
    for (const nothing of ['', '  ', '!?', '-']) expect(communitiesFound(['天安门', ''], nothing)).toEqual([])
  })

  test('of every word in any order', () => {
    expect(communitiesFound(['Кенесары 40 街坊', 'Кенесары 12'], '40 кенес')).toEqual(['Кенесары 40 街坊'])
  })

  test('read otherwise in one name are found by the usual reading too', () => {
    const names = ['音乐厅', '乐山路', '快乐家园', '乐天']
    expect(communitiesFound(names, 'yinyue')).toEqual(['音乐厅'])
    expect(communitiesFound(names, 'leshan')).toEqual(['乐山路'])
  })

  test('like those that every object has are nothing special', () => {
    expect(communitiesFound(['constructor', '__proto__'], 'proto')).toEqual(['__proto__'])
  })
})

describe('house numbers', () => {
  const index = drawIndex({
    streets: {
      'улица Кенесары': ['4', '40', '40/1', '40а', '41'],
      中关村大街: ['1号', '11号', '甲27'],
      'улица Кенжина': ['40'],
    },
  })

  test.each([
    ['Kenesary 40', 'улица Кенесары 40'],
    ['Кенесары 40', 'улица Кенесары 40'],
    ['40 кенесары', 'улица Кенесары 40'],
    ['kenesary40', 'улица Кенесары 40'],
    ['кенесары, 40А', 'улица Кенесары 40а'],
    ['кенесары 40a', 'улица Кенесары 40а'],
    ['Кенесары 40/1', 'улица Кенесары 40/1'],
    ['中关村大街 1号', '中关村大街 1号'],
    ['中关村大街1号', '中关村大街 1号'],
    ['中关村大街１１號', '中关村大街 11号'],
    ['zgcdj 11', '中关村大街 11号'],
    ['中关村大街甲27号', '中关村大街 甲27'],
  ])('%s', (query, expected) => {
    expect(found(index, query)[0]).toBe(expected)
  })

  test('the house, then its parts, then what may still be typed', () => {
    expect(found(index, 'кенесары 4')).toEqual([
      'улица Кенесары 4',
      'улица Кенесары 40',
      'улица Кенесары 40/1',
      'улица Кенесары 40а',
      'улица Кенесары 41',
    ])
    expect(found(index, 'кенесары 40').slice(0, 3)).toEqual([
      'улица Кенесары 40',
      'улица Кенесары 40/1',
      'улица Кенесары 40а',
    ])
  })

  test('that are not known leave the street', () => {
    expect(found(index, 'кенесары 999')).toEqual(['улица Кенесары'])
    expect(found(index, '40')).toEqual([])
  })
})

describe('kinds', () => {
  test('come in their order among equals, and none crowds the others out', () => {
    const many = Array.from({ length: 30 }, (_, i) => `Park ${i}`)
    const index = drawIndex({
      communities: many,
      streets: Object.fromEntries(many.map((name) => [`Parkway ${name}`, ['5']])),
      facilities: many.map((name) => [name, 0] as const),
    })
    const kinds = find(index, 'park', null).map(({ kind }) => kind)
    expect(kinds).toHaveLength(MOST_FOUND)
    expect(kinds.filter((kind) => kind === 'community')).toHaveLength(5)
    expect(kinds.filter((kind) => kind === 'facility').length).toBeGreaterThan(0)
    expect(kinds.toSorted()).toEqual(kinds.map((kind) => kind).sort((a, b) => (a < b ? -1 : 1)))
    expect(find(drawIndex({ communities: many }), 'park', null)).toHaveLength(MOST_FOUND)
  })

  test('a street is the better fit for its name without the word for street', () => {
    const index = drawIndex({
      communities: ['Абайское'],
      streets: { 'проспект Абая': [], 'Абаятская улица': [] },
    })
    expect(found(index, 'абая')).toEqual(['проспект Абая', 'Абаятская улица'])
  })

  test('of facilities with one name the nearer ones come first', () => {
    const index = drawIndex({
      facilities: [
        ['Magnum far', 9],
        ['Magnum near', 1],
        ['Magnum', 5],
      ],
    })
    expect(found(index, 'magnum s', [0, 0])).toEqual([])
    expect(found(index, 'magn', [0, 0])).toEqual(['Magnum near', 'Magnum', 'Magnum far'])
    expect(found(index, 'magn')).toEqual(['Magnum', 'Magnum far', 'Magnum near'])
  })
})

test('without a file of names communities and services are found by their letters', () => {
  const communities = [{ names: { '': '天安门' } }, { names: {} }] as unknown as Community[]
  const { services } = readCatalogueFile()
  const index = createFindIndex({ communities, services, names: undefined, shown: (c) => `街坊 ${c + 1}` })
  expect(found(index, '天安')).toEqual(['community 0'])
  expect(found(index, '街坊 2')).toEqual(['community 1'])
  expect(found(index, '菜市场')[0]).toBe('vegetables')
  expect(found(index, '社区医院')).toContain('health-centre')
})

test('services are found by pinyin and initials too', () => {
  const index = drawIndex({ services: readCatalogueFile().services })
  expect(found(index, '菜市场')[0]).toBe('vegetables')
  expect(found(index, 'caishichang')[0]).toBe('vegetables')
  expect(found(index, 'csc')).toContain('vegetables')
})
