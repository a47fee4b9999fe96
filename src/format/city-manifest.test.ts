import { expect, it } from 'vitest'
import { someManifest } from '../ui/data/testing/some-manifest.ts'
import { readCityManifest } from './city-manifest.ts'

const read = (more: object) => readCityManifest(JSON.stringify({ ...someManifest(), ...more }), 'city.json')

it('a city tells where errors are reported, or nowhere; older files do not say', () => {
  const repository = 'https://github.com/some-town/city'
  expect(read({ repository }).repository).toBe(repository)
  expect(read({ repository: null }).repository).toBeNull()
  expect(read({}).repository).toBeUndefined()
})

it('an address that is no repository of GitHub is refused by name and place', () => {
  expect(() => read({ repository: 'https://example.org/a/b' })).toThrow(
    'city.json: at repository: an address such as https://github.com/owner/repository',
  )
})
