import { around } from 'geokdbush'
import KDBush from 'kdbush'
import { tagsToNames } from '../../../src/format/facility-details.ts'
import type { NameSet } from '../../../src/network/network.ts'
import { fromE7, type LonLat } from '../../../src/units.ts'
import { nodeIndexOf, type OsmData, type OsmWay, type Tags } from '../../osm/osm-data.ts'
import type { StreetLine } from './street-faces.ts'

/** Streets that part blocks: from `residential` upward, slip roads included. */
const PARTING =
  /^(residential|unclassified|tertiary|secondary|primary|trunk|motorway|(tertiary|secondary|primary|trunk|motorway)_link)$/

/**
 * The centre lines that part blocks. What lies above or below ground is left out, since it crosses the streets
 * at ground level without a shared node. A line is cut where the extract lacks a node.
 */
export function blockStreets(data: OsmData): StreetLine[] {
  return data.ways
    .filter(({ tags }) => PARTING.test(tags['highway'] ?? '') && isAtGround(tags))
    .flatMap((way) => linesOf(data, way))
}

const isAtGround = (tags: Tags): boolean =>
  (tags['layer'] ?? '0') === '0' && (tags['tunnel'] ?? 'no') === 'no' && tags['area'] !== 'yes'

function linesOf(data: OsmData, { refs }: OsmWay): number[][] {
  const lines: number[][] = [[]]
  for (const ref of refs) {
    const index = nodeIndexOf(data, ref)
    if (index < 0) lines.push([])
    else lines.at(-1)?.push(data.lonE7[index] ?? 0, data.latE7[index] ?? 0)
  }
  return lines.filter((line) => line.length > 2)
}

/** Names of streets, by place and by the text that addresses use. */
export interface StreetNames {
  /** Names of the street that runs nearest to a place; null when no street has a name. */
  readonly nearest: (at: LonLat) => NameSet | null
  /** The street's names in all languages; the text alone where no street bears it. */
  readonly named: (text: string) => NameSet
}

/** Indexes the named streets of the extract, paths included. */
export function streetNames(data: OsmData): StreetNames {
  const byText = new Map<string, NameSet>()
  const names: NameSet[] = []
  const places: LonLat[] = []
  for (const { tags, refs } of data.ways) {
    if (!tags['highway'] || !tags['name']) continue
    const own = tagsToNames(tags)
    const known = byText.get(tags['name'])
    byText.set(tags['name'], { ...own, ...known })
    for (const ref of refs) {
      const index = nodeIndexOf(data, ref)
      if (index < 0) continue
      names.push(own)
      places.push([fromE7(data.lonE7[index] ?? 0), fromE7(data.latE7[index] ?? 0)])
    }
  }
  const index = places.length > 0 ? new KDBush(places.length) : null
  for (const [lon, lat] of places) index?.add(lon, lat)
  index?.finish()
  const named = (text: string): NameSet => byText.get(text) ?? { '': text }
  const nearest = (at: LonLat): NameSet | null => {
    const [first] = index ? around(index, at[0], at[1], 1) : []
    const text = first === undefined ? undefined : names[first]?.['']
    return text === undefined ? null : named(text)
  }
  return { nearest, named }
}
