import { expect, test } from 'vitest'
import { readSitePoints } from './site-points.ts'

const fileOf = (name: string, text: string) => new File([text], name)

test('a list is read with every row that cannot be used', async () => {
  const read = await readSitePoints(fileOf('sites.csv', 'name,lon,lat\na,71.4,51.1\nb,x,y\n'))
  expect(read).toMatchObject({ name: 'sites.csv', error: null, points: [{ name: 'a', at: [71.4, 51.1] }] })
  expect(read.errors.map(({ line }) => line)).toEqual([3])
})

test.each([
  ['sites.csv', 'name,lon,lat\na,x,y\n', 'none usable'],
  ['sites.csv', '', 'sites.csv'],
  ['sites.json', '{', 'not valid JSON'],
  ['sites.pdf', 'x', 'sites.pdf'],
])('%s of "%s" is refused and says why', async (name, text, why) => {
  const { points, error } = await readSitePoints(fileOf(name, text))
  expect(points).toEqual([])
  expect(error).toMatchObject({ kind: 'own-file', message: expect.stringContaining(why) as string })
})
