import { beforeAll, describe, expect, test } from 'vitest'
import type { CommunityReport, RuleReport } from '../coverage/community-report.ts'
import type { Community } from '../coverage/tables.ts'
import { bareFacility } from '../coverage/testing/bare-facility.ts'
import { gapTexts } from '../i18n/gap-texts.ts'
import { dictionary } from '../i18n/zh-hans/dictionary.ts'
import { planning } from '../i18n/zh-hans/planning.ts'
import type { Standard } from '../services/standard.ts'
import type { Service } from '../services/catalogue.ts'
import type { Walker } from '../services/walker.ts'
import type { CsvCell } from './csv.ts'
import { csvToRows } from './csv-to-rows.ts'
import { gapEntries } from './gap-entries.ts'
import { gapCsv, gapGeoJson, gapNotes, gapTable, type GapReport } from './gap-files.ts'
import { DEFAULT_TEMPLATE, readGapTemplate } from './gap-template.ts'
import { gapWorkbook } from './gap-workbook.ts'

const names = (text: string) => ({ 'zh-Hans': text, 'zh-Hant': text, en: text })

const rule = (id: string, more: Partial<Standard['rules'][number]> = {}): Standard['rules'][number] => ({
  id,
  services: [id],
  ruler: 'minutes',
  threshold: 15,
  scalable: true,
  required: true,
  weight: 1,
  countsByAppointment: false,
  source: 'own',
  verified: false,
  ...more,
})

const standard = {
  id: 'drawn',
  names: names('画的标准'),
  sources: { own: { text: '画的依据', date: '2018' } },
  verified: true,
  residentsShare: 0.8,
  tolerance: 0,
  rules: [
    rule('market'),
    rule('clinic', {
      services: ['clinic', 'hospital'],
      names: names('看病'),
      ruler: 'metres',
      threshold: 1000,
    }),
    rule('cinema', { required: false }),
    rule('laundry', { verified: true }),
  ],
} as unknown as Standard

const services = ['market', 'clinic', 'hospital', 'cinema', 'laundry'].map((id) => ({
  id,
  names: { planner: names(`「${id}」`), resident: names(id) },
})) as unknown as Service[]

const community = (more: Partial<Community> & { readonly id: string }): Community => ({
  names: {},
  unit: 'community',
  origin: 'homes',
  lon: 116,
  lat: 40,
  residents: 4213.4,
  residentsSource: 'floor-area',
  knownLevelsShare: 0.5,
  communityType: null,
  communityTypeInferred: false,
  district: null,
  street: null,
  ...more,
})

const communities = [
  community({
    id: 'c:1',
    names: { zh: '=甲"社,区' },
    district: '东区',
    street: '一街',
    communityType: 'old-estate',
    communityTypeInferred: true,
  }),
  community({ id: 'c:2', unit: 'derived', residents: 7, lon: 116.1 }),
  community({ id: 'c:3', names: { zh: '丙' }, residents: null, residentsSource: 'none' }),
]

const facility = bareFacility({ lon: 116, lat: 40.01, services: ['hospital'] })

type Told = Pick<RuleReport, 'verdict' | 'reason'> & Partial<RuleReport>
const NO_WALK = { service: null, primary: null, secondary: null, facility: null }

const report = (
  c: number,
  band: CommunityReport['grade']['band'],
  told: readonly Told[],
): CommunityReport => ({
  community: c,
  verdict: 'outside',
  grade: { missing: told.filter(({ verdict }) => verdict === 'outside').length, band },
  index: null,
  setAside: [],
  services: told.map((one, r) => {
    const { id, required } = standard.rules[r]!
    return { rule: id, required, share: 0, members: [], ...NO_WALK, ...one }
  }),
})

const INSIDE = { verdict: 'inside', reason: null } as const
const OUTSIDE = { verdict: 'outside', reason: 'too-far' } as const
const THIN = { verdict: 'unknown', reason: 'thin-data' } as const
const NO_DATA = { verdict: 'unknown', reason: 'no-data' } as const

