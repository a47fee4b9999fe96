import { describe, expect, test } from 'vitest'
import { ownText } from './own-text.ts'
import { readSuppliedCommunities } from './supplied-communities.ts'

const KML = `<?xml version="1.0" encoding="UTF-8"?>
<!-- drawn by hand -->
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>甲社区</name><ExtendedData><Data name="residents"><value>1200</value></Data></ExtendedData>
<Point><coordinates>116.4,39.9,0</coordinates></Point></Placemark>
<Placemark><name>乙 &amp; 丙</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
116.40,39.90 116.42,39.90 116.42,39.92 116.40,39.92 116.40,39.90
</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>一条路</name><LineString><coordinates>116.4,39.9 116.5,39.9</coordinates></LineString></Placemark>
</Document></kml>`

const GPX = `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="39.9" lon="116.4"><name>甲社区</name></wpt></gpx>`

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const read = async (name: string, text: string) => {
  const found = await ownText(utf8(text), name)
  if (!('text' in found)) throw new Error(found.message)
  return readSuppliedCommunities({ text: found.text, label: name, columns: {}, coordinates: 'wgs84' })
}

test('placemarks of a KML are read, points and areas, with what they tell', async () => {
  const { communities, errors } = await read('a.kml', KML)
  expect(communities).toMatchObject([
    { name: '甲社区', at: [116.4, 39.9], residents: 1200, rings: null },
    { name: '乙 & 丙', rings: [expect.arrayContaining([[116.42, 39.92]])] },
  ])
  expect(errors).toEqual([{ line: 3, reason: expect.stringContaining('geometry LineString') }])
})

test('waypoints of a GPX are read', async () => {
  expect((await read('A.GPX', GPX)).communities).toMatchObject([{ name: '甲社区', at: [116.4, 39.9] }])
})

describe('refused with what was found and expected', () => {
  test.each([
    ['text.kml', 'name,lon,lat', 'found no XML; expected <kml>'],
    ['other.kml', GPX, 'found <gpx>; expected <kml>'],
    ['other.gpx', KML, 'found <kml>; expected <gpx>'],
    ['cut.kml', KML.slice(0, 300), 'found broken XML'],
    ['crossed.kml', KML.replace('</Point>', ''), 'found broken XML'],
    ['none.kml', '<kml></kml>', 'found no place in it'],
    ['empty.gpx', '', 'found nothing in it'],
  ])('%s', async (name, text, told) => {
    await expect(read(name, text)).rejects.toThrow(`${name}: `)
    await expect(read(name, text)).rejects.toThrow(told)
  })

  test('entities that grow by themselves and files elsewhere are not followed', async () => {
    const bomb = `<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hosts">]>
<kml><Placemark><name>&b;&c;</name><Point><coordinates>116.4,39.9</coordinates></Point></Placemark></kml>`
    await expect(read('bomb.kml', bomb)).rejects.toThrow('bomb.kml: ')
  })
})
