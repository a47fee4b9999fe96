import { data as enData } from '../i18n/en/data.ts'
import { dictionary as en } from '../i18n/en/dictionary.ts'
import { data as zhData } from '../i18n/zh-hans/data.ts'
import { dictionary as zh } from '../i18n/zh-hans/dictionary.ts'
import { planning as zhPlanning } from '../i18n/zh-hans/planning.ts'

export { en, enData, zh, zhData, zhPlanning }

/** A text of the dictionary that takes figures or names, as a pattern that leaves them open. */
export function worded(text: (...parts: string[]) => string): RegExp {
  const parts = Array.from({ length: text.length }, () => HOLE)
  return new RegExp(
    text(...parts)
      .split(HOLE)
      .map(escaped)
      .join('.+?'),
  )
}

/** Not a character of any text. */
const HOLE = '\u0000'

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
