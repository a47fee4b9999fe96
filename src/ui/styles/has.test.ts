import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A compound that any element may match, or every row: whatever changes, the browser asks it anew of all of them. */
const BROAD = /(?:^|[\s>+~,])(?::root|html|body|\*|li|tr|section)?:has\(/

const selectors = (css: string): string[] =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('{')
    .map((part) => part.slice(part.lastIndexOf('}') + 1).trim())

test('no style asks what the page, or a row of it, contains', () => {
  const folder = new URL('../../', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  )
  expect(files.length).toBeGreaterThan(20)
  const broad = files.flatMap((file) =>
    selectors(readFileSync(new URL(file, folder), 'utf8'))
      .filter((selector) => BROAD.test(selector))
      .map((selector) => `${file}: ${selector}`),
  )
  expect(broad).toEqual([])
  expect(BROAD.test(':root:has(.map)')).toBe(true)
  expect(BROAD.test('li:has(> .need) b')).toBe(true)
  expect(BROAD.test('.notice:has(li)')).toBe(false)
})
