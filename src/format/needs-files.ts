import { csvToRows } from './csv-to-rows.ts'
import {
  addUp,
  MOST_NEEDS,
  MOST_PLACE,
  readRegister,
  type NeedCount,
  type NeedsRegister,
} from './needs-register.ts'
import { readNotes } from './notes.ts'

/** Against what a file of needs is read. */
export interface NeedsKnowledge {
  /** Id of the open city. */
  readonly city: string
  /** Id of a service by its id or name; null: unknown. */
  readonly service: (text: string) => string | null
  /** Id of a community by its id or a name that only one has; null: unknown. */
  readonly community: (text: string) => string | null
}

/** Why a row was left out. */
export const ROW_PROBLEMS = [
  'broken',
  'other-city',
  'service',
  'community',
  'place',
  'count',
  'private',
  'twice',
] as const
export type RowProblem = (typeof ROW_PROBLEMS)[number]

export interface RowError {
  /** Line of a CSV (the header is line 1), or position in the list of a JSON file, from 1. */
  readonly line: number
  readonly problem: RowProblem
  readonly found: string
}

export type NeedsFile =
  | {
      readonly kind: 'refused'
      readonly why: 'no-needs' | 'no-columns' | 'other-city'
      readonly found: string
    }
  | { readonly kind: 'register'; readonly register: NeedsRegister }
  | {
      readonly kind: 'read'
      readonly rows: readonly NeedCount[]
      readonly errors: readonly RowError[]
      /** Columns that tell of people or their homes: not read, not kept. */
      readonly dropped: readonly string[]
      /** Other columns that a register has no use for. */
      readonly ignored: readonly string[]
    }

/** What may stand in the header of each column. */
const HEADERS = {
  city: ['city', '城市'],
  community: ['community', '社区', '社区编号', '小区'],
  communityName: ['communityname', '社区名称'],
  district: ['district', '区', '区县', '行政区'],
  street: ['street', '街道', '街镇', '街道（镇）'],
  service: ['service', '服务', '服务项目', '诉求', '诉求类型', '设施'],
  count: ['count', '数量', '件数', '次数', '人次', '诉求量', '工单数'],
  id: ['id'],
} as const
type Column = keyof typeof HEADERS

/** Columns that our own files have besides. */
const OWN = new Set(['standard', 'walker', 'minutes', 'date', 'source'])

const PRIVATE =
  /姓名|名字|联系|电话|手机|号码|身份证|证件|门牌|房号|室号|楼栋|单元|住址|地址|邮箱|微信|家庭|^(full|first|last|user)?[ _-]?name$|contact|phone|mobile|^tel|e-?mail|address|door|house|flat|apartment|passport|wechat|^id[ _-]?(card|no|number)/i

/** Whether a column is about people or their homes by its header. */
export const isPrivateColumn = (header: string): boolean => PRIVATE.test(header.trim())

/** Seven digits in a row, however they are parted: no street and no district has them, telephones have. */
const NUMBER_LIKE = /\d(?:[\s()-]*\d){6}/

/**
 * Reads 「我需要」 files (docs/notes.md), registers and counts by community or street × service, CSV or JSON. Rows that cannot
 * be read are told with their line, the others count. A note is counted once per file: a file is of one browser. Columns
 * that tell of people are never kept. Never throws.
 */
export function readNeedsFile(text: string, known: NeedsKnowledge): NeedsFile {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  return trimmed.startsWith('{') ? readJson(trimmed, known) : readCsv(text, known)
}

type Fields = Readonly<Partial<Record<Column, string>>>
interface Line {
  readonly line: number
  readonly fields: Fields
  readonly broken: string | null
}

function readJson(text: string, known: NeedsKnowledge): NeedsFile {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return { kind: 'refused', why: 'no-needs', found: text.slice(0, 40) }
  }
  const own = readRegister(data)
  if (own !== null) {
    return own.city === known.city
      ? { kind: 'register', register: own.register }
      : { kind: 'refused', why: 'other-city', found: own.city }
  }
  const { needs: list, version } = data as { readonly needs?: unknown; readonly version?: unknown }
  if (!Array.isArray(list))
    return { kind: 'refused', why: 'no-needs', found: Object.keys(Object(data)).join(', ') }
  const keys = new Set(list.flatMap((one: unknown) => Object.keys(Object(one))))
  const lines = list.map((one: unknown, i): Line => {
    const [need] = readNotes(JSON.stringify({ version, needs: [one] })).book.needs
    if (need === undefined) return { line: i + 1, fields: {}, broken: '' }
    const { id, city, service, community, district, street } = need
    const fields = {
      id,
      city,
      service,
      community: community ?? '',
      district: district ?? '',
      street: street ?? '',
    }
    return { line: i + 1, fields, broken: null }
  })
  return { ...readLines(lines, known), ...unused([...keys]) }
}

