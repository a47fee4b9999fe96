import { metresAround } from '../../../src/format/area-geometry.ts'
import { groupBy } from '../shared/group-by.ts'
import type { NameSet } from '../../../src/network/network.ts'
import type { LonLat } from '../../../src/units.ts'
import type { StreetNames } from './block-streets.ts'

/** What a derived block is named by. */
export interface BlockToName {
  readonly at: LonLat
  /** `addr:street` of its buildings, as often as it stands there. */
  readonly addressStreets: readonly string[]
}

/** The eight winds, north first, clockwise. */
const WINDS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW']
const WINDS_HAN = ['北', '东北', '东', '东南', '南', '西南', '西', '西北']

/**
 * Names blocks by streets, never by invented places: the most common street of the addresses, else the nearest
 * street with a name (no name where no street has one). Blocks of one street are told apart by the wind from
 * their common middle, then by number from west to east: `улица Абая · NE 2`.
 */
export function nameBlocks(blocks: readonly BlockToName[], streets: StreetNames): NameSet[] {
  const bases = blocks.map(({ at, addressStreets }) => {
    const common = mostCommon(addressStreets)
    return common === null ? streets.nearest(at) : streets.named(common)
  })
  const names: NameSet[] = bases.map((base) => base ?? {})
  const byText = groupBy(blocks.keys(), (b) => bases[b]?.[''] ?? '')
  for (const [text, group] of byText) {
    if (text === '' || group.length < 2) continue
    for (const { block, wind, number } of toldApart(blocks, group)) {
      names[block] = withSuffix(names[block] ?? {}, wind, number === null ? '' : ` ${number}`)
    }
  }
  return names
}

function mostCommon(texts: readonly string[]): string | null {
  const counts = [...groupBy(texts, (text) => text)].map(([text, all]) => ({ text, count: all.length }))
  counts.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
  return counts[0]?.text ?? null
}

interface ToldApart {
  readonly block: number
  /** Index into the winds. */
  readonly wind: number
  /** Null for the only block at that wind. */
  readonly number: number | null
}

function toldApart(blocks: readonly BlockToName[], group: readonly number[]): ToldApart[] {
  const places = group.map((block) => blocks[block]?.at ?? ([0, 0] as const))
  const mean = (axis: 0 | 1): number => places.reduce((sum, at) => sum + at[axis], 0) / places.length
  const project = metresAround([mean(0), mean(1)])
  const windOf = (block: number): number => {
    const [x, y] = project(blocks[block]?.at ?? [0, 0])
    return (Math.round(Math.atan2(x, y) / (Math.PI / 4)) + 8) % 8
  }
  return [...groupBy(group, windOf)].flatMap(([wind, same]) => {
    const sorted = same.toSorted((a, b) => {
      const [p, q] = [blocks[a]?.at ?? [0, 0], blocks[b]?.at ?? [0, 0]]
      return p[0] - q[0] || p[1] - q[1] || a - b
    })
    return sorted.map((block, i) => ({ block, wind, number: same.length > 1 ? i + 1 : null }))
  })
}

function withSuffix(names: NameSet, wind: number, number: string): NameSet {
  return Object.fromEntries(
    Object.entries(names).map(([language, name]) => [
      language,
      `${name} · ${windIn(language, name, wind)}${number}`,
    ]),
  )
}

/** Chinese names get Chinese winds; the letters stand on maps everywhere else. */
function windIn(language: string, name: string, wind: number): string {
  const isChinese = language === '' ? /\p{Script=Han}/u.test(name) : language.startsWith('zh')
  const han = (WINDS_HAN[wind] ?? '').replaceAll('东', /Hant|TW|HK/.test(language) ? '東' : '东')
  return isChinese ? han : (WINDS[wind] ?? '')
}
