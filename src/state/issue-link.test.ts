import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { issueLink, MOST_URL, osmLinks, placelessAddress } from './issue-link.ts'

afterEach(() => vi.unstubAllGlobals())

const repository = 'https://github.com/some-town/city'
const issue = (text: string, title = '标题') =>
  issueLink({ repository, title, text, links: ['https://example.org/page'] })

/** What the form of the new issue would hold. */
const filled = (url: string) => {
  const { origin, pathname, searchParams } = new URL(url)
  return {
    form: origin + pathname,
    title: searchParams.get('title'),
    body: searchParams.get('body') ?? '',
    keys: [...searchParams.keys()],
  }
}

it('fills in title and text; the links stand outside the block', () => {
  const { url, isWhole } = issue('时间 & 地点 #1 + 100%?')
  expect(isWhole).toBe(true)
  expect(filled(url)).toEqual({
    form: `${repository}/issues/new`,
    title: '标题',
    body: '```text\n时间 & 地点 #1 + 100%?\n```\n\nhttps://example.org/page',
    keys: ['title', 'body'],
  })
})

it('whatever is typed stays text: no mention, no picture, no end of the block', () => {
  const { body } = filled(issue('a\n```\n@somebody ![x](http://x)\n`````').url)
  expect(body.split('\n')[0]).toBe('``````text')
  expect(body.split('\n``````\n')).toHaveLength(2)
})

/** Characters that addresses, Markdown or cutting may trip over. */
const AWKWARD = [
  'a',
  '好',
  '😀',
  '\uD83D',
  '\uDE00',
  '`',
  '\n',
  '&',
  '#',
  '%',
  '+',
  ' ',
  '\u0000',
  '\u{E0001}',
]

it('is never longer than servers take, a legal address, and cut at whole characters', () => {
  const long = fc
    .tuple(fc.string({ unit: fc.constantFrom(...AWKWARD), maxLength: 40 }), fc.integer({ min: 1, max: 60 }))
    .map(([text, times]) => text.repeat(times))
  fc.assert(
    fc.property(long, long, (title, text) => {
      const { url, isWhole } = issue(text, title)
      expect(url.length).toBeLessThanOrEqual(MOST_URL)
      const { form, body } = filled(url)
      expect(form).toBe(`${repository}/issues/new`)
      expect(body.endsWith('\n\nhttps://example.org/page')).toBe(true)
      expect(isWhole || body.includes('…\n`')).toBe(true)
    }),
    { seed: 10, numRuns: 60 },
  )
  expect(issue('好'.repeat(3_000)).isWhole).toBe(false)
  expect(issue('😀'.repeat(3_000)).url.includes('%EF%BF%BD')).toBe(false)
})

it('halves of characters do not break it', () => {
  expect(filled(issue('a\uD83D b', '\uDE00').url)).toMatchObject({ title: '\uFFFD' })
})

it('the page is told by city and service alone', () => {
  const here = '#city=town&community=osm:way/1&at=71.40000,51.10000'
  vi.stubGlobal('location', { origin: 'https://example.org', pathname: '/q/', search: '', hash: here })
  expect(placelessAddress('town', 'park')).toBe('https://example.org/q/#city=town&service=park')
})

it('objects of OpenStreetMap are found by number, points by where they stand, others not at all', () => {
  const at = { lon: 71.40001, lat: 51.1 }
  expect(osmLinks({ id: 'osm:way/42', ...at })).toEqual({
    object: 'https://www.openstreetmap.org/way/42',
    edit: 'https://www.openstreetmap.org/edit?way=42#map=19/51.10000/71.40001',
    note: 'https://www.openstreetmap.org/note/new#map=19/51.10000/71.40001',
  })
  expect(osmLinks({ id: 'osm:node/42', ...at })?.object).toBe(
    'https://www.openstreetmap.org/?mlat=51.10000&mlon=71.40001#map=19/51.10000/71.40001',
  )
  for (const id of ['设施.csv:7', 'osm:way/../x', 'osm:way/4x']) expect(osmLinks({ id, ...at })).toBeNull()
})
