import { expect, test } from 'vitest'
import { pickVoice } from './pick-voice.ts'

const voices = (...tags: readonly string[]) => tags.map((lang) => ({ lang, localService: true }))

test('a voice of the language speaks, the nearest kind first', () => {
  expect(pickVoice(voices('en-US', 'zh-TW', 'zh-CN'), 'zh-Hans')?.lang).toBe('zh-CN')
  expect(pickVoice(voices('zh-CN', 'zh-TW'), 'zh-Hant')?.lang).toBe('zh-TW')
  expect(pickVoice(voices('de-DE', 'en-AU'), 'en')?.lang).toBe('en-AU')
  expect(pickVoice(voices('zh_CN'), 'zh-Hans')?.lang).toBe('zh_CN')
  expect(pickVoice(voices('cmn-Hans-CN'), 'zh-Hans')?.lang).toBe('cmn-Hans-CN')
})

test('no voice of another language, and none that sends the text away', () => {
  expect(pickVoice(voices('de-DE', 'ru-RU', 'eng'), 'en')).toBeNull()
  expect(pickVoice(voices('zh-HK', 'yue-HK'), 'zh-Hant')).toBeNull()
  expect(pickVoice([{ lang: 'zh-CN', localService: false }], 'zh-Hans')).toBeNull()
  expect(pickVoice([], 'en')).toBeNull()
})
