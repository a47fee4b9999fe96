import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  POSTER,
  posterLayout,
  type MeasureIn,
  type PosterBox,
  type PosterLine,
  type PosterTexts,
} from './poster-layout.ts'

/** As wide as most fonts: a Chinese character its size, others 0.55 of it. */
const measure: MeasureIn = (text, { size }) =>
  Array.from(text).reduce((sum, c) => sum + size * (/[⺀-￿]/u.test(c) ? 1 : 0.55), 0)

const line = (name: string, figure = '6 分钟'): PosterLine => ({ verdict: 'inside', name, figure })
const texts = (more: Partial<PosterTexts> = {}): PosterTexts => ({
  app: '一刻钟',
  city: '阿斯塔纳 · 地图数据 2017-12-04',
  place: '南门仓社区',
  lead: '从家步行 15 分钟',
  figure: { reached: '11', of: '14', caption: '项服务走得到' },
  lists: [
    { heading: '走得到', verdict: 'inside', lines: ['超市', '药店', '公园'].map((name) => line(name)) },
    {
      heading: '走不到',
      verdict: 'outside',
      lines: [{ verdict: 'outside', name: '菜市场', figure: '19 分钟' }],
    },
  ],
  scan: '扫码看详情',
  notes: ['慢走', '标准', '© OpenStreetMap'],
  more: (count) => `还有 ${count} 项`,
  ...more,
})
const lay = (more: Partial<PosterTexts> = {}, hasPicture = true) =>
  posterLayout({ texts: texts(more), hasPicture, measure })
const said = (boxes: readonly PosterBox[]) => boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : []))

const overlap = (a: PosterBox, b: PosterBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const nameOf = (box: PosterBox): string => (box.kind === 'text' ? box.text : box.kind)

/** What is wrong with a layout, in words; one assertion, for there are thousands of pairs. */
function faultsOf(boxes: readonly PosterBox[]): string[] {
  return boxes.flatMap((box, i) => {
    const isOut =
      Math.min(box.x, box.y) < 0 || box.x + box.width > POSTER.width || box.y + box.height > POSTER.height
    const isWide = box.kind === 'text' && measure(box.text, box.font) > box.width
    const hit = boxes.slice(i + 1).find((other) => overlap(box, other))
    return [
      ...(isOut ? [`${nameOf(box)} is out of bounds`] : []),
      ...(isWide ? [`${nameOf(box)} is wider than its box`] : []),
      ...(hit === undefined ? [] : [`${nameOf(box)} lies over ${nameOf(hit)}`]),
    ]
  })
}

function expectSound(boxes: readonly PosterBox[]): void {
  expect(faultsOf(boxes)).toEqual([])
}

test('everything is said, with the figure and one picture, logo and code', () => {
  const boxes = lay()
  expectSound(boxes)
  expect(said(boxes)).toEqual(
    expect.arrayContaining([
      '一刻钟',
      '南门仓社区',
      '11/14',
      '项服务走得到',
      '菜市场',
      '19 分钟',
      '扫码看详情',
    ]),
  )
  const kinds = boxes.map(({ kind }) => kind)
  for (const kind of ['picture', 'logo', 'qr'] as const)
    expect(kinds.filter((found) => found === kind)).toHaveLength(1)
})

test('without a picture there is no frame; the lists go up, and few lines are larger', () => {
  const [withPicture, without] = [lay(), lay({}, false)]
  expect(without.some(({ kind }) => kind === 'picture')).toBe(false)
  const top = (boxes: readonly PosterBox[]) =>
    Math.min(...boxes.filter((b) => b.kind === 'mark').map((b) => b.y))
  expect(top(without)).toBeLessThan(top(withPicture))
  expectSound(without)
  const lowest = (boxes: readonly PosterBox[]) =>
    Math.max(...boxes.filter((b) => b.kind === 'mark').map((b) => b.y + b.height))
  const height = (boxes: readonly PosterBox[]) => boxes.find((b) => b.kind === 'mark')?.height ?? 0
  expect(height(without)).toBeGreaterThan(height(withPicture))
  expect(lowest(without)).toBeLessThan(1_150)
})

test('what has no room is counted', () => {
  const lines = Array.from({ length: 20 }, (_, i) => line(`服务 ${i}`))
  const boxes = lay({ lists: [{ heading: '走得到', verdict: 'inside', lines }, texts().lists[1]] })
  expectSound(boxes)
  const shown = said(boxes).filter((text) => text.startsWith('服务 ')).length
  expect(shown).toBeGreaterThanOrEqual(7)
  expect(said(boxes)).toContain(`还有 ${20 - shown} 项`)
})

test('a place with a long name gets smaller letters before it is cut', () => {
  const place = 'улица Амангельды Иманова · W 1 附近'
  const found = lay({ place }).flatMap((box) =>
    box.kind === 'text' && place.includes(box.text) ? [box] : [],
  )
  expect(found.map(({ text }) => text).join(' ')).toBe(place)
  expect(found[0]?.font.size).toBeLessThan(58)
})

test('whatever the texts are, boxes stay within the poster and apart', () => {
  const text = fc.string({ unit: fc.constantFrom('社', 'я', 'ש', ' ', 'W', '（', '👪'), maxLength: 60 })
  const lines = fc.array(
    fc.record({ verdict: fc.constantFrom('inside', 'outside', 'unknown'), name: text, figure: text }),
    { maxLength: 20 },
  )
  const list = fc.record({ heading: text, verdict: fc.constant('outside' as const), lines })
  fc.assert(
    fc.property(
      fc.record({
        app: text,
        city: text,
        place: text,
        lead: text,
        figure: fc.option(fc.record({ reached: text, of: text, caption: text })),
        lists: fc.tuple(list, list),
        scan: text,
        notes: fc.array(text, { maxLength: 8 }),
      }),
      fc.boolean(),
      (found, hasPicture) => expectSound(lay(found as Partial<PosterTexts>, hasPicture)),
    ),
    { seed: 21, numRuns: 150 },
  )
})
