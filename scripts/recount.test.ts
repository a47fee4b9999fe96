import { beforeAll, describe, expect, test } from 'vitest'
import { assessCity, type Assessment } from '../src/city/assess-city.ts'
import { gapEntries, type GapLists } from '../src/format/gap-entries.ts'
import { gapCsv, type GapReport } from '../src/format/gap-files.ts'
import { DEFAULT_TEMPLATE } from '../src/format/gap-template.ts'
import { gapTexts } from '../src/i18n/gap-texts.ts'
import { dictionary } from '../src/i18n/zh-hans/dictionary.ts'
import { planning } from '../src/i18n/zh-hans/planning.ts'
import { readCatalogueFile, readStandardFile, readWalkerNamed } from './read-data.ts'
import { countGapList, type GapListCount } from './recount/count-gap-list.ts'
import { astanaInMemory } from './testing/astana-in-memory.ts'

describe('Astana, counted anew from the exported tables', () => {
  let assessment: Assessment
  let lists: GapLists
  let [problems, toCheck]: GapListCount[] = []

  beforeAll(async () => {
    const { city } = await astanaInMemory()
    const standard = readStandardFile('fifteen-minute-city')
    const walker = readWalkerNamed(standard.defaultWalker)
    assessment = assessCity(city, { standard, walker })
    const { report, cityCase } = assessment
    const { communities } = cityCase
    const choice = { communities: null, rule: null }
    lists = gapEntries({ communities, standard, report, facility: () => undefined, choice })
    const list: GapReport = {
      communities,
      lists,
      texts: gapTexts({
        language: 'zh-Hans',
        t: dictionary,
        listing: planning.listing,
        services: readCatalogueFile().services,
        standard,
        walker,
        minutes: null,
        method: 'network',
        manifest: city.manifest,
        date: null,
        ownFiles: [],
        setAside: assessment.summary.gaps.rulesSetAside,
        scope: '全部',
      }),
      template: DEFAULT_TEMPLATE,
      date: null,
      page: null,
      ruleIds: standard.rules.map(({ id }) => id),
    }
    problems = countGapList(gapCsv(list, 'problems'), 'problems.csv')
    toCheck = countGapList(gapCsv(list, 'toCheck'), 'to-check.csv')
  }, 60_000)

  const figures = () => {
    const { units, villages } = assessment.summary
    return villages === null ? units : [...units, villages]
  }
  const sum = (pick: (unit: ReturnType<typeof figures>[number]) => number) =>
    figures().reduce((total, unit) => total + pick(unit), 0)

  test('has the communities of every grade', () => {
    expect(problems?.communities).toBeGreaterThan(0)
    expect(problems?.communities).toBe(sum(({ bands }) => bands['1-2'] + bands['3-5'] + bands['6+']))
    expect(toCheck?.communities).toBe(sum(({ bands }) => bands.undetermined))
    const within = (least: number, most: number) =>
      [...(problems?.byMissing ?? [])].reduce(
        (total, [missing, count]) => total + (missing >= least && missing <= most ? count : 0),
        0,
      )
    expect([within(1, 2), within(3, 5), within(6, 64)]).toEqual([
      sum(({ bands }) => bands['1-2']),
      sum(({ bands }) => bands['3-5']),
      sum(({ bands }) => bands['6+']),
    ])
  })

  test('has every gap of every required service once, and every doubt', () => {
    const aside = assessment.summary.gaps.rulesSetAside
    const names = new Map(
      assessment.standard.rules.map((rule) => [rule.names?.['zh-Hans'] ?? rule.services[0], rule]),
    )
    const rows = (name: string, verdict: string) =>
      (problems?.byService.get(name)?.[verdict] ?? 0) + (toCheck?.byService.get(name)?.[verdict] ?? 0)
    let doubts = 0
    for (const [name = '', { id, required }] of names) {
      if (!required || aside.includes(id)) continue
      const of = (verdict: 'outside' | 'unknown') =>
        sum(({ rules }) => rules.find(({ rule }) => rule === id)?.communities[verdict] ?? 0)
      expect(rows(name, '缺项'), name).toBe(of('outside'))
      doubts += of('unknown') - rows(name, '暂不能判定')
    }
    expect(doubts).toBe(lists.doubtsLeftOut)
  })

  test('has the residents of these communities, no finer than they are known', () => {
    const { communities } = assessment.cityCase
    const listed = [...new Set(lists.problems.map(({ community }) => community))]
    const residents = listed.reduce((total, c) => total + (communities[c]?.residents ?? 0), 0)
    expect(problems?.residents).toBeGreaterThan(0)
    // estimates are told to ten, from 10,000 to the hundred; fewer than ten are not
    const slack = listed.reduce((most, c) => most + ((communities[c]?.residents ?? 0) < 9_995 ? 10 : 50), 0)
    expect(Math.abs((problems?.residents ?? 0) - residents)).toBeLessThan(slack)
  })
})

describe('what is no list', () => {
  test('names the column that is missing', () => {
    expect(() => countGapList('序号,社区\r\n1,甲\r\n', 'x.csv')).toThrow(
      'x.csv: found the columns 序号, 社区; expected one named 定位链接',
    )
  })
  test('names the line that cannot be read', () => {
    expect(() => countGapList('体检指标,判定,人口,定位链接\r\na,b,c,d,e\r\n', 'x.csv')).toThrow(
      /x\.csv: line 2/,
    )
  })
})
