import { describe, expect, test } from 'vitest'
import { createHandlers } from './handlers.ts'
import type { OpenCity } from './protocol.ts'
import { errorOf, termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()

describe('a folder without a build', () => {
  const plain = (given: { readonly communities?: string; readonly facilities?: string }) => {
    const answers: Readonly<Record<string, string | undefined>> = {
      'communities.geojson': given.communities,
      'facilities.geojson': given.facilities,
    }
    const fetch = async (url: string): Promise<Response> => {
      const text = answers[new URL(url).pathname.split('/').at(-1) ?? '']
      return text === undefined
        ? new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
        : new Response(text)
    }
    const handlers = createHandlers({ fetch })
    const open = (): Promise<OpenCity> =>
      handlers.open({ folder: 'https://example.org/plain/', id: 'plain' }, unwatched)
    return { handlers, open }
  }
  const communities = geojson([
    [{ name: 'Alpha', residents: 100 }, [71.4021, 51.1021]],
    [{ name: 'Beta', residents: 50 }, [71.4121, 51.1121]],
  ])
  const facilities = geojson([[{ name: 'Apothecary', amenity: 'pharmacy' }, [71.4031, 51.1022]]])

  test('opens by straight lines, labelled so, and is judged as the command line does', async () => {
    const { handlers, open } = plain({ communities, facilities })
    const city = await open()
    expect(city).toMatchObject({ id: 'plain', method: 'straight-line-estimate', manifest: null, own: null })
    // with a hundredth of a degree around them
    for (const [side, degrees] of [71.3921, 51.0921, 71.4221, 51.1221].entries())
      expect(city.bounds[side]).toBeCloseTo(degrees, 9)
    const c = town.write('communities.geojson', communities)
    const f = town.write('facilities.geojson', facilities)
    const terms = await termsOf(handlers)
    const { text } = await handlers.checkup({ terms, format: 'json' }, unwatched)
    expect(text).toBe(town.checkup('json', '--communities', c, '--facilities', f))
    const judgement = await handlers.judge(terms, unwatched)
    expect(judgement.verdict).toHaveLength(2)
    const place = { kind: 'community', community: 0 } as const
    const answer = await handlers.place({ place, terms, time: null }, unwatched)
    expect(answer.method).toBe('straight-line-estimate')
    expect(answer.facilities.map(({ names }) => names[''])).toContain('Apothecary')
    const route = await handlers.route({ place, terms, facility: 0 }, unwatched)
    expect(route).toMatchObject({ method: 'straight-line-estimate', facility: 0 })
  })

  test.each<[string, Parameters<typeof plain>[0], string, string]>([
    ['nothing', {}, 'missing', 'city.json'],
    ['no facilities', { communities }, 'missing', 'facilities.geojson'],
    ['no communities', { facilities }, 'missing', 'communities.geojson'],
    ['half a file', { communities: communities.slice(0, 80), facilities }, 'broken', 'communities.geojson'],
  ])('with %s says which file', async (_, given, problem, file) => {
    expect(await errorOf(plain(given).open())).toMatchObject({ kind: 'file', problem, file })
  })
})

function geojson(
  places: readonly (readonly [Readonly<Record<string, unknown>>, readonly [number, number]])[],
): string {
  const features = places.map(([properties, coordinates]) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}
