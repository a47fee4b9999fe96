import { expect, test } from 'vitest'
import { addressTags, folderOf, siteAddress } from './site-address.ts'

const told = (folder: string, path: string) =>
  addressTags(folder, path).map(({ attrs = {} }) =>
    String(attrs['content'] ?? attrs['href']).replace(folder, '~/'),
  )

test('each page tells its own address and the one picture, whole', () => {
  const folder = folderOf('https://example.org/quarter-hour')
  expect(folder).toBe('https://example.org/quarter-hour/')
  expect(told(folder, '/index.html').slice(0, 3)).toEqual(['~/', '~/', '~/social.png'])
  expect(told(folder, '/engine.html').slice(0, 3)).toEqual(['~/engine.html', '~/engine.html', '~/social.png'])
})

test('a query and a fragment are no part of the site’s address', () => {
  expect(folderOf('http://localhost:8080/a/?b=c#d')).toBe('http://localhost:8080/a/')
})

test.each(['example.org', 'ftp://example.org/', '/quarter-hour/'])('%s is refused', (site) => {
  expect(() => siteAddress(site)).toThrow(`SITE_URL: found "${site}"`)
})

test('without an address nothing is told', () => {
  for (const site of [undefined, '']) {
    const { transformIndexHtml } = siteAddress(site)
    const transform = transformIndexHtml as unknown as (html: string, at: { path: string }) => unknown
    expect(transform('', { path: '/index.html' })).toEqual([])
  }
})
