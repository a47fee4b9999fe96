import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../read-data.ts'
import { licenceRows } from './licence-rows.ts'

/** A lockfile of packages by path, and what is installed of them. */
const rowsOf = (
  packages: Readonly<Record<string, object>>,
  installed: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
) => licenceRows({ packages: { '': {}, ...packages } }, 'lock.json', (path) => installed[path] ?? null)

const allowed = (license: unknown, entry: object = {}): boolean | undefined =>
  rowsOf({ 'node_modules/a': { version: '1.0.0', license, ...entry } })[0]?.isAllowed

describe('a package may be used', () => {
  test.each<[boolean, string]>([
    [true, 'MIT'],
    [true, '(MIT OR GPL-3.0-only)'],
    [true, 'GPL-2.0-only OR (MIT AND Zlib)'],
    [false, 'GPL-3.0-only'],
    [false, 'MIT AND GPL-3.0-only'],
    [false, 'GPL-3.0-only OR MIT AND AGPL-3.0-only'],
    [false, '(GPL-3.0-only OR MIT) AND AGPL-3.0-only'],
    [false, '(MIT'],
    [false, 'MIT ISC'],
    [false, ''],
    [false, 'SEE LICENSE IN LICENSE.md'],
  ])('%s: %s', (expected, license) => {
    expect(allowed(license)).toBe(expected)
  })

  test('as a tool under licences that the page may not be handed on with', () => {
    expect(allowed('MPL-2.0')).toBe(false)
    expect(allowed('MPL-2.0', { dev: true })).toBe(true)
  })

  test('never where it declares nothing', () => {
    expect(allowed(undefined)).toBe(false)
  })

  test('by what somebody read in it, for as long as it declares the same', () => {
    const arc = (licenses: object) => rowsOf({ 'node_modules/arc': { version: '1.0.0', licenses } })[0]
    expect(arc([{ type: 'BSD' }])).toMatchObject({ licence: 'BSD-2-Clause', isAllowed: true })
    expect(arc([{ type: 'GPL' }])).toMatchObject({ licence: 'GPL', isAllowed: false })
  })
})

test('what is installed says more than the lockfile; one that reaches the page counts there', () => {
  const rows = rowsOf(
    {
      'node_modules/b': { version: '2.0.0', license: 'MIT', dev: true },
      'node_modules/a/node_modules/b': { version: '2.0.0', license: 'MIT' },
      'node_modules/@x/c': { version: '1.0.0' },
      'node_modules/link': { link: true },
    },
    { 'node_modules/@x/c': { license: 'GPL-3.0-only' } },
  )
  expect(rows.map(({ name, use, licence }) => [name, use, licence])).toEqual([
    ['@x/c', 'page', 'GPL-3.0-only'],
    ['b', 'page', 'MIT'],
  ])
})

test('another file is refused', () => {
  expect(() => licenceRows({}, 'lock.json', () => null)).toThrow('lock.json: found no "packages"')
})

test('every package of this project may be used', () => {
  const json = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  const rows = licenceRows(json(join(projectFolder, 'package-lock.json')), 'package-lock.json', (path) => {
    const file = join(projectFolder, path, 'package.json')
    return existsSync(file) ? json(file) : null
  })
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter(({ isAllowed }) => !isAllowed)).toEqual([])
})
