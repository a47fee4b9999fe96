import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toTraditional, traditionalFile } from './zh-hant/to-traditional.ts'
import { traditionalFiles, traditionalFolder } from './zh-hant/traditional-files.ts'

const committed = (name: string): string => readFileSync(join(traditionalFolder, name), 'utf8')

/** Every Chinese character of Taiwan's own encoding: Big5 without the additions of Hong Kong, some of them simplified. */
function charactersOfBig5(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5')
  const found = new Set<string>()
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    if (lead > 0xc6 && lead < 0xc9) continue
    for (let trail = 0x40; trail <= 0xfe; trail++) found.add(decoder.decode(Uint8Array.of(lead, trail)))
  }
  return found
}

describe('src/i18n/zh-hant', () => {
  it('is what the generator makes of zh-hans: else run scripts/write-zh-hant.ts', async () => {
    const made = await traditionalFiles()
    expect(readdirSync(traditionalFolder).toSorted()).toEqual(made.map(({ name }) => name))
    for (const { name, text } of made) expect(committed(name), name).toBe(text)
  })

  it('has no simplified character left', () => {
    const traditional = charactersOfBig5()
    expect(traditional.has('國') && traditional.has('裡') && !traditional.has('国')).toBe(true)
    for (const name of readdirSync(traditionalFolder)) {
      const characters = committed(name).match(/\p{Script=Han}/gu) ?? []
      const others = characters.filter((one) => !traditional.has(one))
      expect(others, name).toEqual([])
    }
  })
})

describe('toTraditional', () => {
  it.each([
    ['说不准：洗衣店', '不確定：洗衣店'],
    ['暂不能判定 3 个', '暫無法判定 3 個'],
    ['服务缺项社区', '服務缺項社區'],
    ['数据来源', '資料來源'],
    ['这里只有 2 公里', '這裡只有 2 公里'],
    ['从文件夹里选文件', '從資料夾裡選檔案'],
    ['个中的', '個中的'],
    ['次干路上的面包店后面', '次幹路上的麵包店後面'],
    ['不走台阶', '不走階梯'],
    ['第 ${line} 行重复，还有 ${n} 行', '第 ${line} 列重複，還有 ${n} 列'],
    ['第一行是列名，每行一处', '第一列是欄名，每列一處'],
    ['再加一列服务，或标签列', '再加一欄服務，或標籤欄'],
    ['这一行有 3 格，列名有 4 个：格里有分隔符', '這一列有 3 格，欄名有 4 個：格裡有分隔符'],
    ['没有读不了的行', '沒有讀不了的列'],
    ['每个社区一行', '每個社區一列'],
    ['文件不是文本', '檔案不是文字檔'],
    ['步行和出行也行，现行的下列名称', '步行和出行也行，現行的下列名稱'],
  ])('says %s as %s', (simplified, traditional) => expect(toTraditional(simplified)).toBe(traditional))
})

describe('traditionalFile', () => {
  it('changes words, the first line and paths, and nothing else', async () => {
    const original = [
      '/** Simplified Chinese; the original. */',
      "import { unit } from '../zh-hans/unit.ts'",
      'export const x = { of: (n: string) => `${n} 个社区${unit}` }',
      '',
    ].join('\n')
    expect(await traditionalFile('x.ts', original, { semi: false, singleQuote: true })).toBe(
      [
        '/** Traditional Chinese, made from zh-hans by scripts/write-zh-hant.ts. */',
        "import { unit } from '../zh-hant/unit.ts'",
        'export const x = { of: (n: string) => `${n} 個社區${unit}` }',
        '',
      ].join('\n'),
    )
  })

  it('names a file that is no TypeScript', async () => {
    await expect(traditionalFile('x.ts', 'export const = {', {})).rejects.toThrow(/^x\.ts: /)
  })
})
