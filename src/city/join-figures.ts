import type { Community, OriginTable } from '../coverage/tables.ts'
import type { CommunityFigures } from '../format/supplied-figures.ts'
import type { RowError } from '../format/supplied-row.ts'
import type { City } from './city.ts'

export interface JoinedFigures {
  readonly city: City
  /** Communities that were found, in the order of the file. */
  readonly communities: readonly number[]
  readonly errors: readonly RowError[]
}

/**
 * The same city whose communities have the residents, persons aged 60 or older and declarations of a list, matched by
 * id, else by name, where several share one by street and district too. Residents are spread over the homes of a
 * community as they were, evenly where nothing was known.
 */
export function joinFigures(city: City, figures: readonly CommunityFigures[]): JoinedFigures {
  const find = finder(city.communities)
  const lineOf = new Map<number, number>()
  const communities = [...city.communities]
  const errors: RowError[] = []
  for (const row of figures) {
    const refuse = (reason: string): number => errors.push({ line: row.line, reason })
    const found = find(row)
    if (typeof found === 'string') {
      refuse(found)
      continue
    }
    const twin = lineOf.get(found)
    const next = twin === undefined ? withFigures(communities[found], row) : standsTwice(row, twin)
    if (typeof next === 'string') refuse(next)
    else {
      lineOf.set(found, row.line)
      communities[found] = next
    }
  }
  const told = new Map(
    [...lineOf.keys()].flatMap((c) => {
      const after = communities[c]?.residents ?? null
      return after === null || after === city.communities[c]?.residents ? [] : [[c, after] as const]
    }),
  )
  const origins = withResidents(city.origins, told)
  const residents = origins.residentsTenths.reduce((sum, tenths) => sum + tenths, 0) / 10
  return {
    city: {
      ...city,
      communities,
      origins,
      manifest: { ...city.manifest, counts: { ...city.manifest.counts, residents } },
    },
    communities: [...lineOf.keys()],
    errors,
  }
}

const standsTwice = ({ name, id }: CommunityFigures, line: number): string =>
  `community "${name || id}" stands in line ${line} too`

function withFigures(community: Community | undefined, row: CommunityFigures): Community | string {
  if (community === undefined) return `no community "${row.name || row.id}" in the city`
  const { residents, elderly, declared } = row
  const most = residents ?? community.residents
  if (elderly !== undefined && most !== null && elderly > most)
    return `aged 60 or older "${elderly}": expected a number from 0 to ${most}`
  return {
    ...community,
    ...(residents !== null && {
      residents: Math.round(residents * 10) / 10,
      residentsSource: 'given' as const,
      knownLevelsShare: null,
    }),
    ...(elderly !== undefined && { elderly }),
    ...(declared !== undefined && { declared }),
  }
}

/** Lists of committees and lists of communities name the same: 甲社区居委会, 甲社区, 甲. */
const folded = (name: string): string =>
  name
    .replaceAll(/\s/g, '')
    .replace(/(?:居民委员会|居委会|村民委员会|村委会)$/u, '')
    .replace(/社区$/u, '')
    .toLowerCase()

/** Index of the community that a row is about, or why none is. */
function finder(communities: readonly Community[]): (row: CommunityFigures) => number | string {
  const byId = new Map(communities.map(({ id }, c) => [id, c]))
  const byName = new Map<string, number[]>()
  for (const [c, { names }] of communities.entries()) {
    for (const key of new Set(Object.values(names).map(folded)))
      if (key !== '') byName.set(key, [...(byName.get(key) ?? []), c])
  }
  return ({ id, name, street, district }) => {
    const known = byId.get(id)
    if (known !== undefined) return known
    const same = name === '' ? [] : (byName.get(folded(name)) ?? [])
    const near = same.filter((c) => {
      const { street: ofStreet = null, district: ofDistrict = null } = communities[c] ?? {}
      return (
        (street === '' || ofStreet === null || ofStreet === street) &&
        (district === '' || ofDistrict === null || ofDistrict === district)
      )
    })
    const [only] = near
    if (only !== undefined && near.length === 1) return only
    return near.length === 0
      ? `no community "${name || id}" in the city`
      : `${near.length} communities are called "${name}": expected an id, a street or a district`
  }
}

/** The same homes, those of some communities with so many residents in all; sums are kept to the tenth. */
function withResidents(origins: OriginTable, told: ReadonlyMap<number, number>): OriginTable {
  if (told.size === 0) return origins
  const homes = new Map<number, number[]>([...told.keys()].map((c) => [c, []]))
  for (let i = 0; i < origins.count; i++) homes.get(origins.community[i] ?? -1)?.push(i)
  const residentsTenths = origins.residentsTenths.slice()
  for (const [c, residents] of told) {
    const own = homes.get(c) ?? []
    const before = own.map((i) => origins.residentsTenths[i] ?? 0)
    const sum = before.reduce((total, tenths) => total + tenths, 0)
    // running totals are rounded, so that the parts add up to the whole
    let [seen, given] = [0, 0]
    for (const [k, i] of own.entries()) {
      seen += sum === 0 ? 1 : (before[k] ?? 0)
      const upTo = Math.round((residents * 10 * seen) / (sum === 0 ? own.length : sum))
      residentsTenths[i] = upTo - given
      given = upTo
    }
  }
  return { ...origins, residentsTenths }
}
