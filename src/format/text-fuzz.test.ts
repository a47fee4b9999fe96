import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serviceIds, shippedStandards } from '../services/testing/standards.ts'
import { readGapTemplate, writeGapTemplate, DEFAULT_TEMPLATE } from './gap-template.ts'
import { markupToGeojson } from './markup-to-geojson.ts'
import { readPageLink, writePageLink } from './page-link.ts'
import { readStandardFile, writeStandardFile } from './standard-file.ts'

/** What typing, cutting and pasting do to a text: one or two places changed, with signs that mean something. */
const hurt = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.tuple(
        fc.nat(text.length),
        fc.oneof(fc.nat(3), fc.nat(text.length)),
        fc.oneof(
          fc.constantFrom(
            '',
            '"',
            '<',
            '>',
            '&',
            '&#0;',
            '[',
            '{',
            '}',
            ',',
            '-1',
            '1e999',
            'null',
            '%',
            '%ff',
            '#',
            '=',
          ),
          fc.string({ maxLength: 4 }),
        ),
      ),
      { minLength: 1, maxLength: 2 },
    )
    .map((changes) =>
      changes.reduce((all, [at, gone, put]) => all.slice(0, at) + put + all.slice(at + gone), text),
    )

/** What reading throws, which must be an error with words of ours; null when it was read. */
function refusalOf(read: () => unknown): string | null {
  try {
    read()
    return null
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(Error)
    expect(thrown).not.toBeInstanceOf(TypeError)
    expect(thrown).not.toBeInstanceOf(RangeError)
    expect(thrown).not.toBeInstanceOf(SyntaxError)
    return (thrown as Error).message
  }
}

const KML = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>甲</name>
<ExtendedData><Data name="residents"><value>12</value></Data></ExtendedData>
<Point><coordinates>116.4,39.9,0</coordinates></Point></Placemark></Document></kml>`
const GPX = `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
<wpt lat="39.9" lon="116.4"><name>甲</name></wpt></gpx>`

const [standard] = shippedStandards()
if (standard === undefined) throw new Error('data/standards: found no standard')
const known = { standards: [standard], services: serviceIds(), walkers: ['standard', 'adult'] }
const columns = new Proxy({}, { get: (_, id) => String(id) }) as Parameters<typeof readGapTemplate>[2]

describe('a text that was hurt', () => {
  test.each([
    ['甲.kml', KML],
    ['甲.gpx', GPX],
  ])('%s is read, or refused by its name with what was expected', (name, text) => {
    expect(refusalOf(() => markupToGeojson(text, name))).toBeNull()
    fc.assert(
      fc.property(hurt(text), (damaged) => {
        const refusal = refusalOf(() => markupToGeojson(damaged, name))
        if (refusal !== null) expect(refusal).toMatch(new RegExp(`^${name}: found .*expected`, 's'))
      }),
      { seed: 81, numRuns: 400 },
    )
  })

  test('own.json, a standard, is read, or refused with its place', () => {
    fc.assert(
      fc.property(hurt(writeStandardFile(standard)), (damaged) => {
        const found = readStandardFile(damaged, 'own.json', known)
        if (found.kind === 'refused') expect(found.problem.label).toBe('own.json')
      }),
      { seed: 82, numRuns: 300 },
    )
  })

  test('template.json of a list of gaps is read, or refused by its name', () => {
    fc.assert(
      fc.property(hurt(writeGapTemplate(DEFAULT_TEMPLATE)), (damaged) => {
        const refusal = refusalOf(() => readGapTemplate(damaged, 'template.json', columns))
        if (refusal !== null) expect(refusal).toMatch(/^template\.json: /)
      }),
      { seed: 83, numRuns: 300 },
    )
  })

  test('an address is read as far as it can be, and written again as it was read', () => {
    const address =
      '#city=astana&door=gaps&community=block%3A1%2C2&at=71.4,51.1&minutes=10&walker=adult&when=su-20%3A00' +
      '&tolerance=1&language=en&map=bands&streets=off&area=%E4%B8%9C%2F%E8%A5%BF&plan=1.AAEC-_x'
    expect(readPageLink(address).unreadable).toEqual([])
    fc.assert(
      fc.property(hurt(address), (damaged) => {
        const { link } = readPageLink(damaged)
        expect(readPageLink(writePageLink(link))).toEqual({ link, unreadable: [] })
      }),
      { seed: 85, numRuns: 500 },
    )
  })
})
