import type { FeatureCollection, Point } from 'geojson'
import type { Page } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import { runCheckup } from './checkup.ts'
import { expect, test } from './fixtures.ts'
import { doorButton, download, gapTable, gradeTable, linkTo } from './page.ts'
import { worded, zh, zhData } from './words.ts'

const own = zhData.own

interface GivenFile {
  readonly name: string
  readonly text: string
}

type Place = readonly [lon: number, lat: number, properties: Readonly<Record<string, string | number>>]

function geojson(places: readonly Place[]): string {
  const collection: FeatureCollection<Point> = {
    type: 'FeatureCollection',
    features: places.map(([lon, lat, properties]) => ({
      type: 'Feature',
      properties: { ...properties },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  }
  return JSON.stringify(collection)
}

/** Places around a point: three communities in a row, and two facilities. */
const filesAt = (lon: number, lat: number): readonly [GivenFile, GivenFile] => [
  {
    name: 'communities.geojson',
    text: geojson([
      [lon, lat, { name: '东里社区', residents: 3200 }],
      [lon + 0.006, lat, { name: '西里社区', residents: 1800 }],
      [lon + 0.02, lat + 0.01, { name: '远里社区', residents: 900 }],
    ]),
  },
  {
    name: 'facilities.geojson',
    text: geojson([
      [lon + 0.001, lat + 0.001, { name: '东里药店', amenity: 'pharmacy' }],
      [lon + 0.002, lat, { name: '东里小学', amenity: 'school' }],
    ]),
  },
]

/** Lets files fall on the page, as from the desktop. */
async function drop(page: Page, files: readonly GivenFile[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, text } of given) data.items.add(new File([text], name))
    return data
  }, files)
  await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer })
}

