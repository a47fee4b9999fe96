import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listCities } from '../../scripts/vite/list-cities.ts'
import { serveFolder } from '../../scripts/testing/serve-folder.ts'
import { damage, DIST, expect, test, type Sites } from './fixtures.ts'
import { coloursOf, doorButton, gradeTable, keySentence, linkTo, mapCanvas } from './page.ts'
import { zh } from './words.ts'

const COMMUNITY = 'block:7142586,5114768'

for (const [what, site] of [
  ['under the path of a repository', 'subPath'],
  ['as GitHub Pages sends it', 'likePages'],
] as const satisfies readonly (readonly [string, keyof Sites])[])
  test(`the first circle and its map stand, served ${what}`, async ({ page, sites }) => {
    await page.goto(`${sites[site]}${linkTo({ community: COMMUNITY })}`)
    await expect(keySentence(page)).toBeVisible()
    await expect.poll(() => coloursOf(mapCanvas(page))).toBeGreaterThan(100)
  })

test('the circle stands where a server unpacks every *.gz, which hides the basemap', async ({
  page,
  sites,
  complaints,
}) => {
  complaints.allow(/ERR_CONTENT_DECODING_FAILED/, 'a part of the basemap cannot be unpacked')
  await page.goto(`${sites.gzipEncoding}${linkTo({ community: COMMUNITY })}`)
  await expect(keySentence(page)).toBeVisible()
  await doorButton(page, 'gaps').click()
  await expect(page.getByRole('button', { name: zh.planner.sheet.back })).toBeVisible()
})

test('the basemap, missing: the lists and the communities on the map go on', async ({
  page,
  sites,
  complaints,
}) => {
  complaints.allow(/Failed to load resource|basemap/, 'the browser itself tells of a missing file')
  await damage(page, 'basemap.pmtiles.gz', 'missing')
  await page.goto(`${sites.plain}${linkTo({ community: COMMUNITY })}`)
  await expect(keySentence(page)).toBeVisible()
  await expect(page.getByText(zh.shell.problem.what.map)).toBeVisible()
  await doorButton(page, 'gaps').click()
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
})

test('a page that does not exist leads back', async ({ page, sites, complaints }) => {
  complaints.allow(/404/, 'the browser itself tells of a missing page')
  await page.goto(`${sites.subPath}no-such-page`)
  await page.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh.shell.title)
})

test('a folder with communities and facilities is a city without a build', async ({ page }) => {
  const root = mkdtempSync(join(tmpdir(), 'plain-city-'))
  cpSync(DIST, root, { recursive: true })
  const folder = join(root, 'cities', 'village')
  mkdirSync(folder)
  const feature = (lon: number, lat: number, properties: Readonly<Record<string, string>>) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates: [lon, lat] },
  })
  const write = (name: string, features: readonly unknown[]): void =>
    writeFileSync(join(folder, name), JSON.stringify({ type: 'FeatureCollection', features }))
  write('communities.geojson', [
    feature(9.5, 47.1, { name: 'Oberdorf' }),
    feature(9.53, 47.12, { name: 'Unterdorf' }),
  ])
  write('facilities.geojson', [feature(9.501, 47.1, { name: 'Apotheke', amenity: 'pharmacy' })])
  writeFileSync(join(root, 'cities', 'index.json'), JSON.stringify(listCities(join(root, 'cities'))))
  const server = await serveFolder({ root })
  try {
    await page.goto(`${server.origin}/`)
    await page.getByRole('button', { name: 'village' }).click()
    await doorButton(page, 'gaps').click()
    await expect(gradeTable(page)).toBeAttached()
    await expect(page.getByText(zh.planner.estimate)).toBeVisible()
  } finally {
    await server.close()
    rmSync(root, { recursive: true, force: true })
  }
})
