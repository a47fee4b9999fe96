import { afterEach, expect, test, vi } from 'vitest'
import { loadCityList } from './load-city-list.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const astana = { id: 'astana', names: { en: 'Astana' }, date: null, country: 'KZ' }
const page = { headers: { 'content-type': 'text/html' } }

test('the list of cities is read', async () => {
  vi.stubGlobal('fetch', async (url: string) => new Response(JSON.stringify([{ ...astana, url }])))
  expect(await loadCityList('https://example.org/site/')).toEqual({
    ok: true,
    value: [{ ...astana, url: 'https://example.org/site/cities/index.json' }],
  })
})

test.each<[string, () => Response, string, RegExp]>([
  ['missing', () => new Response('', { status: 404 }), 'missing', /answered 404/],
  ['a page for everything', () => new Response('<!doctype html>', page), 'missing', /a web page/],
  ['refused for now', () => new Response('', { status: 503 }), 'unreachable', /answered 503/],
  ['cut', () => new Response('[{"id": "ast'), 'broken', /JSON/],
  ['something else', () => new Response('[{"id": 7}]'), 'broken', /expected a list of cities/],
])('one that is %s is told as such', async (_, answer, problem, says) => {
  vi.stubGlobal('fetch', async () => answer())
  const result = await loadCityList('https://example.org/')
  expect(result).toMatchObject({ ok: false, error: { kind: 'file', problem, file: 'cities/index.json' } })
  const message = result.ok ? '' : result.error.message
  expect(message).toMatch(/^cities\/index\.json: /)
  expect(message).toMatch(says)
})