/** What the command line says of the same files. */
function checkupOf(files: readonly [GivenFile, GivenFile], ...options: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'own-files-'))
  try {
    const [communities, facilities] = files.map(({ name, text }) => {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    })
    return runCheckup(...options, '--communities', communities ?? '', '--facilities', facilities ?? '')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('own places in the city are judged on its streets', async ({ page, sites }) => {
  const files = filesAt(71.4258, 51.1476)
  await page.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await expect(page.getByText(own.heading)).toBeVisible()
  await drop(page, files)
  await expect(page.getByText(own.onNetwork)).toBeVisible()
  await expect(page.getByText(own.count('3'))).toBeVisible()
  await doorButton(page, 'gaps').click()
  await expect(gradeTable(page)).toBeAttached()
  expect(JSON.parse(await download(page, 'json'))).toEqual(checkupOf(files, 'astana'))

  await doorButton(page, 'data').click()
  await page.getByRole('button', { name: own.forget }).click()
  await expect(page.getByText(own.onNetwork)).toHaveCount(0)
  await doorButton(page, 'gaps').click()
  expect(JSON.parse(await download(page, 'json'))).toEqual(runCheckup('astana'))
})

test('own places far from every street are estimated, and labelled so', async ({ page, sites }) => {
  const files = filesAt(116.35, 39.91)
  await page.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await expect(page.getByText(own.heading)).toBeVisible()
  await drop(page, files)
  await expect(page.getByText(own.estimate).first()).toBeVisible()
  await doorButton(page, 'gaps').click()
  await expect(page.getByText(zh.planner.estimate)).toBeVisible()
  const { communities, method } = JSON.parse(await download(page, 'json')) as ReturnType<typeof runCheckup>
  const expected = checkupOf(files)
  expect(method).toBe('straight-line-estimate')
  expect(communities).toEqual(expected.communities)
})

test('a bad file is told of, and nothing is lost', async ({ page, sites }) => {
  await page.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await expect(page.getByText(own.heading)).toBeVisible()
  const [communities] = filesAt(71.4258, 51.1476)
  await page.getByLabel(own.choose).setInputFiles(asUpload(communities))
  await expect(page.getByText(own.onNetwork)).toBeVisible()
  await page.getByLabel(own.choose).setInputFiles(asUpload({ name: 'facilities.geojson', text: '{"type":' }))
  await expect(page.getByText(zh.shell.problem.ownFile('facilities.geojson'))).toBeVisible()
  await expect(page.getByText(own.count('3'))).toBeVisible()
  await page.getByLabel(own.choose).setInputFiles(await asWorkbook('社区.xlsx'))
  await expect(page.getByText(own.count('2'))).toBeVisible()
  await doorButton(page, 'gaps').click()
  await expect(gradeTable(page)).toBeAttached()
})

test('rows that cannot be used are listed with line and reason, the others count', async ({
  page,
  sites,
}) => {
  const text = '名称,经度,纬度,人口\n好社区,71.4258,51.1476,1200\n坏社区,很远,51.1,900\n,71.43,51.15,800\n'
  await page.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await page.getByLabel(own.choose).setInputFiles(asUpload({ name: '社区.csv', text }))
  await expect(page.getByText(own.count('1'))).toBeVisible()
  await page.getByText(worded(own.errors)).click()
  await expect(page.getByText(own.line('3'))).toBeVisible()
  await expect(page.getByText(zhData.reason.notNumbers('很远', '51.1'))).toBeVisible()
})

test('names from a file are text, never markup', async ({ page, sites }) => {
  const name = '<img src=x onerror="document.title=1"><b>粗</b>'
  const places: Place[] = [
    [71.4258, 51.1476, { name, residents: 1200 }],
    [71.36, 51.2, { name: `${name}2`, residents: 1200 }],
  ]
  await page.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await page
    .getByLabel(own.choose)
    .setInputFiles(asUpload({ name: 'communities.geojson', text: geojson(places) }))
  await expect(page.getByText(own.count('2'))).toBeVisible()
  await doorButton(page, 'gaps').click()
  await expect(gapTable(page).getByText('<b>粗</b>').first()).toBeVisible()
  await expect(page).not.toHaveTitle('1')
})

/** Two communities of Astana, as a spreadsheet keeps them. */
async function asWorkbook(name: string) {
  const rows = [
    ['名称', '经度', '纬度', '人口'],
    ['东里社区', 71.4258, 51.1476, 3200],
    ['西里社区', 71.4318, 51.1476, 1800],
  ]
  const sheet = writeExcelFile(rows.map((row) => row.map((value) => ({ value }))))
  return { ...asUpload({ name, text: '' }), buffer: await sheet.toBuffer() }
}

const asUpload = ({ name, text }: GivenFile) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
})

test('a list whose columns were put right is there after a reload, until it is removed', async ({
  page,
  sites,
}) => {
  const text = '叫法,东,北,手机\n甲社区,71.4258,51.1476,13800138000\n乙社区,71.4318,51.1476,13900139000\n'
  const name = '社区.csv'
  const column = (field: keyof typeof own.columns.field) =>
    page.getByLabel(own.columns.of(name, own.columns.field[field]))
  await page.goto(`${sites.plain}${linkTo({ door: 'data' })}`)
  await page.getByLabel(own.choose).setInputFiles(asUpload({ name, text }))
  await expect(page.getByText(own.notTaken)).toBeVisible()
  await expect(page.getByText(own.columns.leftOut('手机'))).toBeVisible()
  await column('name').selectOption('叫法')
  await column('lon').selectOption('东')
  await column('lat').selectOption('北')
  await expect(page.getByText(own.count('2'))).toBeVisible()
  await expect(page.getByText(own.kept.now(name))).toBeVisible()

  await page.reload()
  await expect(page.getByText(own.kept.restored(name))).toBeVisible()
  await expect(page.getByText(own.count('2'))).toBeVisible()
  await page.getByRole('button', { name: own.removeOf(name) }).click()
  await expect(page.getByText(own.kept.restored(name))).toHaveCount(0)
  await expect(page.getByText(own.count('2'))).toHaveCount(0)
})
