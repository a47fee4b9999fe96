import type { Locator, Page } from '@playwright/test'
import { damage, expect, test, type Damage } from './fixtures.ts'
import { doorButton, gapTable, gradeTable, keySentence, linkTo } from './page.ts'
import { zh, zhData } from './words.ts'

const { what, file, retry } = zh.shell.problem

/** A community of the city, well within its map. */
const COMMUNITY = 'block:7142586,5114768'

interface Case {
  /** Ending of the address. */
  readonly file: string | RegExp
  readonly how: Damage
  /** Where the visitor is when it happens. */
  readonly link: Parameters<typeof linkTo>[0]
  readonly says: readonly (string | RegExp)[]
  /** What must be there after the file was mended and asked for again. */
  readonly after: (page: Page) => Locator
}

const HOME = { community: COMMUNITY }
const GAPS = { door: 'gaps' }

const cases: readonly Case[] = [
  {
    file: 'city.json',
    how: 'missing',
    link: HOME,
    says: [what.city, file.missing('city.json')],
    after: keySentence,
  },
  {
    file: 'city.json',
    how: 'cut',
    link: HOME,
    says: [what.city, file.broken('city.json')],
    after: keySentence,
  },
  {
    file: 'communities.fgb.gz',
    how: 'flipped',
    link: GAPS,
    says: [what.city, file.broken('communities.fgb')],
    after: gradeTable,
  },
  {
    file: 'communities.fgb.gz',
    how: 'a web page',
    link: HOME,
    says: [what.city, file.missing('communities.fgb')],
    after: keySentence,
  },
  {
    file: 'spine.bin.gz',
    how: 'cut',
    link: HOME,
    says: [what.place, file.broken('spine.bin')],
    after: keySentence,
  },
  {
    file: /block-\d+\.bin\.gz$/,
    how: 'flipped',
    link: HOME,
    says: [what.place, /文件「block-\d+\.bin」不完整或已经损坏/],
    after: keySentence,
  },
  {
    file: 'block-1.bin.gz',
    how: 'missing',
    link: GAPS,
    says: [what.judgement, file.missing('block-1.bin')],
    after: gapTable,
  },
]

test.describe('a file of the city', () => {
  for (const { file: name, how, link, says, after } of cases)
    test(`${String(name)}, ${how}: says which, and goes on once it is mended`, async ({
      page,
      sites,
      complaints,
    }) => {
      complaints.allow(/Failed to load resource/, 'the browser itself tells of a missing file')
      const mend = await damage(page, name, how)
      await page.goto(`${sites.plain}${linkTo(link)}`)
      for (const words of says) await expect(page.getByText(words).first()).toBeVisible()
      // The rest of the page answers.
      await doorButton(page, 'data').click()
      await expect(page.getByRole('heading', { level: 2, name: zhData.title })).toBeVisible()
      await page.goBack()
      await mend()
      await page.getByRole('button', { name: retry }).first().click()
      await expect(after(page)).toBeVisible()
      for (const words of says) await expect(page.getByText(words)).toHaveCount(0)
    })
})

test('the list of cities, missing: says so, and a link to a city still opens it', async ({
  page,
  sites,
  complaints,
}) => {
  complaints.allow(/Failed to load resource/, 'the browser itself tells of a missing file')
  await damage(page, 'cities/index.json', 'missing')
  await page.goto(`${sites.plain}${linkTo(HOME)}`)
  await expect(page.getByText(what.cities)).toBeVisible()
  await expect(keySentence(page)).toBeVisible()
})
