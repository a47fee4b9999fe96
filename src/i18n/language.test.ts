import { expect, test } from 'vitest'
import { nameIn } from './language.ts'

const all = { '': 'Аптека', zh: '药店', 'zh-Hans': '药房', 'zh-Hant': '藥房', en: 'Pharmacy', ru: 'Аптека' }

test.each([
  // each reader's own script first, then the other one, then the name on the spot
  ['zh-Hans', all, '药房'],
  ['zh-Hant', all, '藥房'],
  ['en', all, 'Pharmacy'],
  ['zh-Hans', { '': 'Аптека', zh: '药店', en: 'Pharmacy' }, '药店'],
  ['zh-Hant', { '': 'Аптека', zh: '药店', en: 'Pharmacy' }, '药店'],
  ['zh-Hans', { '': 'Аптека', 'zh-Hant': '藥房', en: 'Pharmacy' }, '藥房'],
  ['zh-Hant', { '': 'Аптека', 'zh-Hans': '药房', en: 'Pharmacy' }, '药房'],
  ['zh-Hans', { '': 'Аптека', 'zh-CN': '药房' }, '药房'],
  ['zh-Hant', { '': 'Аптека', 'zh-TW': '藥房', 'zh-CN': '药房' }, '藥房'],
  ['zh-Hans', { '': 'Аптека', en: 'Pharmacy', ru: 'Аптека' }, 'Аптека'],
  ['en', { '': '药店', 'zh-Hant': '藥房' }, '药店'],
  ['en', { '': '', en: '', zh: '药店' }, '药店'],
  // one that nobody here speaks is better than none
  ['zh-Hans', { kk: 'Дәріхана' }, 'Дәріхана'],
  ['en', {}, ''],
] as const)('a reader of %s reads %j as %s', (language, names, expected) => {
  expect(nameIn(names, language)).toBe(expected)
})