function readCsv(text: string, known: NeedsKnowledge): NeedsFile {
  let table
  try {
    table = csvToRows(text, 'needs')
  } catch (cause) {
    return { kind: 'refused', why: 'no-columns', found: cause instanceof Error ? cause.message : '' }
  }
  const { columns } = table
  const at = (column: Column): number =>
    columns.findIndex((header) => (HEADERS[column] as readonly string[]).includes(header.toLowerCase()))
  const places = (['community', 'street', 'id'] as const).map(at)
  // without a count every row is one need, which only notes are: those have ids
  const isNeeds = at('service') >= 0 && places.some((i) => i >= 0) && (at('count') >= 0 || at('id') >= 0)
  if (!isNeeds) return { kind: 'refused', why: 'no-columns', found: columns.join(', ').slice(0, 200) }
  const indexes = (Object.keys(HEADERS) as Column[]).map((column) => [column, at(column)] as const)
  const lines = table.rows.map(({ line, cells, error }): Line => {
    const fields = indexes.flatMap(([column, i]) => (i < 0 ? [] : [[column, plain(cells[i] ?? '')] as const]))
    return { line, fields: Object.fromEntries(fields), broken: error }
  })
  return { ...readLines(lines, known), ...unused(columns) }
}

/** Without the apostrophe that keeps a spreadsheet from running a text. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r])/, '').trim()

function unused(columns: readonly string[]) {
  const used = new Set<string>(Object.values(HEADERS).flat())
  const others = columns.filter((header) => {
    const folded = header.toLowerCase()
    return header !== '' && !used.has(folded) && !OWN.has(folded)
  })
  return {
    dropped: others.filter(isPrivateColumn),
    ignored: others.filter((header) => !isPrivateColumn(header)),
  }
}

function readLines(lines: readonly Line[], known: NeedsKnowledge) {
  const seen = new Set<string>()
  const rows: NeedCount[] = []
  const errors: RowError[] = []
  for (const { line, fields, broken } of lines) {
    const read = broken === null ? readRow(fields, known) : { problem: 'broken' as const, found: broken }
    // notes bear ids, counts do not: the same note twice is one
    const id = fields.id ?? ''
    if ('problem' in read) errors.push({ line, ...read })
    else if (id !== '' && seen.has(id)) errors.push({ line, problem: 'twice', found: id })
    else rows.push(read)
    if (!('problem' in read)) seen.add(id)
  }
  return { kind: 'read', rows: addUp(rows), errors } as const
}

type RowFault = Omit<RowError, 'line'>

function readRow(fields: Fields, known: NeedsKnowledge): NeedCount | RowFault {
  const { city = known.city, service = '', count } = fields
  if (city !== '' && city !== known.city) return { problem: 'other-city', found: shown(city) }
  const asked = known.service(service)
  if (asked === null) return { problem: 'service', found: shown(service) }
  const where = placeOf(fields, known)
  if ('problem' in where) return where
  const isCount = count === undefined || /^\d{1,7}$/.test(count)
  const times = count === undefined ? 1 : Number(count)
  if (!isCount || times < 1 || times > MOST_NEEDS) return { problem: 'count', found: shown(count ?? '') }
  return { ...where, service: asked, count: times }
}

function placeOf(
  fields: Fields,
  known: NeedsKnowledge,
): Pick<NeedCount, 'community' | 'district' | 'street'> | RowFault {
  const { community = '', district = '', street = '', id = '' } = fields
  if (community !== '') {
    const found = known.community(community)
    if (found === null) return { problem: 'community', found: shown(community) }
    return { community: found, district: null, street: null }
  }
  const names = [district, street]
  if (names.some((name) => NUMBER_LIKE.test(name))) return { problem: 'private', found: '' }
  if (names.some((name) => name.length > MOST_PLACE))
    return { problem: 'place', found: shown(district + street) }
  // a tapped point is only known to lie in the city
  if (street === '' && id === '') return { problem: 'place', found: '' }
  return { community: null, district: district || null, street: street || null }
}

/** As much of a cell as tells which it is; digits of which there are as many as a telephone has are not repeated. */
const shown = (cell: string): string => (NUMBER_LIKE.test(cell) ? '…' : cell.slice(0, 40))
