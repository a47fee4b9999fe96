import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FormatConfig } from 'oxfmt'
import { projectFolder } from '../read-data.ts'
import { traditionalFile } from './to-traditional.ts'

const simplifiedFolder = join(projectFolder, 'src/i18n/zh-hans')
export const traditionalFolder = join(projectFolder, 'src/i18n/zh-hant')

/** Every file of `src/i18n/zh-hant` as it has to be, by name. Nothing is written. */
export function traditionalFiles(): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const style = JSON.parse(readFileSync(join(projectFolder, '.oxfmtrc.json'), 'utf8')) as FormatConfig
  const names = readdirSync(simplifiedFolder).filter((name) => name.endsWith('.ts'))
  return Promise.all(
    names.toSorted().map(async (name) => {
      const original = readFileSync(join(simplifiedFolder, name), 'utf8')
      return { name, text: await traditionalFile(name, original, style) }
    }),
  )
}
