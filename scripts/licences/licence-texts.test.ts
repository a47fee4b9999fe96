import { expect, test } from 'vitest'
import { isLicenceFile, licenceTexts, packageOfModule, type BundledPackage } from './licence-texts.ts'

test.each([
  ['/p/node_modules/kdbush/index.js', 'kdbush', '/p/node_modules/kdbush'],
  ['/p/node_modules/@turf/turf/dist/esm/index.js?used', '@turf/turf', '/p/node_modules/@turf/turf'],
  ['/p/node_modules/a/node_modules/b/main.js', 'b', '/p/node_modules/a/node_modules/b'],
  ['\0/p/node_modules/shpjs/lib.js?commonjs-proxy', 'shpjs', '/p/node_modules/shpjs'],
  ['C:\\p\\node_modules\\@x\\y\\z.js', '@x/y', 'C:/p/node_modules/@x/y'],
])('%j is of a package', (id, name, folder) => {
  expect(packageOfModule(id)).toEqual({ name, folder })
})

test.each(['/p/src/main.tsx', '\0vite/preload-helper.js', '/p/node_modules/.vite', '/p/node_modules/@x/y'])(
  '%j is of none',
  (id) => {
    expect(packageOfModule(id)).toBeNull()
  },
)

test('files of licences are known by their names', () => {
  const names = [
    'LICENSE',
    'license.md',
    'LICENCE.txt',
    'LICENSE-MIT',
    'COPYING',
    'NOTICE',
    'UNLICENSE',
    'LICENSES',
  ]
  expect(names.filter((name) => !isLicenceFile(name))).toEqual([])
  expect(['index.js', 'README.md', 'licensed.js', 'notices'].filter(isLicenceFile)).toEqual([])
})

const one = (name: string, ...texts: string[]): BundledPackage => ({
  name,
  version: '1.2.3',
  licence: 'MIT',
  texts,
})

test('packages stand by name with their texts; the same text stands once', () => {
  const text = licenceTexts([
    one('c', '\uFEFFMay be used. \r\n\r\nBy C\r\n'),
    one('b'),
    one('d', 'May be used.\n\nBy C', ''),
    one('a', 'Text of a', 'Notice of a'),
  ])
  const [, ...parts] = text.split(/\n-{80}\n/)
  expect(parts.map((part) => part.trim())).toEqual([
    'a 1.2.3 (MIT)\n\nText of a\n\nNotice of a',
    'b 1.2.3 (MIT)\n\nThe package comes without a text of its licence, MIT.',
    'c 1.2.3 (MIT)\nd 1.2.3 (MIT)\n\nMay be used.\n\nBy C',
  ])
})
