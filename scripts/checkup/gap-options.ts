import { extname } from 'node:path'
import type { GapListName } from '../../src/format/gap-files.ts'
import { DEFAULT_TEMPLATE, readGapTemplate, type GapTemplate } from '../../src/format/gap-template.ts'
import type { Dictionary } from '../../src/i18n/dictionary.ts'
import { LANGUAGES, type Language } from '../../src/i18n/language.ts'
import type { PlanningWords } from '../../src/i18n/planning-words.ts'
import { usageError, type Arguments } from '../cli/arguments.ts'
import { readTextFile } from '../read-text-file.ts'
import { LIST_ENDINGS } from './write-checkup.ts'

const LISTS: Readonly<Record<string, GapListName>> = { gaps: 'problems', 'to-check': 'toCheck' }

/** In whose words the 问题清单 is written, and how. */
export interface GapOptions {
  readonly list: GapListName | null
  readonly language: Language
  readonly t: Dictionary
  readonly listing: PlanningWords['listing']
  readonly template: GapTemplate
}

/** Reads `--list`, `--language` and `--template`. @throws usage error, or DataError of the template */
export async function gapOptions(args: Arguments): Promise<GapOptions> {
  const [list, out] = [args.value('list'), args.value('out')]
  const language = languageOf(args)
  const words = await wordsIn(language)
  const path = args.value('template')
  const template =
    path === null ? DEFAULT_TEMPLATE : readGapTemplate(readTextFile(path), path, words.listing.file.columns)
  if (list === null) return { list, language, template, ...words }
  const found = LISTS[list]
  if (found === undefined)
    throw usageError(`--list: found "${list}", expected ${Object.keys(LISTS).join(' or ')}`)
  if (!LIST_ENDINGS.some((ending) => ending === extname(out ?? '').toLowerCase()))
    throw usageError(
      `--list: found --out ${out ?? 'nowhere'}, expected a file that ends in ${LIST_ENDINGS.join(', ')}`,
    )
  return { list: found, language, template, ...words }
}

function languageOf(args: Arguments): Language {
  const wanted = args.value('language') ?? 'zh-Hans'
  const language = LANGUAGES.find((one) => one === wanted)
  if (language !== undefined) return language
  throw usageError(`--language: found "${wanted}", expected one of ${LANGUAGES.join(', ')}`)
}

const FOLDERS = { 'zh-Hans': 'zh-hans', 'zh-Hant': 'zh-hant', en: 'en' } as const

async function wordsIn(language: Language): Promise<Pick<GapOptions, 't' | 'listing'>> {
  const folder = `../../src/i18n/${FOLDERS[language]}`
  const { dictionary } = (await import(`${folder}/dictionary.ts`)) as { readonly dictionary: Dictionary }
  const { planning } = (await import(`${folder}/planning.ts`)) as { readonly planning: PlanningWords }
  return { t: dictionary, listing: planning.listing }
}
