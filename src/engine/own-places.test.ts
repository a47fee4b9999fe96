import { describe, expect, test } from 'vitest'
import type { OwnPlacesRequest } from './protocol.ts'
import { errorOf, termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()

const communitiesCsv = (rows: readonly string[]): string => ['name,lon,lat,residents', ...rows].join('\n')
const INSIDE = ['Alpha,71.4021,51.1021,800', 'Beta,71.4049,51.1031,250', 'Gamma,71.4061,51.1011,90']
const facilitiesCsv = (rows: readonly string[]): string => ['name,services,lon,lat', ...rows].join('\n')
const SHOPS = ['Apothecary,pharmacy,71.4031,51.1022', 'School,primary-school,71.4052,51.1041']

const own = (given: { readonly communities?: string; readonly facilities?: string }): OwnPlacesRequest => ({
  communities: given.communities === undefined ? null : { name: 'c.csv', text: given.communities },
  facilities: given.facilities === undefined ? null : { name: 'f.csv', text: given.facilities },
})

describe("somebody's own places", () => {
  test('are judged on the streets they lie on, as the command line does', async () => {
    const { handlers } = await town.opened()
    const files = own({ communities: communitiesCsv(INSIDE), facilities: facilitiesCsv(SHOPS) })
    const city = await handlers.ownPlaces(files, unwatched)
    expect(city).toMatchObject({
      id: 'town',
      method: 'network',
      own: {
        onNetwork: true,
        communities: { name: 'c.csv', count: 3, outsideBounds: 0, offNetwork: 0, errors: [] },
        facilities: { name: 'f.csv', count: 2 },
      },
    })
    expect(city.communities.map(({ names }) => names[''])).toEqual(['Alpha', 'Beta', 'Gamma'])
    const c = town.write('c.csv', files.communities?.text ?? '')
    const f = town.write('f.csv', files.facilities?.text ?? '')
    const terms = await termsOf(handlers)
    const { text } = await handlers.checkup({ terms, format: 'json' }, unwatched)
    expect(text).toBe(town.checkup('json', town.folder(), '--communities', c, '--facilities', f))
    const place = { kind: 'community', community: 1 } as const
    const { facilities } = await handlers.place({ place, terms, time: null }, unwatched)
    expect(facilities.map(({ names }) => names[''])).toContain('Apothecary')
    const { report } = await handlers.community({ community: 1, terms }, unwatched)
    expect(report.services.find(({ service }) => service === 'pharmacy')?.facility).toBe(0)
  })

  test('are brought to WGS-84 from the system that is told, and the first of them shown', async () => {
    const { handlers } = await town.opened()
    const text = communitiesCsv([
      'Alpha,116.4,39.9,8',
      'Beta,116.41,39.9,8',
      'C,116.42,39.9,8',
      'D,116.43,39.9,8',
    ])
    const facilities = { name: 'f.csv', text: facilitiesCsv(['A,pharmacy,116.4,39.9']) }
    const shown = async (coordinates: 'wgs84' | 'gcj02') => {
      const communities = { name: 'c.csv', text, coordinates }
      return (await handlers.ownPlaces({ communities, facilities }, unwatched)).own
    }
    const plain = await shown('wgs84')
    expect(plain?.communities).toMatchObject({
      coordinates: 'wgs84',
      first: [{ name: 'Alpha', at: [116.4, 39.9] }, {}, {}],
    })
    expect(plain?.facilities).toMatchObject({ first: [{ name: 'A', at: [116.4, 39.9] }] })
    const moved = (await shown('gcj02'))?.communities
    expect(moved?.coordinates).toBe('gcj02')
    expect(moved?.first[0]?.at[0]).toBeCloseTo(116.39376, 4)
    expect(moved?.first[0]?.at[1]).toBeCloseTo(39.8986, 4)
  })

  test('stand in only for what was given', async () => {
    const { handlers, city } = await town.opened()
    const shops = await handlers.ownPlaces(own({ facilities: facilitiesCsv(SHOPS) }), unwatched)
    expect(shops.communities).toEqual(city.communities)
    expect(shops.own).toMatchObject({ onNetwork: true, communities: null, facilities: { count: 2 } })
    const homes = await handlers.ownPlaces(own({ communities: communitiesCsv(INSIDE) }), unwatched)
    expect(homes.own).toMatchObject({ onNetwork: true, communities: { count: 3 }, facilities: null })
    const terms = await termsOf(handlers)
    const { facilities } = await handlers.community({ community: 0, terms }, unwatched)
    expect(facilities.map(({ id }) => id)).toContain('osm:node/900')
  })

  test('are taken away again by null, and forgotten with the next city', async () => {
    const { disk, handlers, city } = await town.opened()
    const terms = await termsOf(handlers)
    const before = await handlers.judge(terms, unwatched)
    const files = own({ communities: communitiesCsv(INSIDE) })
    await handlers.ownPlaces(files, unwatched)
    expect((await handlers.judge(terms, unwatched)).verdict).toHaveLength(3)
    expect(await handlers.ownPlaces(null, unwatched)).toEqual(city)
    expect(await handlers.judge(terms, unwatched)).toEqual(before)
    await handlers.ownPlaces(files, unwatched)
    await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
    expect(await handlers.judge(terms, unwatched)).toEqual(before)
  })

  test('half of which lie in the city are about it, with what cannot be said counted', async () => {
    const { handlers } = await town.opened()
    const text = communitiesCsv([
      ...INSIDE,
      'Far,10,50,1',
      'Farther,11,50,1',
      'Nowhere,x,50,1',
      ',71.4,51.1,5',
    ])
    const { own: note } = await handlers.ownPlaces(own({ communities: text }), unwatched)
    expect(note).toMatchObject({
      onNetwork: true,
      communities: { count: 5, outsideBounds: 2, offNetwork: 0 },
    })
    expect(note?.communities?.errors.map(({ line }) => line)).toEqual([7, 8])
  })

  test('elsewhere are judged by straight lines, when both are given', async () => {
    const { handlers } = await town.opened()
    const communities = communitiesCsv(['A,10,50,100', 'B,10.01,50,100', ...INSIDE.slice(0, 1)])
    const facilities = facilitiesCsv(['Apothecary,pharmacy,10.001,50'])
    const city = await handlers.ownPlaces(own({ communities, facilities }), unwatched)
    expect(city).toMatchObject({ id: 'own', method: 'straight-line-estimate', manifest: null })
    expect(city.own).toMatchObject({ onNetwork: false, communities: { count: 3, outsideBounds: 0 } })
    expect((await handlers.judge(await termsOf(handlers), unwatched)).verdict).toHaveLength(3)
  })

  test('open without any city, and end when they are taken away', async () => {
    const { handlers } = town.served()
    const files = own({ communities: communitiesCsv(INSIDE), facilities: facilitiesCsv(SHOPS) })
    expect((await handlers.ownPlaces(files, unwatched)).method).toBe('straight-line-estimate')
    expect(await errorOf(handlers.ownPlaces(null, unwatched))).toMatchObject({ kind: 'incomplete' })
    expect(await errorOf(handlers.judge(await termsOf(handlers), unwatched))).toMatchObject({
      kind: 'internal',
    })
  })

  test.each<[string, OwnPlacesRequest, object]>([
    [
      'without a place in it',
      own({ communities: 'name\nA' }),
      { kind: 'own-file', file: 'c.csv', message: expect.stringContaining('lon') },
    ],
    [
      'without a usable row',
      own({ communities: communitiesCsv(INSIDE), facilities: facilitiesCsv(['X,opera,71.4,51.1']) }),
      { kind: 'own-file', file: 'f.csv', message: expect.stringContaining('opera') },
    ],
    [
      'of communities elsewhere, alone',
      own({ communities: communitiesCsv(['A,10,50,100']) }),
      { kind: 'incomplete', missing: 'facilities' },
    ],
    [
      'of facilities elsewhere, alone',
      own({ facilities: facilitiesCsv(['A,pharmacy,10,50']) }),
      { kind: 'incomplete', missing: 'communities' },
    ],
  ])('in a file %s are refused, and what was open stays', async (_, files, error) => {
    const { handlers } = await town.opened()
    const terms = await termsOf(handlers)
    await handlers.ownPlaces(own({ communities: communitiesCsv(INSIDE) }), unwatched)
    const before = await handlers.judge(terms, unwatched)
    expect(await errorOf(handlers.ownPlaces(files, unwatched))).toMatchObject(error)
    expect(await handlers.judge(terms, unwatched)).toEqual(before)
  })
})

describe('beside the city’s own', () => {
  const files = (
    communities: OwnPlacesRequest['communities'],
    facilities: OwnPlacesRequest['facilities'],
  ) => ({
    communities,
    facilities,
  })

  test('communities and facilities are added behind them', async () => {
    const { handlers, city } = await town.opened()
    const terms = await termsOf(handlers)
    const before = await handlers.judge(terms, unwatched)
    const twin = city.communities[0]?.id ?? ''
    const text = [
      'id,name,lon,lat,residents',
      'n1,Alpha,71.4021,51.1021,800',
      `"${twin}",Twin,71.4049,51.1031,5`,
    ]
    const joined = await handlers.ownPlaces(
      files(
        { name: 'c.csv', text: text.join('\n'), use: 'join' },
        { name: 'f.csv', text: facilitiesCsv(SHOPS), use: 'join' },
      ),
      unwatched,
    )
    expect(joined.communities.slice(0, -1)).toEqual(city.communities)
    expect(joined.communities.at(-1)).toMatchObject({ id: 'n1', residents: 800 })
    expect(joined.own?.communities?.errors).toEqual([
      { line: 3, reason: `id "${twin}" stands in the city too` },
    ])
    const after = await handlers.judge(terms, unwatched)
    expect(after.verdict).toHaveLength(before.verdict.length + 1)
    const near = { near: [71.4031, 51.1022] as const, services: null, most: 3 }
    const [nearest] = await handlers.facilities(near, unwatched)
    expect(nearest).toMatchObject({ names: { '': 'Apothecary' } })
    expect((await handlers.names(null, unwatched)).names).toContainEqual({ '': 'Apothecary' })
    const place = { kind: 'community', community: joined.communities.length - 1 } as const
    const { facilities } = await handlers.place({ place, terms, time: null }, unwatched)
    expect(facilities.map(({ names }) => names[''])).toContain('Apothecary')
    // added facilities can only bring services nearer
    await handlers.ownPlaces(
      files(null, { name: 'f.csv', text: facilitiesCsv(SHOPS), use: 'join' }),
      unwatched,
    )
    const more = await handlers.judge(terms, unwatched)
    expect(more.missing.every((count, c) => count <= (before.missing[c] ?? 0))).toBe(true)
  })

  test('figures of the city’s communities take the place of what was estimated', async () => {
    const { handlers, city } = await town.opened()
    const terms = await termsOf(handlers)
    const before = await handlers.judge(terms, unwatched)
    const [first] = city.communities
    const text = [
      '编号,名称,人口,60岁以上人口,是否达标',
      `"${first?.id}",,1234,200,是`,
      ',没有的社区,5,,',
      `"${first?.id}",,9,,`,
      'x,y,,,也许',
    ]
    const { own: note, communities } = await handlers.ownPlaces(
      files({ name: '人口.csv', text: text.join('\n'), use: 'figures' }, null),
      unwatched,
    )
    expect(communities[0]).toMatchObject({
      residents: 1234,
      elderly: 200,
      declared: true,
      residentsSource: 'given',
    })
    expect(communities.slice(1)).toEqual(city.communities.slice(1))
    expect(note?.communities).toMatchObject({ use: 'figures', count: 1, outsideBounds: 0 })
    expect(note?.communities?.errors.map(({ line }) => line)).toEqual([3, 4, 5])
    // who lives where does not change how far it is for them
    expect((await handlers.judge(terms, unwatched)).verdict).toEqual(before.verdict)
  })

  test('figures without a city are refused', async () => {
    const { handlers } = await town.opened()
    const file = { name: 'c.csv', text: 'name,residents\nA,5\n', use: 'figures' } as const
    expect(await errorOf(handlers.ownPlaces(files(file, null), unwatched))).toMatchObject({
      kind: 'own-file',
      message: expect.stringContaining('none usable'),
    })
  })
})
