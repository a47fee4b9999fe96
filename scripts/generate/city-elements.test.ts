import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCESS, EDGE, edgeAccess, NODE } from '../../src/network/network.ts'
import type { UnorderedNetwork } from '../../src/network/make-partition.ts'
import { elementsToPbf } from '../osm/elements-to-pbf.ts'
import type { OsmData } from '../osm/osm-data.ts'
import { readOsmData } from '../osm/read-osm-data.ts'
import { elementsToDwellings } from '../pipeline/communities/elements-to-dwellings.ts'
import { elementsToFacilities } from '../pipeline/facilities/elements-to-facilities.ts'
import { foundLevels } from '../pipeline/areas/elements-to-areas.ts'
import { buildRawNetwork } from '../pipeline/network/ways-to-network.ts'
import { readCatalogueFile } from '../read-data.ts'
import { cityElements } from './city-elements.ts'
import { generateNetwork } from './generate-city.ts'

const OPTIONS = { seed: 5, superblocks: 4 }
const { bounds } = cityElements(OPTIONS)
const within = bounds ?? [0, 0, 0, 0]
let folder = ''
let data: OsmData

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'generated-'))
  const file = join(folder, 'city.osm.pbf')
  writeFileSync(file, elementsToPbf(cityElements(OPTIONS)))
  data = readOsmData(file)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('cityElements', () => {
  it('is read back as the streets that were drawn', () => {
    const [built, drawn] = [buildRawNetwork(data, within), generateNetwork(OPTIONS)]
    // Streets that leave the bounds end there in a build: a few nodes more or less.
    expect(built.columns.nodeCount / drawn.columns.nodeCount).toBeCloseTo(1, 2)
    expect(lengthOf(built) / lengthOf(drawn)).toBeCloseTo(1, 3)
    for (const access of Object.values(ACCESS)) {
      expect(kmWith(built, access)).toBeCloseTo(kmWith(drawn, access), 1)
    }
    expect(stepsOf(built)).toBe(stepsOf(drawn))
    expect(signalsOf(built)).toBe(signalsOf(drawn))
    expect(built.gates.length).toBe(drawn.gates.length)
    expect(built.shapes.names.length).toBeGreaterThan(5)
  })

  it('has homes, facilities of many services, communities, districts and 街道', () => {
    const homes = elementsToDwellings(data, within)
    expect(homes.length).toBeGreaterThan(1_500)
    expect(homes.some(({ levels }) => levels !== null)).toBe(true)
    const { facilities, report } = elementsToFacilities(data, {
      catalogue: readCatalogueFile(),
      country: null,
      bounds: within,
    })
    expect(facilities.length).toBeGreaterThan(100)
    expect(report.perLane.filter((count) => count > 0).length).toBeGreaterThan(25)
    expect(foundLevels(data, within)).toEqual({ levels: { district: null, street: 8 }, cut: [] })
    const places = [...data.nodeTags.values()].filter(({ place }) => place === 'neighbourhood')
    expect(places).toHaveLength(2 * OPTIONS.superblocks ** 2)
  })

  it('gives the same bytes for the same seed', () => {
    const small = { seed: 2, superblocks: 1 }
    expect(elementsToPbf(cityElements(small))).toEqual(elementsToPbf(cityElements(small)))
  })
})

const lengthOf = ({ columns }: UnorderedNetwork): number => columns.lengthDm.reduce((sum, dm) => sum + dm, 0)

function kmWith({ columns }: UnorderedNetwork, access: number): number {
  let dm = 0
  for (const [e, flags] of columns.edgeFlags.entries()) {
    if (edgeAccess(flags) === access) dm += columns.lengthDm[e] ?? 0
  }
  return dm / 10_000
}

const stepsOf = ({ columns }: UnorderedNetwork): number =>
  columns.edgeFlags.filter((flags) => (flags & EDGE.steps) !== 0).length

const signalsOf = ({ columns }: UnorderedNetwork): number =>
  columns.nodeFlags.filter((flags) => (flags & NODE.signal) !== 0).length
