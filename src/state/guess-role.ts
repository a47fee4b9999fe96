/** What one of somebody's own files can be: a list of communities, or of facilities. */
export type OwnRole = 'communities' | 'facilities'

/** A file by its name and decoded text. */
export interface NamedText {
  readonly name: string
  readonly text: string
}

/** Which list a file is: by words in its name, else by its columns or properties. Undecided ones are communities. */
export const guessRole = (file: NamedText): OwnRole => (leaning(file) > 0 ? 'facilities' : 'communities')

/**
 * Deals one or two files out to the roles. Two files never get the same one: the stronger guess wins, the first file's
 * when they are alike.
 */
export function dealRoles<File extends NamedText>(
  first: File,
  second: File | null,
): Readonly<Record<OwnRole, File | null>> {
  const one = leaning(first)
  const two = second === null ? 0 : leaning(second)
  const firstGives = second === null || one === two ? one > 0 : one > two
  return firstGives ? { communities: second, facilities: first } : { communities: first, facilities: second }
}

/** Above 0: facilities; below: communities. A name that speaks of one of them outweighs all columns. */
const leaning = ({ name, text }: NamedText): number => nameLeaning(name) + contentLeaning(text)

const NAME_WEIGHT = 4
const MOST_OF_CONTENT = 3

const FACILITY_WORDS = /facilit|amenit|(?<![a-z])pois?(?![a-z])|服务|服務|设施|設施|网点|網點/gu
const COMMUNITY_WORDS = /communit|estate|neighbou?r|社区|社區|小区|小區|居委|村/gu

/** A name with words of both (社区服务设施, community_facilities) leans to its last word, weakly. */
function nameLeaning(name: string): number {
  const lower = name.toLowerCase()
  const facility = lastMatch(lower, FACILITY_WORDS)
  const community = lastMatch(lower, COMMUNITY_WORDS)
  if (facility < 0 && community < 0) return 0
  const weight = facility < 0 || community < 0 ? NAME_WEIGHT : 1
  return facility > community ? weight : -weight
}

const lastMatch = (text: string, words: RegExp): number => [...text.matchAll(words)].at(-1)?.index ?? -1

/** Columns that one list has and the other hardly, and how telling each is. */
const COLUMNS: readonly (readonly [RegExp, number])[] = [
  [/^(services?|service_?ids?|amenity|shop|leisure|healthcare|public_transport)$/, 2],
  [/^(服务|服务类型|服务类别|设施类型|设施类别|设施名称|店名)$/, 2],
  [/^(office|craft|tourism|emergency|social_facility|opening_?hours|operator|phone|tel|wheelchair)$/, 1],
  [/^(营业时间|开放时间|服务时间|电话|联系电话|运营单位|主办单位|类别)$/, 1],
  [/^(residents|population|pop|people|人口|人口数|常住人口|居民数|户数|unit|community_?type)$/, -2],
  [/^(社区名称|小区名称|村居名称|社区类型|小区类型|社区代码|居委会)$/, -2],
  [/^(community|社区|小区|place|landuse)$/, -1],
]

function contentLeaning(text: string): number {
  const sum = columnsOf(text).reduce((total, column) => total + columnLeaning(column), 0)
  return Math.max(-MOST_OF_CONTENT, Math.min(MOST_OF_CONTENT, sum))
}

const columnLeaning = (column: string): number => COLUMNS.find(([word]) => word.test(column))?.[1] ?? 0

/** As much as is looked at to guess; a file may have 50 MB. */
const LOOKED_AT = 64 * 1024

/** Header of a table, or the keys near the beginning of a GeoJSON text; lower case, each once. */
function columnsOf(text: string): readonly string[] {
  const start = text.slice(0, LOOKED_AT)
  const found = /^\uFEFF?\s*[{[]/.test(start)
    ? [...start.matchAll(/"([^"\\]{1,40})"\s*:/g)].map((match) => match[1] ?? '')
    : (start.trimStart().split(/[\r\n]/, 1)[0] ?? '').split(/[,;\t|]/)
  return [...new Set(found.map((name) => name.replace(/^\s*"?|"?\s*$/g, '').toLowerCase()))]
}