const reports = [
  report(0, '1-2', [
    OUTSIDE,
    // metres rule: 1,234.1 m in 17 min 1.1 s
    { ...OUTSIDE, service: 'hospital', primary: 12_341, secondary: 10_211, facility: 0 },
    OUTSIDE,
    NO_DATA,
  ]),
  report(1, 'undetermined', [OUTSIDE, THIN, THIN, NO_DATA]),
  report(2, '1-2', [INSIDE, OUTSIDE, INSIDE, THIN]),
]

const listsOf = (choice: Parameters<typeof gapEntries>[0]['choice']) =>
  gapEntries({
    communities,
    standard,
    report: (c) => reports[c]!,
    facility: (f) => (f === 0 ? facility : undefined),
    choice,
  })

let drawn: GapReport
beforeAll(() => {
  drawn = {
    communities,
    lists: listsOf({ communities: null, rule: null }),
    texts: gapTexts({
      language: 'zh-Hans',
      t: dictionary,
      listing: planning.listing,
      services,
      standard,
      walker: { id: 'adult', names: names('成年人'), paceMps: 1.2 } as unknown as Walker,
      minutes: null,
      method: 'network',
      manifest: null,
      date: '2017-12-04',
      ownFiles: [],
      setAside: ['laundry'],
      scope: '全部',
    }),
    template: DEFAULT_TEMPLATE,
    date: '2017-12-04',
    page: null,
    ruleIds: standard.rules.map(({ id }) => id),
  }
})

describe('the rows', () => {
  test('are the required rules that are outside, one by one, as computed by hand', () => {
    const [headings, ...rows] = gapTable(drawn, 'problems')
    expect(headings?.join(' ')).toBe(
      '序号 区 街道 社区 小区 类型 体检指标 缺失设施 要求及依据 最近设施 步行分钟 步行米 直线米 户数 人口 其中60岁以上 人口来源 判定 原因 数据日期 现场核实 建议措施 责任单位 时限 定位链接',
    )
    const unverified = '（未核实）'
    expect(rows[0]).toEqual([
      1,
      '东区',
      '一街',
      '=甲"社,区',
      null,
      '老旧小区（推算）',
      '「market」',
      '「market」',
      `步行 15 分钟内可达；依据：画的依据, 2018${unverified}`,
      null,
      null,
      null,
      null,
      null,
      4210,
      null,
      '由建筑面积推算',
      '缺项',
      '沿路网走不到任何一处',
      '2017-12-04',
      null,
      null,
      null,
      null,
      'geo:40.000000,116.000000',
    ])
    // 12,341 dm and 10,211 ds, never told shorter; 0.01° of latitude is 1,112 m
    expect(rows[1]?.slice(6, 13)).toEqual([
      '看病',
      '「clinic」、「hospital」（任一即可）',
      `步行 1,000 米内可达；依据：画的依据, 2018${unverified}`,
      '未命名的「hospital」',
      17.1,
      1235,
      1112,
    ])
    expect(rows[1]?.[18]).toBe('最近一处超过 1,000 米')
    expect(rows.map(([n, , , name]) => [n, name])).toEqual([
      [1, '=甲"社,区'],
      [2, '=甲"社,区'],
      [3, '丙'],
    ])
    // unknown residents stay empty
    expect(rows[2]?.slice(13, 17)).toEqual([null, null, null, '不详'])
  })

  test('of those nobody can tell of are a list of their own, with what is certain', () => {
    const [, ...rows] = gapTable(drawn, 'toCheck')
    expect(rows.map((row) => [row[0], row[3], row[4], row[5], row[14], row[16], row[17], row[18]])).toEqual([
      [1, null, '街坊 2', '推算街坊', null, '不足 10 人，不列出', '缺项', '沿路网走不到任何一处'],
      [2, null, '街坊 2', '推算街坊', null, '不足 10 人，不列出', '暂不能判定', '周边这类设施收录太少'],
    ])
    expect(drawn.lists.doubtsLeftOut).toBe(1)
  })

  test('follow what was chosen, in its order', () => {
    const { problems, toCheck } = listsOf({ communities: [2, 0], rule: 'clinic' })
    expect(problems.map(({ community: c, rule: r }) => [c, r])).toEqual([
      [2, 1],
      [0, 1],
    ])
    expect(toCheck).toEqual([])
  })

  test('link to the page where there is one', () => {
    const terms = { city: 'drawn', standard: null, own: null, walker: null, minutes: 10 }
    const page = { address: 'https://example.org/', terms }
    expect(gapTable({ ...drawn, page }, 'problems')[1]?.at(-1)).toBe(
      'https://example.org/#city=drawn&door=gaps&community=c%3A1&minutes=10',
    )
  })
})

