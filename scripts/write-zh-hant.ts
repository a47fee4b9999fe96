/**
 * Writes `src/i18n/zh-hant/` anew from `src/i18n/zh-hans/`, which is the original. Run it when a Chinese text changed:
 *
 *     node --import tsx scripts/write-zh-hant.ts
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { traditionalFiles, traditionalFolder } from './zh-hant/traditional-files.ts'

for (const { name, text } of await traditionalFiles()) writeFileSync(join(traditionalFolder, name), text)
