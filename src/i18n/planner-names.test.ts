import { expect, test } from 'vitest'
import { nameIn } from './language.ts'
import type { Service } from '../services/catalogue.ts'
import { ruleName, serviceName } from './planner-names.ts'
import { ruleOf } from '../ui/planner/testing/judged.ts'

const inEnglish = (names: Readonly<Record<string, string>>) => nameIn(names, 'en')

test('a rule is called by its own name, else by those of its services', () => {
  const services = [
    { id: 'park', names: { planner: { en: 'Park' } } },
    { id: 'library', names: { planner: { en: 'Library' } } },
  ] as unknown as readonly Service[]
  const names = { 'zh-Hans': '文体', 'zh-Hant': '文體', en: 'Leisure' }
  expect(ruleName(ruleOf({ id: 'a', services: ['park', 'library'], names }), services, inEnglish)).toBe(
    'Leisure',
  )
  expect(ruleName(ruleOf({ id: 'a', services: ['park', 'library'] }), services, inEnglish)).toBe(
    'Park / Library',
  )
  expect(serviceName('metro', services, inEnglish)).toBe('metro')
})
