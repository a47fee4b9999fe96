import type { Language } from '../i18n/language.ts'

/** The part of a `SpeechSynthesisVoice` that tells whether it will do. */
export interface VoiceLike {
  readonly lang: string
  readonly localService: boolean
}

/** Tags that fit, best first, as their beginnings in lower case. Cantonese is not how a Mandarin text is read. */
const FITTING: Readonly<Record<Language, readonly string[]>> = {
  'zh-Hans': ['zh-cn', 'zh-hans', 'cmn-hans', 'cmn-cn', 'zh-sg', 'cmn', 'zh-tw', 'zh-hant', 'zh'],
  'zh-Hant': ['zh-tw', 'zh-hant', 'cmn-hant', 'cmn-tw', 'cmn', 'zh-cn', 'zh-hans', 'zh-sg', 'zh'],
  en: ['en-gb', 'en-us', 'en'],
}

const CANTONESE = /^(yue|zh-hk|zh-mo|zh-hant-hk|zh-hant-mo|zh-yue)/

/**
 * The voice to read a text of this language with: one that speaks on the device itself, so that nothing that is read
 * leaves it. Null where there is none. O(voices).
 */
export function pickVoice<V extends VoiceLike>(voices: readonly V[], language: Language): V | null {
  const local = voices
    .filter(({ localService }) => localService)
    // Android writes zh_CN
    .map((voice) => ({ voice, tag: voice.lang.toLowerCase().replaceAll('_', '-') }))
    .filter(({ tag }) => !CANTONESE.test(tag))
  for (const wanted of FITTING[language]) {
    const found = local.find(({ tag }) => tag === wanted || tag.startsWith(`${wanted}-`))
    if (found !== undefined) return found.voice
  }
  return null
}
