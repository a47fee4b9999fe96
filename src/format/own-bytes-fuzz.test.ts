import fc from 'fast-check'
import { zipSync } from 'fflate'
import writeExcelFile from 'write-excel-file/node'
import { expect, test } from 'vitest'
import { encodeTable } from './feature-table.ts'
import { bytesToText } from './own-bytes.ts'
import { drawnDbf, drawnPointShp } from './testing/drawn-shapefile.ts'

const ROUNDS = 250

const workbook = async (): Promise<Uint8Array> => {
  const row = (...cells: readonly (string | number)[]) => cells.map((value) => ({ value }))
  const data = [row('名称', '经度', '纬度'), row('甲社区', 116.4, 39.9), row('乙社区', 116.41, 39.91)]
  return new Uint8Array(await writeExcelFile([{ sheet: 's', data }] as never).toBuffer())
}

const shapefile = (): Uint8Array =>
  zipSync({
    'a.shp': drawnPointShp([
      [116.4, 39.9],
      [116.41, 39.91],
    ]),
    'a.dbf': drawnDbf([0x6e], [[0x61], [0x62]]),
  })

const flatgeobuf = (): Uint8Array =>
  encodeTable({ name: 'string', residents: 'integer' }, [
    { geometry: { type: 'Point', coordinates: [116.4, 39.9] }, properties: { name: '甲', residents: 12 } },
    {
      geometry: { type: 'Point', coordinates: [116.41, 39.91] },
      properties: { name: '乙', residents: null },
    },
  ])

/** Up to four bytes set anew, and now and then the rest cut off. Places are shares, so that they fall into any file. */
const damage = fc.record({
  set: fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)), {
    minLength: 1,
    maxLength: 4,
  }),
  keep: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
})

test.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
  ['社区.xlsx', workbook],
  ['社区.zip', shapefile],
  ['社区.fgb', flatgeobuf],
])('a damaged %s is read, or refused by its name', async (name, made) => {
  const whole = await made()
  let refused = 0
  await fc.assert(
    fc.asyncProperty(damage, async ({ set, keep }) => {
      const bytes = whole.slice(0, Math.ceil(whole.length * keep))
      for (const [share, value] of set) bytes[Math.floor(share * bytes.length)] = value
      const thrown = await bytesToText(bytes, name).then(
        () => null,
        (cause: unknown) => cause,
      )
      if (thrown === null) return
      refused++
      expect((thrown as object).constructor).toBe(Error)
      expect((thrown as Error).message).toMatch(new RegExp(`^${name}: .*expected`, 's'))
    }),
    { seed: 71, numRuns: ROUNDS },
  )
  expect(refused).toBeGreaterThan(ROUNDS / 10)
})
