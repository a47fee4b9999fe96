import { expect, test } from 'vitest'
import { spriteOf } from '../../scripts/icons/service-sprite.ts'
import { iconsOf } from './service-icons.ts'

test('the sprite of a build is read back', () => {
  const svg = '<svg viewBox="0 0 15 15"><path fill="red" d="M1 2\n L3 4"/><path d="M5 6z"/></svg>'
  const sprite = spriteOf(
    [
      { id: 'market', icon: 'maki-grocery' },
      { id: 'laundry', icon: 'temaki-laundry' },
    ],
    () => svg,
  )
  const icons = iconsOf(sprite)
  expect([...icons.keys()]).toEqual(['maki-grocery', 'temaki-laundry'])
  expect(icons.get('temaki-laundry')).toEqual({ viewBox: [0, 0, 15, 15], paths: ['M1 2 L3 4', 'M5 6z'] })
})

test('what is no sprite has no icons', () => {
  expect(iconsOf('<!doctype html>').size).toBe(0)
  expect(iconsOf('<symbol id="a" viewBox="0 0"><path d="M0 0"/></symbol>').size).toBe(0)
})
