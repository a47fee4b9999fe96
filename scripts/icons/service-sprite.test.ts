import { describe, expect, test } from 'vitest'
import { readCatalogueFile } from '../read-data.ts'
import { serviceSprite, spriteOf } from './service-sprite.ts'

const square =
  '<?xml version="1.0"?>\n<svg id="a" viewBox="0 0 15 15"><path d="M0,0&#xA;&#x9;h5\n  v5z"/></svg>'
const services = [
  { id: 'pharmacy', icon: 'maki-pharmacy' },
  { id: 'aed', icon: 'maki-heart' },
  { id: 'hospital', icon: 'maki-heart' },
]

describe('spriteOf', () => {
  test('one symbol per icon, with its own box, white space put right', () => {
    expect(spriteOf(services, () => square)).toBe(
      [
        '<svg xmlns="http://www.w3.org/2000/svg">',
        '<symbol id="maki-pharmacy" viewBox="0 0 15 15"><path d="M0,0 h5 v5z"/></symbol>',
        '<symbol id="maki-heart" viewBox="0 0 15 15"><path d="M0,0 h5 v5z"/></symbol>',
        '</svg>',
        '',
      ].join('\n'),
    )
  })

  test.each([
    ['is missing', null, 'not found'],
    ['has no box', '<svg><path d="M0 0"/></svg>', 'found no viewBox'],
    ['has no shape', '<svg viewBox="0 0 1 1"></svg>', 'found no shape'],
    ['holds a script', '<svg viewBox="0 0 1 1"><script>1</script><path d="M0 0"/></svg>', 'found <script>'],
    ['holds a circle', '<svg viewBox="0 0 1 1"><path d="M0 0"/><circle r="1"/></svg>', 'found <circle>'],
  ])('an icon that %s is named with its service', (_what, svg, message) => {
    const read = (icon: string) => (icon === 'maki-heart' ? svg : square)
    expect(() => spriteOf(services, read)).toThrow(
      `data/services.json: service "aed": icon "maki-heart": ${message}`,
    )
  })
})

test('every service of the catalogue has its icon in the sprite', () => {
  const sprite = serviceSprite()
  for (const { icon } of readCatalogueFile().services) expect(sprite).toContain(`<symbol id="${icon}" `)
})

test('an icon of a set that is not installed is refused', () => {
  expect(() => spriteOf([{ id: 'x', icon: 'other-thing' }], () => null)).toThrow(
    'service "x": icon "other-thing"',
  )
})
