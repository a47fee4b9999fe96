import { describe, expect, it } from 'vitest'
import type { LonLat } from '../../../src/units.ts'
import type { Tags } from '../../osm/osm-data.ts'
import { osmDataFrom } from '../../testing/osm-data-from.ts'
import { areaClass, labelClass, lineClass } from './basemap-classes.ts'
import { elementsToBasemap, labelNames } from './elements-to-basemap.ts'

/** A closed square way of `size` degrees at each origin. */
function squares(rows: readonly { at: LonLat; size: number; tags: Tags }[]) {
  const nodes: Record<number, LonLat> = {}
  const ways = rows.map(({ at: [lon, lat], size, tags }, index) => {
    const first = index * 4 + 1
    nodes[first] = [lon, lat]
    nodes[first + 1] = [lon + size, lat]
    nodes[first + 2] = [lon + size, lat + size]
    nodes[first + 3] = [lon, lat + size]
    return { id: index + 1, refs: [first, first + 1, first + 2, first + 3, first], tags }
  })
  return osmDataFrom({ nodes, ways })
}

describe('names', () => {
  it('are given in Chinese and English only where they differ from the local one', () => {
    expect(labelNames({ name: '长安街', 'name:zh': '长安街', 'name:en': "Chang'an Street" })).toEqual({
      name: '长安街',
      name_en: "Chang'an Street",
    })
    expect(labelNames({ name: 'Астана', 'name:zh': '阿斯塔納', 'name:zh-Hans': '阿斯塔纳' })).toEqual({
      name: 'Астана',
      name_zh: '阿斯塔纳',
    })
    expect(labelNames({ highway: 'service' })).toEqual({})
  })
})

describe('classes', () => {
  it('draw a closed street as a line unless it is an area', () => {
    expect(areaClass({ highway: 'pedestrian' })).toBeNull()
    expect(areaClass({ highway: 'pedestrian', area: 'yes' })).toEqual({
      layer: 'landuse',
      kind: 'pedestrian',
    })
    expect(lineClass({ highway: 'pedestrian', area: 'yes' })).toBeNull()
  })

  it('put water before green before land use', () => {
    expect(areaClass({ leisure: 'park', natural: 'water' })?.layer).toBe('water')
    expect(areaClass({ leisure: 'park', landuse: 'residential' })?.layer).toBe('green')
    expect(areaClass({ building: 'yes', amenity: 'school' })?.layer).toBe('building')
    expect(areaClass({ building: 'no', amenity: 'school' })?.layer).toBe('landuse')
  })

  it('show slip roads, driveways and sidings later', () => {
    expect(lineClass({ highway: 'primary_link' })).toMatchObject({ kind: 'primary', isLink: true })
    expect(lineClass({ highway: 'service', service: 'driveway' })?.minZoom).toBe(14)
    expect(lineClass({ railway: 'rail', service: 'siding' })?.minZoom).toBe(13)
  })

  it('leave out what is planned, buried or gone', () => {
    expect(lineClass({ highway: 'construction' })).toBeNull()
    expect(lineClass({ waterway: 'stream', tunnel: 'culvert' })).toBeNull()
    expect(labelClass({ place: 'neighbourhood', historic: 'yes' })).toBeNull()
    expect(areaClass({ boundary: 'administrative' })).toBeNull()
  })

  it('are none for values that every object has as a key', () => {
    for (const value of ['constructor', 'toString', '__proto__']) {
      expect(lineClass({ highway: value })).toBeNull()
      expect(lineClass({ railway: value })).toBeNull()
      expect(lineClass({ waterway: value })).toBeNull()
      expect(labelClass({ place: value })).toBeNull()
    }
  })
})

describe('features', () => {
  it('list areas from large to small, so that the small one is drawn above', () => {
    const { features } = elementsToBasemap(
      squares([
        { at: [0, 0], size: 0.001, tags: { leisure: 'pitch' } },
        { at: [0, 0], size: 0.01, tags: { leisure: 'park' } },
      ]),
    )
    expect(features.map(({ properties }) => properties['kind'])).toEqual(['park', 'pitch'])
    expect(features[0]?.minZoom).toBeLessThan(features[1]?.minZoom ?? 0)
  })

  it('label a lake in two pieces once, and a park of that name far away again', () => {
    const tags = { leisure: 'park', name: 'Арай' }
    const { features } = elementsToBasemap(
      squares([
        { at: [71, 51], size: 0.002, tags },
        { at: [71.002, 51], size: 0.004, tags },
        { at: [71.5, 51], size: 0.001, tags },
      ]),
    )
    const labels = features.filter(({ layer }) => layer === 'poi')
    expect(labels.map(({ names }) => names['name'])).toEqual(['Арай', 'Арай'])
    expect(labels[0]?.properties['rank']).toBeLessThan(Number(labels[1]?.properties['rank']))
  })

  it('say bridge, tunnel and link only where they hold', () => {
    const data = osmDataFrom({
      nodes: { 1: [0, 0], 2: [0, 1] },
      ways: [{ id: 1, refs: [1, 2], tags: { highway: 'trunk_link', bridge: 'viaduct', tunnel: 'no' } }],
    })
    const [feature] = elementsToBasemap(data).features
    expect(feature?.properties).toEqual({ kind: 'trunk', bridge: 1, link: 1 })
  })

  it('count the multipolygons that the extract cut', () => {
    const data = osmDataFrom({
      relations: [
        {
          id: 1,
          members: [{ type: 'way', ref: 7, role: 'outer' }],
          tags: { type: 'multipolygon', natural: 'water' },
        },
      ],
    })
    expect(elementsToBasemap(data)).toEqual({ features: [], incompleteRelations: 1 })
  })
})
