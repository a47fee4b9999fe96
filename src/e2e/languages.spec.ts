import type { Page } from '@playwright/test'
import type { DataWords } from '../i18n/data-words.ts'
import type { Dictionary } from '../i18n/dictionary.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/language.ts'
import { data as zhHantData } from '../i18n/zh-hant/data.ts'
import { dictionary as zhHant } from '../i18n/zh-hant/dictionary.ts'
import { expect, test } from './fixtures.ts'
import { doorButton, gradeTable, keySentence, linkTo } from './page.ts'
import { en, enData, zh, zhData } from './words.ts'

const COMMUNITY = 'block:7142586,5114768'

const WORDS: Readonly<Record<Language, Dictionary>> = { 'zh-Hans': zh, 'zh-Hant': zhHant, en }
const DATA: Readonly<Record<Language, DataWords>> = { 'zh-Hans': zhData, 'zh-Hant': zhHantData, en: enData }

/** What no reader of the language should meet. */
const FOREIGN: Readonly<Record<Language, RegExp>> = {
  'zh-Hans': /[務門這說對設達項難開關閉時問間計沒還讓處點請選擇]/,
  'zh-Hant': /[务门这说对设达项难开关闭时问间计没还让处点请选择]/,
  en: /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/,
}

/** Texts that a program left behind: values that are no words, and keys in place of them. */
const LEFTOVERS = /undefined|null|NaN|\[object|=>|\b(?:shell|resident|planner|data|map)\.[a-z]/

/** What stands in its own script in every language: names of languages, and official names that a reader looks up. */
const IN_OWN_SCRIPT = [...Object.values(LANGUAGE_NAMES), '自然资规〔2023〕2号', '审图号']

/** All that can be read on the page, without what stands in its own script. */
async function textOf(page: Page): Promise<string> {
  let text = await page.locator('body').innerText()
  for (const name of IN_OWN_SCRIPT) text = text.replaceAll(name, '')
  return text
}

for (const language of LANGUAGES)
  test(`the page speaks ${language} behind every door`, async ({ page, sites }) => {
    const words = WORDS[language]
    await page.goto(`${sites.plain}${linkTo({ language })}`)
    await expect(page.getByRole('heading', { level: 2, name: words.shell.start.title })).toBeVisible()
    await expectOwnWords(page, language)
    await page.goto(`${sites.plain}${linkTo({ language, community: COMMUNITY })}`)
    await expect(keySentence(page, words)).toBeVisible()
    await expectOwnWords(page, language)
    await doorButton(page, 'gaps', words).click()
    await page.getByRole('button', { name: words.planner.sheet.back }).click()
    await expect(gradeTable(page, words)).toBeAttached()
    await expectOwnWords(page, language)
    await doorButton(page, 'data', words).click()
    await expect(page.getByRole('heading', { level: 2, name: DATA[language].title })).toBeVisible()
    await expectOwnWords(page, language)
  })

async function expectOwnWords(page: Page, language: Language): Promise<void> {
  const lines = (await textOf(page)).split('\n')
  expect(lines.filter((line) => FOREIGN[language].test(line))).toEqual([])
  expect(lines.filter((line) => LEFTOVERS.test(line))).toEqual([])
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

test('the first language is the browser’s, and the choice of another one stays', async ({ page, sites }) => {
  await page.goto(`${sites.plain}${linkTo()}`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
  await page.getByRole('combobox', { name: zh.shell.language }).selectOption('en')
  await expect(doorButton(page, 'gaps', en)).toBeVisible()
  await page.goto(sites.plain)
  await page.reload()
  await expect(doorButton(page, 'gaps', en)).toBeVisible()
})

test.describe('in another browser language', () => {
  test.use({ locale: 'zh-TW' })
  test('a reader from Taiwan finds traditional characters', async ({ page, sites }) => {
    await page.goto(sites.plain)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant')
  })
})

test('a link opens the whole state again', async ({ page, sites }) => {
  await page.goto(
    `${sites.plain}${linkTo({ community: COMMUNITY, minutes: '20', walker: 'elder', language: 'en' })}`,
  )
  await expect(keySentence(page, en)).toBeVisible()
  const said = await keySentence(page, en).innerText()
  expect(said).toContain('20')
  const link = page.url()
  await page.goto('about:blank')
  await page.goto(link)
  await expect(keySentence(page, en)).toHaveText(said)
  await expect(page.getByRole('slider', { name: en.resident.controls.minutes })).toHaveValue('20')
  await expect(page.getByRole('combobox', { name: en.resident.controls.walker })).toHaveValue('elder')
})

test('what a link says wrongly is left out and told, the rest holds', async ({ page, sites }) => {
  const parts = { door: 'attic', minutes: '99', walker: 'ghost', community: COMMUNITY, colour: 'red' }
  await page.goto(`${sites.plain}#${new URLSearchParams({ city: 'astana', ...parts })}`)
  await expect(keySentence(page)).toBeVisible()
  const note = page.locator('.kit-problem-note').filter({ hasText: zh.shell.problem.what.link })
  await expect(note).toBeVisible()
  await note.getByText(zh.shell.problem.details).click()
  const details = note.getByText('door=attic')
  for (const part of ['minutes=99', 'walker=ghost', 'colour=red']) await expect(details).toContainText(part)
  await note.getByRole('button', { name: zh.shell.problem.dismiss }).click()
  await expect(page.getByText(zh.shell.problem.what.link)).toHaveCount(0)
})

test('a link to a city that is not there says which file is missing', async ({ page, sites, complaints }) => {
  complaints.allow(/Failed to load resource/, 'the browser itself tells of a missing file')
  await page.goto(`${sites.plain}${linkTo({ city: 'atlantis' })}`)
  await expect(page.getByText(zh.shell.problem.what.city)).toBeVisible()
  await expect(page.getByText(zh.shell.problem.file.missing('city.json'))).toBeVisible()
})
