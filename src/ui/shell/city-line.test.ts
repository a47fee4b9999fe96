import { expect, test } from 'vitest'
import { shell } from '../../i18n/zh-hans/shell.ts'
import type { Dictionary } from '../../i18n/dictionary.ts'
import { nameIn } from '../../i18n/language.ts'
import { cityLine, countryName } from './city-line.ts'

const i18n = {
  t: () => ({ shell }) as unknown as Dictionary,
  name: (names: Readonly<Record<string, string>>) => nameIn(names, 'zh-Hans'),
}
const names = (name: string) => ({ 'zh-Hans': name, 'zh-Hant': name, en: name })

test('the city that comes with the page says so, others do not', () => {
  const city = { names: names('阿斯塔纳'), date: '2017-12-04', country: 'KZ' }
  expect(cityLine({ id: 'astana', ...city }, i18n)).toBe('示例 · 阿斯塔纳 2017')
  expect(cityLine({ id: 'beijing', names: names('北京'), date: null, country: null }, i18n)).toBe('北京')
})

test('countries in words, an unknown code as it is', () => {
  expect(countryName('KZ', 'zh-Hans')).toBe('哈萨克斯坦')
  expect(countryName('nonsense', 'en')).toBe('nonsense')
})
