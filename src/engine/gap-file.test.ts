import { expect, test } from 'vitest'
import { countGapList } from '../../scripts/recount/count-gap-list.ts'
import { DEFAULT_TEMPLATE } from '../format/gap-template.ts'
import { gapTexts } from '../i18n/gap-texts.ts'
import { dictionary } from '../i18n/zh-hans/dictionary.ts'
import { planning } from '../i18n/zh-hans/planning.ts'
import { buffersOf } from './handlers.ts'
import type { GapFileRequest } from './protocol.ts'
import { termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()

/** In so little time much of the town is too far. */
const MINUTES = 1

async function asked(more: Partial<GapFileRequest>) {
  const { handlers, city } = await town.opened()
  const terms = await termsOf(handlers, MINUTES)
  const { services } = await handlers.reference(null, unwatched)
  const judgement = await handlers.judge(terms, unwatched)
  const date = city.manifest?.sources.find(({ id }) => id === 'osm')?.date ?? null
  const texts = gapTexts({
    language: 'zh-Hans',
    t: dictionary,
    listing: planning.listing,
    services,
    standard: judgement.standard,
    walker: terms.walker,
    minutes: terms.minutes,
    method: 'network',
    manifest: city.manifest,
    date,
    ownFiles: [],
    setAside: judgement.summary.gaps.rulesSetAside,
    scope: '全部',
  })
  const request: GapFileRequest = {
    terms,
    form: 'csv',
    list: 'problems',
    choice: { communities: null, rule: null },
    texts,
    template: DEFAULT_TEMPLATE,
    date,
    page: null,
    ...more,
  }
  // as messages bring it
  const file = await handlers.gapFile(structuredClone(request), unwatched)
  expect(buffersOf('gapFile', file)).toEqual([])
  return { file, bands: judgement.summary.units.map(({ bands }) => bands) }
}

test.each(['csv', 'geojson'] as const)('the gap list is what the command line writes: %s', async (form) => {
  const { file, bands } = await asked({ form })
  const text = await file.body.arrayBuffer().then((bytes) => Buffer.from(bytes).toString('utf8'))
  expect(text).toBe(town.checkup(form, town.folder(), '--minutes', String(MINUTES), '--list', 'gaps'))
  expect(file.name).toMatch(/^gap-list-town-fifteen-minute-city-.*-1\./)
  if (form !== 'csv') return
  const counted = countGapList(text, file.name)
  expect(counted.communities).toBeGreaterThan(0)
  expect(counted.communities).toBe(
    bands.reduce((sum, band) => sum + band['1-2'] + band['3-5'] + band['6+'], 0),
  )
})

test('of chosen communities the list is no longer than these', async () => {
  const { file } = await asked({ choice: { communities: [0], rule: null } })
  expect(countGapList(await file.body.text(), file.name).communities).toBeLessThanOrEqual(1)
  expect((await asked({ choice: { communities: [], rule: null } })).file.body.size).toBeLessThan(1_000)
})

test('a workbook is a zip', async () => {
  const { file } = await asked({ form: 'xlsx' })
  expect(await file.body.slice(0, 2).text()).toBe('PK')
  expect(file.name).toMatch(/^gap-list-.*\.xlsx$/)
})
