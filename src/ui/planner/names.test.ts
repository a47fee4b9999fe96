import { expect, test } from 'vitest'
import { nameIn } from '../../i18n/language.ts'
import type { Service } from '../../services/catalogue.ts'
import { communityName, idTail, ruleName, serviceName } from './names.ts'
import { ruleOf } from './testing/judged.ts'

const inEnglish = (names: Readonly<Record<string, string>>) => nameIn(names, 'en')
const unnamed = (tail: string) => `Block ${tail}`

test('a community without a name is told by its unit and the end of its id', () => {
  expect(communityName({ id: 'block:7142345,5116789', names: {} }, inEnglish, unnamed)).toBe(
    'Block 7142345,5116789',
  )
  expect(communityName({ id: 'osm:way/257962279', names: { '': '' } }, inEnglish, unnamed)).toBe(
    'Block 257962279',
  )
  expect(communityName({ id: 'osm:way/1', names: { '': 'Жагалау' } }, inEnglish, unnamed)).toBe('Жагалау')
})

test('of a long id only the end, where neighbours differ', () => {
  expect(idTail('committee-of-the-northern-district-0042')).toBe('…rn-district-0042')
  expect(idTail('towns/')).toBe('towns')
  expect(idTail('')).toBe('')
})

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
