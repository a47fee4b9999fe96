import type { Community } from '../coverage/tables.ts'
import { distanceM } from '../units.ts'
import type { CsvCell } from './csv.ts'
import type { GapColumn } from './gap-columns.ts'
import type { GapEntry } from './gap-entries.ts'
import { nameBy, type GapTexts } from './gap-texts.ts'
import { EMPTY_LINK, writePageLink, type PageLink } from './page-link.ts'
import { toldPeople } from './told-people.ts'

/** What the cells of a list are read from, besides its entries. */
export interface GapSetting {
  readonly communities: readonly Community[]
  readonly texts: GapTexts
  /** Day of the map, or null where it is not known. */
  readonly date: string | null
  /** For links to a community: the page's address without `#`, and city and terms; null: links say the position alone (RFC 5870). */
  readonly page: PageAt | null
  /** The standard's rules by id, in its order. */
  readonly ruleIds: readonly string[]
}

export interface PageAt {
  readonly address: string
  /** City and terms; null is the page's own choice. */
  readonly terms: Pick<PageLink, 'city' | 'standard' | 'own' | 'walker' | 'minutes'>
}

interface Row extends GapSetting {
  readonly entry: GapEntry
  readonly community: Community
  /** From 1. */
  readonly number: number
}

/** One cell of a row. Null where nothing is known: nothing is ever made up. */
export function gapCell(
  column: GapColumn,
  setting: GapSetting,
  at: { entry: GapEntry; number: number },
): CsvCell {
  const community = setting.communities[at.entry.community]
  if (community === undefined)
    throw new Error(
      `gap list: found community ${at.entry.community}, expected one of ${setting.communities.length}`,
    )
  return CELLS[column]({ ...setting, ...at, community })
}

const nothing = (): null => null

const CELLS: Readonly<Record<GapColumn, (row: Row) => CsvCell>> = {
  number: ({ number }) => number,
  district: ({ community }) => community.district,
  street: ({ community }) => community.street,
  community: (row) => (isEstate(row.community) ? null : nameOf(row)),
  estate: (row) => (isEstate(row.community) ? nameOf(row) : null),
  type: typeOf,
  indicator: (row) => ruleOf(row)?.indicator ?? null,
  facility: (row) => ruleOf(row)?.facility ?? null,
  requirement: (row) => ruleOf(row)?.requirement ?? null,
  nearest: nearestOf,
  minutes: ({ entry }) => (entry.ds === null ? null : Math.ceil(entry.ds / 60) / 10),
  metres: ({ entry }) => (entry.dm === null ? null : Math.ceil(entry.dm / 10)),
  straight: ({ entry: { facility }, community: { lon, lat } }) =>
    facility === null ? null : Math.round(distanceM([lon, lat], [facility.lon, facility.lat])),
  households: nothing,
  residents: ({ community: { residents, residentsSource } }) =>
    residents === null ? null : toldPeople(residents, residentsSource),
  elderly: nothing,
  residentsSource: residentsSourceOf,
  verdict: ({ entry, texts }) => texts.verdicts[entry.verdict],
  reason: reasonOf,
  date: ({ date }) => date,
  siteCheck: nothing,
  measure: nothing,
  responsible: nothing,
  deadline: nothing,
  link: linkOf,
  grade: ({ entry, texts }) => texts.grades[entry.grade],
  unit: ({ community, texts }) => texts.units[community.unit],
  id: ({ community }) => community.id,
  rule: ({ entry, ruleIds }) => ruleIds[entry.rule] ?? null,
  longitude: ({ community }) => community.lon,
  latitude: ({ community }) => community.lat,
  blank: nothing,
}

/** 小区 and 推算街坊 are homes without an office of their own: they stand in the column 小区. */
const isEstate = ({ unit }: Community): boolean => unit === 'estate' || unit === 'derived'

function nameOf({ community, entry, texts }: Row): string {
  const name = nameBy(community.names, texts.nameKeys)
  return name === '' ? texts.unnamed[community.unit].replace('{n}', String(entry.community + 1)) : name
}

function typeOf({ community, texts }: Row): string {
  const { communityType, communityTypeInferred, unit } = community
  if (communityType === null) return texts.units[unit]
  const type = texts.types[communityType] ?? communityType
  return communityTypeInferred ? texts.inferred.replace('{type}', type) : type
}

const ruleOf = ({ entry, texts }: Row) => texts.rules[entry.rule]

function nearestOf({ entry: { facility, service }, texts }: Row): string | null {
  if (facility === null) return null
  const name = nameBy(facility.names, texts.nameKeys)
  if (name !== '') return name
  return texts.unnamedFacility.replace(
    '{service}',
    service === null ? '' : (texts.services[service] ?? service),
  )
}

function residentsSourceOf({ community: { residents, residentsSource }, texts }: Row): string {
  const isTooFew = residents !== null && toldPeople(residents, residentsSource) === null
  return isTooFew ? texts.underTen : texts.residentsSources[residents === null ? 'none' : residentsSource]
}

function reasonOf(row: Row): string | null {
  const { entry, texts } = row
  if (entry.reason === null) return null
  if (entry.reason !== 'too-far') return texts.reasons[entry.reason]
  return entry.ds === null && entry.dm === null ? texts.nowhere : (ruleOf(row)?.tooFar ?? null)
}

function linkOf({ page, community: { id, lon, lat } }: Row): string {
  if (page === null) return `geo:${lat.toFixed(6)},${lon.toFixed(6)}`
  return `${page.address}${writePageLink({ ...EMPTY_LINK, ...page.terms, door: 'gaps', community: id })}`
}
