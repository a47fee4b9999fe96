import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readOsmData } from '../../osm/read-osm-data.ts'
import { decodeTile } from '../../testing/decode-tile.ts'
import { openPmtiles } from '../../testing/open-pmtiles.ts'
import { osmDataFrom } from '../../testing/osm-data-from.ts'
import { buildBasemap } from './basemap.ts'
import { BASEMAP_LAYERS } from './basemap-classes.ts'

const ASTANA = fileURLToPath(new URL('../../../data/cities/astana/astana-2017-12.osm.pbf', import.meta.url))

/** What a phone loads at most; the file is 1.1 MB. */
const BUDGET_BYTES = 1_500_000

describe('the basemap of Astana', () => {
  const { bytes, report } = buildBasemap(readOsmData(ASTANA), { bounds: [71.28, 51.07, 71.63, 51.29] })
  const archive = openPmtiles(bytes)
  const layersAt = async (z: number, x: number, y: number) => {
    const tile = await archive.getZxy(z, x, y)
    return decodeTile(new Uint8Array(tile?.data ?? new ArrayBuffer(0)))
  }

  it('stays within its budget', () => {
    expect(report.bytes).toBe(bytes.length)
    expect(bytes.length).toBeLessThan(BUDGET_BYTES)
    expect(report.features.building).toBeGreaterThan(32_000)
  })

  it('is the same for the same data', () => {
    const again = buildBasemap(readOsmData(ASTANA), { bounds: [71.28, 51.07, 71.63, 51.29] })
    expect(Buffer.compare(again.bytes, bytes)).toBe(0)
  })

  it('has the avenue, the park and the river of the centre in their tile, by name', async () => {
    // Tile of 71.415 E, 51.154 N: Astana Park beside the river Esil.
    const layers = await layersAt(13, 5_721, 2_736)
    const names = (layer: string) => (layers.get(layer) ?? []).map(({ properties }) => properties['name'])
    expect(names('road')).toContain('проспект Туран')
    expect(names('poi')).toContain('Парк Астана')
    expect(layers.get('water')?.length).toBe(1)
    expect(layers.get('green')?.length).toBeGreaterThan(5)
    const city = (await layersAt(8, 178, 85)).get('place')?.find(({ properties }) => properties['rank'] === 1)
    expect(city?.properties).toEqual({
      kind: 'city',
      rank: 1,
      name: 'Астана',
      name_en: 'Astana',
      name_zh: '阿斯塔納',
    })
  })

  it('names its layers for viewers and holds no other', async () => {
    const metadata = (await archive.getMetadata()) as { vector_layers: { id: string }[] }
    expect(metadata.vector_layers.map(({ id }) => id)).toEqual([...BASEMAP_LAYERS])
    const layers = await layersAt(14, 11_443, 5_475)
    expect([...layers.keys()].every((id) => (BASEMAP_LAYERS as readonly string[]).includes(id))).toBe(true)
  })
})

it('says where it looked when there is nothing to draw', () => {
  expect(() => buildBasemap(osmDataFrom({}), { bounds: [1, 2, 3, 4] })).toThrow(
    'nothing to draw inside 1,2,3,4',
  )
})
