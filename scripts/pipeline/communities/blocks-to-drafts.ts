import { metresAround } from '../../../src/format/area-geometry.ts'
import type { LonLat } from '../../../src/units.ts'
import type { OsmData } from '../../osm/osm-data.ts'
import { nameBlocks } from './block-names.ts'
import { blockStreets, streetNames } from './block-streets.ts'
import type { AssignedHomes, Draft } from './build-communities.ts'
import { dwellingsToBlocks } from './dwellings-to-blocks.ts'
import type { AreaNames } from './homes-to-communities.ts'
import { streetFaces } from './street-faces.ts'

export interface BlockDraft {
  readonly draft: Draft
  /** Its homes, ascending. */
  readonly members: readonly number[]
}

/** Derived blocks of the homes that belong to no community yet. */
export function blocksToDrafts(
  data: OsmData,
  given: AssignedHomes & { readonly setting: { readonly areaOf: (lon: number, lat: number) => AreaNames } },
): BlockDraft[] {
  const { homes, communityOf, residents, setting } = given
  const free = [...homes.dwellings.keys()].filter((home) => (communityOf[home] ?? -1) < 0)
  const placeOf = (home: number): LonLat => {
    const { lon, lat } = homes.dwellings[home] ?? { lon: 0, lat: 0 }
    return [lon, lat]
  }
  const placed = free.map((home) => {
    const [lon, lat] = placeOf(home)
    return { lon, lat, residents: residents[home] ?? 0 }
  })
  const faces = streetFaces(blockStreets(data))
  const blocks = dwellingsToBlocks(placed, faces).map((block) => {
    const members = block.map((at) => free[at] ?? 0)
    const at = placeOf(middleHome(members, placeOf))
    const addressStreets = members.flatMap((home) => homes.dwellings[home]?.addressStreet ?? [])
    return { members, at, addressStreets }
  })
  const names = nameBlocks(blocks, streetNames(data))
  return blocks.map(({ members, at }, b) => {
    const area = setting.areaOf(...at)
    const none = { rings: null, residents: null, communityType: null, isOffice: false } as const
    const id = `block:${Math.round(at[0] * 1e5)},${Math.round(at[1] * 1e5)}`
    const draft: Draft = {
      id,
      names: names[b] ?? {},
      unit: 'derived',
      at,
      reach: 'near',
      area,
      ...area,
      ...none,
    }
    return { draft, members }
  })
}

/** The home nearest to the mean of all: a place in the block where somebody lives. Ties by order. */
function middleHome(members: readonly number[], placeOf: (home: number) => LonLat): number {
  const first = members[0] ?? 0
  const project = metresAround(placeOf(first))
  const points = members.map((home) => project(placeOf(home)))
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  let best = first
  let bestSquare = Infinity
  for (const [i, [x, y]] of points.entries()) {
    const square = (x - meanX) ** 2 + (y - meanY) ** 2
    if (square >= bestSquare) continue
    bestSquare = square
    best = members[i] ?? first
  }
  return best
}