describe('the files', () => {
  test('come back from CSV as they were, formulas disarmed', () => {
    const text = gapCsv(drawn, 'problems')
    expect(text.startsWith('\uFEFF')).toBe(true)
    const { columns, rows } = csvToRows(text, 'problems.csv')
    const [headings, ...table] = gapTable(drawn, 'problems')
    expect(columns).toEqual(headings)
    const disarmed = (cell: CsvCell) => String(cell ?? '').replace(/^=/, "'=")
    expect(rows.map(({ cells, error }) => [error, ...cells])).toEqual(
      table.map((row) => [null, ...row.map(disarmed)]),
    )
  })

  test('are points by the headings of the table, with data ids and notes', () => {
    const { features, notes } = gapGeoJson(drawn, 'toCheck')
    expect(features.map(({ geometry }) => geometry.coordinates)).toEqual([
      [116.1, 40],
      [116.1, 40],
    ])
    expect(features[1]?.properties).toMatchObject({
      判定: '暂不能判定',
      communityId: 'c:2',
      ruleId: 'clinic',
    })
    expect(notes).toEqual(gapNotes(drawn))
  })

  test('count themselves in 口径说明', () => {
    const { counts } = drawn.texts
    const told = new Map(gapNotes(drawn).map(([what, text]) => [what, text]))
    expect([counts.problemCommunities, counts.problemRows].map((what) => told.get(what))).toEqual([2, 3])
    expect([counts.toCheckCommunities, counts.toCheckRows].map((what) => told.get(what))).toEqual([1, 2])
    expect(told.get(counts.doubtsLeftOut)).toBe(1)
    expect(told.get('地图未收录，未判定')).toBe('「laundry」')
    expect(told.get('步行者')).toBe('成年人（15 分钟约 1,080 米）')
  })

  test('are four sheets, in which nothing breaks XML', () => {
    const bad = [{ ...communities[0]!, names: { zh: 'a\u0000b\uD800' } }, ...communities.slice(1)]
    const sheets = gapWorkbook({ ...drawn, communities: bad })
    expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
      ['问题清单', 4],
      ['整治清单', 4],
      ['待核实清单', 3],
      ['口径说明', gapNotes(drawn).length],
    ])
    expect(sheets[0]?.data[1]?.[3]).toEqual({ value: 'a\uFFFDb\uFFFD' })
  })
})

describe('a template', () => {
  const read = (json: unknown) =>
    readGapTemplate(typeof json === 'string' ? json : JSON.stringify(json), 't.json', drawn.texts.columns)

  test('orders, leaves out and names columns, by id or by heading', () => {
    const template = read({
      problems: [
        '社区',
        { column: 'residents', heading: '居民数' },
        { column: 'blank', heading: '复核人' },
        'id',
      ],
    })
    expect(gapTable({ ...drawn, template }, 'problems').slice(0, 2)).toEqual([
      ['社区', '居民数', '复核人', '编号'],
      ['=甲"社,区', 4210, null, 'c:1'],
    ])
    expect(gapTable({ ...drawn, template }, 'remedies')).toEqual(gapTable(drawn, 'remedies'))
  })

  test.each([
    ['{"problems": [', /t\.json: found broken text/],
    [{ rows: [] }, /t\.json: at rows: found the unknown key "rows"/],
    [{ problems: [] }, /at problems: found a list of 0, expected at least one column/],
    [{ problems: ['手机'] }, /at problems\[0\]: found "手机", expected one of number, district/],
    [
      { problems: ['社区', 'community'] },
      /at problems\[1\]: found "community" twice, expected every column once/,
    ],
    [{ toCheck: ['blank'] }, /at toCheck\[0\]: found "blank" without a heading/],
    [{ remedies: [{ column: 'id', heading: ' ' }] }, /at remedies\[0\].*expected/],
    [{ problems: [3] }, /at problems\[0\]: found 3, expected the name of a column/],
  ])('that is wrong says where: %j', (json, words) => {
    expect(() => read(json)).toThrow(words)
  })
})
