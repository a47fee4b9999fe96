import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { projectFolder } from '../read-data.ts'
import { countGapList } from '../recount/count-gap-list.ts'

let folder = ''
const file = (name: string): string => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gap-list-'))
  const near = 'near,71.4045,51.1035,100'
  writeFileSync(file('c.csv'), `name,lon,lat,residents\n${near}\n=far,71.6,51.3,300\n`)
  const services = ['convenience', 'pharmacy', 'primary-school', 'nursery', 'park', 'bus-stop', 'police']
  writeFileSync(
    file('f.csv'),
    `name,lon,lat,service\n${services.map((id) => `${id},71.4051,51.1039,${id}`).join('\n')}\n`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let runs = 0

/** `npm run checkup` on two files without a city, in this process. Gives what it says of failure. */
async function checkup(...args: readonly string[]): Promise<string> {
  const ears = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')]
  for (const ear of ears) ear.mockImplementation(() => {})
  const { argv, exitCode } = process
  const files = ['--communities', file('c.csv'), '--facilities', file('f.csv')]
  process.argv = [process.execPath, 'checkup.ts', ...files, ...args]
  runs += 1
  try {
    await import(/* @vite-ignore */ `../checkup.ts?run=${runs}`)
    return (ears[1]?.mock.calls ?? []).flat().join('\n')
  } finally {
    process.argv = argv
    process.exitCode = exitCode
    for (const ear of ears) ear.mockRestore()
  }
}

/** The files of a zip by name, as its central directory lists them. */
function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameSize] = [at + 10, at + 20, at + 28].map((place) => bytes.readUInt16LE(place))
    const name = bytes.toString('utf8', at + 46, at + 46 + (nameSize ?? 0))
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    expect(size).toBe(packed.length & 0xff_ff)
    files.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + (nameSize ?? 0) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

/** Cells of a sheet, row by row, as a reader of the workbook sees them. */
function cellsOf(files: ReadonlyMap<string, string>, sheet: number): (string | number)[][] {
  const texts = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, inner]) => [...(inner ?? '').matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join(''),
  )
  const xml = files.get(`xl/worksheets/sheet${sheet}.xml`) ?? ''
  return [...xml.matchAll(/<row .*?<\/row>/gs)].map(([row]) =>
    [...row.matchAll(/<c ([^>]*)><v>(.*?)<\/v>/g)].map(([, about = '', value = '']) =>
      about.includes('t="s"') ? (texts[Number(value)] ?? '') : Number(value),
    ),
  )
}

describe('the gap list', () => {
  it('is a workbook of four sheets, counted like its CSV', async () => {
    expect(await checkup('--out', file('x.xlsx'))).toBe('')
    expect(await checkup('--out', file('x.csv'), '--list', 'gaps')).toBe('')
    const files = unzip(readFileSync(file('x.xlsx')))
    const sheets = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)]
    expect(sheets.map(([, name]) => name)).toEqual(['问题清单', '整治清单', '待核实清单', '口径说明'])
    const [headings, ...rows] = cellsOf(files, 1)
    const counted = countGapList(readFileSync(file('x.csv'), 'utf8'), 'x.csv')
    expect(headings).toHaveLength(25)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows).toHaveLength(counted.rows)
    expect(rows.map(([number]) => number)).toEqual(rows.map((_, i) => i + 1))
    // text, never a formula
    expect(rows.some((row) => row.includes('=far'))).toBe(true)
    expect([...files.values()].some((xml) => xml.includes('<f>'))).toBe(false)
    const notes = new Map(cellsOf(files, 4).map(([what, text]) => [what, text]))
    expect(notes.get('问题清单：行数')).toBe(counted.rows)
    expect(notes.get('问题清单：服务缺项的个数')).toBe(counted.communities)
    expect(notes.get('测算方法')).toContain('直线距离估算')
  })

  it('speaks the language and has the columns that were asked for', async () => {
    writeFileSync(file('t.json'), '{"problems": ["No.", {"column": "community", "heading": "Where"}]}')
    const asked = ['--list', 'gaps', '--language', 'en', '--template', file('t.json')]
    expect(await checkup('--out', file('en.csv'), ...asked)).toBe('')
    const [heading, first] = readFileSync(file('en.csv'), 'utf8').slice(1).split('\r\n')
    expect(heading).toBe('No.,Where')
    expect(first).toBe("1,'=far")
  })

  it('takes the template of the documentation', async () => {
    const page = readFileSync(join(projectFolder, 'docs/gap-list.md'), 'utf8')
    const [, example = ''] = /```json\n([^`]+)```/.exec(page) ?? []
    writeFileSync(file('docs.json'), example)
    const asked = ['--list', 'gaps', '--template', file('docs.json')]
    expect(await checkup('--out', file('docs.csv'), ...asked)).toBe('')
    expect(readFileSync(file('docs.csv'), 'utf8')).toMatch(/^\uFEFF序号,社区,最近一处,步行分钟\r\n1,/)
  })

  it('says what is wrong before it judges', async () => {
    writeFileSync(file('bad.json'), '{"problems": ["phone"]}')
    const out = ['--out', file('no.csv')]
    expect(await checkup(...out, '--template', file('bad.json'))).toMatch(
      /bad\.json: at problems\[0\]: found "phone", expected one of number, district/,
    )
    expect(await checkup(...out, '--list', 'all')).toMatch(/--list: found "all", expected gaps or to-check/)
    expect(await checkup(...out, '--list', 'gaps', '--language', 'de')).toMatch(/--language: found "de"/)
    expect(await checkup('--out', file('no.json'), '--list', 'gaps')).toMatch(
      /expected a file that ends in \.csv, \.geojson/,
    )
  })
})
