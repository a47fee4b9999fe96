import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { cityIds, projectFolder } from '../read-data.ts'
import { buildCities, readSite } from './build-cities.ts'

function site(cities: readonly string[], broken: readonly string[]) {
  const asked: string[] = []
  const warnings: string[] = []
  const build = (id: string): boolean => {
    asked.push(id)
    return !broken.includes(id)
  }
  const run = () =>
    buildCities({ cities, known: ['here', 'far', 'there'], build, warn: (text) => warnings.push(text) })
  return { run, asked, warnings }
}

it('leaves out a city whose source cannot be had, with a warning, and builds the rest', () => {
  const { run, asked, warnings } = site(['here', 'far', 'there'], ['far'])
  expect(run()).toEqual(['here', 'there'])
  expect(asked).toEqual(['here', 'far', 'there'])
  expect(warnings).toEqual(['the city far could not be built and is left out of the site: see above'])
})

it('fails when no city is left, so that an empty site replaces no good one', () => {
  expect(site(['far'], ['far']).run).toThrow('not one city of the site could be built')
})

it('refuses a city without a recipe before it builds any', () => {
  const { run, asked } = site(['here', 'hear'], [])
  expect(run).toThrow('data/site.json: found hear without a recipe: expected some of here, far, there')
  expect(asked).toEqual([])
})

it('the site of this project has the embedded city first, and only cities with a recipe', () => {
  const text = readFileSync(join(projectFolder, 'data', 'site.json'), 'utf8')
  const { cities, budget } = readSite(JSON.parse(text), 'data/site.json')
  // GitHub Pages takes no more than 1 GB
  expect(budget.siteMB).toBeLessThan(1_000)
  expect(cities[0]).toBe('astana')
  expect(cities.filter((id) => !cityIds().includes(id))).toEqual([])
  expect(() => readSite({ cities: [] }, 'data/site.json')).toThrow('data/site.json: at cities')
})

it('the workflow that publishes builds them before the page', () => {
  const workflow = readFileSync(join(projectFolder, '.github', 'workflows', 'pages.yml'), 'utf8')
  const [cities, page] = ['run: node --import tsx scripts/build-cities.ts', 'run: npm run build'].map(
    (step) => workflow.indexOf(step),
  )
  expect(cities).toBeGreaterThan(0)
  expect(page).toBeGreaterThan(cities ?? 0)
})
