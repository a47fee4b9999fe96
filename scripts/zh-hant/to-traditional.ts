import { Converter } from 'opencc-js/cn2t'
import { format, type FormatConfig } from 'oxfmt'

/**
 * Words that are not only written but said otherwise, as `data/*.json` says them. Both sides are traditional: they are
 * looked for in what the converter made, the longest first.
 */
const GLOSSARY: Readonly<Record<string, string>> = {
  // verdicts
  說不準: '不確定',
  暫不能判定: '暫無法判定',
  // the project and its data
  數據: '資料',
  示例: '範例',
  本項目: '本專案',
  代碼倉庫: '程式碼儲存庫',
  公交: '公車',
  臺階: '階梯',
  // what the converter joins or takes wrongly
  箇中: '個中',
  舍入: '捨入',
  // 臺 as it is commonly written
  臺賬: '台帳',
  站臺: '站台',
  平臺: '平台',
  // rows and columns, which Taiwan calls the other way round; only where a table is spoken of
  第一行: '第一列',
  這一行: '這一列',
  每行: '每列',
  社區一行: '社區一列',
  讀不了的行: '讀不了的列',
  是列名: '是欄名',
  列名有: '欄名有',
  一列服務: '一欄服務',
  標籤列: '標籤欄',
  格里: '格裡',
  // files and the browser
  不是文本: '不是文字檔',
  文件: '檔案',
  文件夾: '資料夾',
  導入: '匯入',
  導出: '匯出',
  打印: '列印',
  保存: '儲存',
  加載: '載入',
  鏈接: '連結',
  剪貼板: '剪貼簿',
  設置: '設定',
  默認: '預設',
  屏幕: '螢幕',
  搜索: '搜尋',
  信息: '資訊',
  網絡: '網路',
  程序: '程式',
  只讀: '唯讀',
  軟件: '軟體',
  硬件: '硬體',
  服務器: '伺服器',
  質量: '品質',
  緩存: '快取',
  字符: '字元',
  二維碼: 'QR Code',
}

const SAID_OTHERWISE = new RegExp(
  Object.keys(GLOSSARY)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'gu',
)

/** 行 after a number that is filled in: a row as well. */
const ROWS = /(?<=\$\{\w+\} )行/gu

const convert = Converter({ from: 'cn', to: 'tw' })

/** A Chinese text in traditional characters, as they are written in Taiwan, in the page's own words. */
export const toTraditional = (simplified: string): string =>
  convert(simplified)
    .replaceAll(SAID_OTHERWISE, (word) => GLOSSARY[word] ?? word)
    .replaceAll(ROWS, '列')

const ORIGINAL = '/** Simplified Chinese; the original. */\n'
const MADE = '/** Traditional Chinese, made from zh-hans by scripts/write-zh-hant.ts. */\n'

/**
 * A file of `src/i18n/zh-hans` as it stands in `src/i18n/zh-hant`: the same code with other words.
 * @param style options of the formatter, as in `.oxfmtrc.json`
 * @throws Error that names the file when the formatter cannot read it.
 */
export async function traditionalFile(name: string, text: string, style: FormatConfig): Promise<string> {
  const code = MADE + toTraditional(text.replace(ORIGINAL, '').replaceAll('/zh-hans/', '/zh-hant/'))
  const { code: formatted, errors } = await format(name, code, style)
  const [error] = errors
  if (error !== undefined) throw new Error(`${name}: ${error.message}; expected TypeScript`)
  return formatted
}
