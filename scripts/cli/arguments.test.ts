import { expect, it } from 'vitest'
import { parseArguments } from './arguments.ts'

const spec = { port: 'value', source: 'multiple', 'like-pages': 'flag' } as const

it('knows a flag that was given from one that was not', () => {
  expect(parseArguments(['dist', '--like-pages'], spec).flag('like-pages')).toBe(true)
  expect(parseArguments(['dist'], spec).flag('like-pages')).toBe(false)
})

it('takes no value for a flag: what follows stands for itself', () => {
  const args = parseArguments(['--like-pages', 'dist', '--port', '80'], spec)
  expect(args.positionals).toEqual(['dist'])
  expect(args.value('port')).toBe('80')
  expect(() => parseArguments(['--like-pages=yes'], spec)).toThrow(/like-pages.*expected --port/)
})

it('joins a negative number to an option with a value, not to a flag', () => {
  expect(parseArguments(['--port', '-5,1'], spec).value('port')).toBe('-5,1')
  expect(() => parseArguments(['--like-pages', '-5'], spec)).toThrow(/'-5'/)
})

it('keeps every value of a repeated option and the last of a single one', () => {
  const args = parseArguments(['--source', 'a', '--source', 'b', '--port', '1', '--port', '2'], spec)
  expect(args.values('source')).toEqual(['a', 'b'])
  expect(args.value('port')).toBe('2')
})
