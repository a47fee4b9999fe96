import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLASS_IDS, MAX_SERVICES, readCatalogue } from './catalogue.ts'
import { compileRule } from './tag-rule.ts'
import { readVocabulary } from './vocabulary.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'))

const toilet = {
  id: 'toilet',
  names: {
    planner: { 'zh-Hans': '公共厕所', 'zh-Hant': '公共廁所', en: 'Public toilet' },
    resident: { 'zh-Hans': '公厕', 'zh-Hant': '公廁', en: 'Toilet' },
  },
  kind: 'public',
  class: 'environment',
  task: 'shopping',
  icon: 'maki-toilet',
  rules: ['amenity=toilets'],
  source: { text: 'a test' },
  verified: false,
}

function messageOf(json: unknown): string {
  try {
    readCatalogue(json, 'data/services.json')
    return 'accepted'
  } catch (error) {
    return error instanceof Error && error.name === 'DataError'
      ? error.message
      : `not a DataError: ${String(error)}`
  }
}

describe('readCatalogue', () => {
  it.each<[unknown, string]>([
    [{}, 'data/services.json: found an object, expected a list'],
    [[], 'data/services.json: found a list of 0, expected at least one service'],
    [
      [{ ...toilet, ruels: [] }],
      'data/services.json: at [0].ruels: found the unknown key "ruels", expected only the keys of this format',
    ],
    [
      [{ ...toilet, kind: undefined }],
      'data/services.json: at [0].kind: found undefined, expected ("public" | "mutual-aid" | "market" | "special")',
    ],
    [
      [{ ...toilet, task: 'sleep' }],
      'data/services.json: at [0].task: found "sleep", expected ("shopping" | "doctor" | "affairs" | "transit" | "payment" | "family" | "leisure")',
    ],
    [
      [{ ...toilet, id: 'Public Toilet' }],
      'data/services.json: at [0].id: found "Public Toilet", expected an id of lower-case letters, digits and hyphens',
    ],
    [
      [{ ...toilet, rules: [] }],
      'data/services.json: at [0].rules: found a list of 0, expected at least one rule',
    ],
    [
      [{ ...toilet, rules: ['amenity'] }],
      'data/services.json: at toilet.rules[0]: found "amenity", expected key=value, key=* or key~regex',
    ],
    [
      [{ ...toilet, verified: 'yes' }],
      'data/services.json: at [0].verified: found "yes", expected true or false',
    ],
    [[toilet, toilet], 'data/services.json: found the service "toilet" twice, expected unique ids'],
    [
      Array.from({ length: MAX_SERVICES + 1 }, (_, i) => ({ ...toilet, id: `toilet-${i}` })),
      'data/services.json: found a list of 65, expected at most 64 services',
    ],
  ])('case %#: %s', (json, message) => expect(messageOf(json)).toBe(message))

  it('names a missing key', () => {
    const { source, ...without } = toilet
    expect(source).toBeDefined()
    expect(messageOf([without])).toBe(
      'data/services.json: at [0].source: found nothing, expected the key "source"',
    )
  })

  it('numbers the lanes in the order of the file', () => {
    const { laneOf } = readCatalogue([toilet, { ...toilet, id: 'other' }], 'a test')
    expect([...laneOf]).toEqual([
      ['toilet', 0],
      ['other', 1],
    ])
  })
})

describe('the shipped catalogue', () => {
  const { services } = readCatalogue(read('services.json'), 'data/services.json')
  const vocabulary = readVocabulary(read('vocabulary.json'), 'data/vocabulary.json')
  const presets = Object.values(
    JSON.parse(
      readFileSync(
        new URL('../../node_modules/@openstreetmap/id-tagging-schema/dist/presets.json', import.meta.url),
        'utf8',
      ),
    ) as Record<string, { tags: Record<string, string>; addTags?: Record<string, string>; icon?: string }>,
  )
  const inPresets = new Set(
    presets.flatMap(({ tags, addTags }) =>
      Object.entries({ ...tags, ...addTags }).flatMap(([key, value]) => [`${key}=${value}`, `${key}=*`]),
    ),
  )
  const extra = read('extra-tags.json') as { tag: string; reason: string }[]
  const used = new Set(
    services.flatMap(({ id, rules }) =>
      rules.flatMap((rule) =>
        compileRule(rule, id).terms.flatMap((term) => {
          if (term.is === 'value') return term.values.map((value) => `${term.key}=${value}`)
          return term.is === 'present' || term.is === 'matching' ? [`${term.key}=*`] : []
        }),
      ),
    ),
  )

  it('uses tags that are presets of the tagging schema, or are listed with a reason', () => {
    const reasoned = new Set(extra.map(({ tag }) => tag))
    expect([...used].filter((tag) => !inPresets.has(tag) && !reasoned.has(tag))).toEqual([])
  })

  it('lists no extra tag that is unused, a preset, or without a reason', () => {
    expect(
      extra.filter(({ tag, reason }) => !used.has(tag) || inPresets.has(tag) || reason.length < 20),
    ).toEqual([])
  })

  it('has icons that exist in Maki or Temaki', () => {
    const icons = new Set(presets.map((preset) => preset.icon))
    expect(services.filter(({ icon }) => !icons.has(icon)).map(({ id, icon }) => `${id}: ${icon}`)).toEqual(
      [],
    )
  })

  it('gives every service names of its own in each language', () => {
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      const names = services.map(({ names: { planner } }) => planner[language])
      expect(new Set(names).size).toBe(services.length)
    }
  })

  it('writes 繁體 as it should be, with no simplified character left over', () => {
    const simplifiedOnly =
      /[为务众优会传体价个龙乐买书亚产亲仅从仓们众优伤伦伪儿关兴养军农冲决况净减凉击创刘别办动劳医华协单卖卫厂历压发变号启员园围图场块坏坚声处备复头妇学宝实宠审对寻导层属岁币帅师应庆库废开异张归当录总战报护担择损换据数断时显晓术机杀权条来杨极构标树样档桥检楼欢残毕气汉汤汇没沟济温湾满点热爱牵环现电画疗监盖矿码确离种积称稳穷竞笔签筑类红级纪约线练组细织经给统维综缴网罗职联肃胜脉脏药营补装见规视觉览计订认讨让训议记讲许论设访证评识诉词译试话询该详语误说请读课谁调谈谢货质购贴费资赛赵车转轮软轻载较辅输边达过运还这进远连适选递邮释里针钟铁银锁长门闭问间闻阅队阳阴际陆险随难雾静韩页项顺须顾预领频题颜风飞饭饮馆骑鱼鸟鸡麦黄齐龄]/u
    const texts = [
      ...services.flatMap(({ names }) => [names.planner['zh-Hant'], names.resident['zh-Hant']]),
      ...[vocabulary.kinds, vocabulary.tasks, vocabulary.classes].flatMap((group) =>
        Object.values(group).map((name) => name['zh-Hant']),
      ),
    ]
    expect(texts.filter((text) => simplifiedOnly.test(text))).toEqual([])
  })

  it('names ten classes and seven tasks, and leaves no task empty', () => {
    expect(CLASS_IDS).toHaveLength(10)
    expect(Object.keys(vocabulary.tasks)).toHaveLength(7)
    for (const task of Object.keys(vocabulary.tasks))
      expect(services.some((service) => service.task === task)).toBe(true)
  })
})
