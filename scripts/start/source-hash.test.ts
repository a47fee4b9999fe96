import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceHash } from './source-hash.ts'

let folder = ''
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
const hash = (): string => sourceHash(folder, ['recipe.json', 'pipeline'])

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'source-hash-'))
  mkdirSync(join(folder, 'pipeline', 'areas'), { recursive: true })
  mkdirSync(join(folder, 'pipeline', 'testing'))
  write('recipe.json', '{}')
  write('pipeline/build.ts', 'build')
  write('pipeline/areas/rings.ts', 'rings')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the hash of sources', () => {
  it.each<readonly [string, () => void]>([
    ['a file changes', () => write('recipe.json', '{ }')],
    ['a file deep inside changes', () => write('pipeline/areas/rings.ts', 'ring')],
    ['a file is added', () => write('pipeline/more.ts', '')],
    [
      'a file is renamed',
      () => renameSync(join(folder, 'pipeline/build.ts'), join(folder, 'pipeline/make.ts')),
    ],
    [
      'content moves between files',
      () => (write('pipeline/build.ts', 'rings'), write('pipeline/areas/rings.ts', 'build')),
    ],
  ])('changes when %s', (_what, change) => {
    const before = hash()
    change()
    expect(hash()).not.toBe(before)
  })

  it.each(['pipeline/build.test.ts', 'pipeline/testing/town.ts', 'pipeline/.build.ts.swp', 'README.md'])(
    'does not depend on %s',
    (name) => {
      const before = hash()
      write(name, 'anything')
      expect(hash()).toBe(before)
    },
  )

  it('is the same for the same content, in whatever order it is named', () => {
    expect(sourceHash(folder, ['pipeline', 'recipe.json', 'pipeline/build.ts'])).toBe(hash())
  })

  it('names what is not there', () => {
    expect(() => sourceHash(folder, ['recipe.json', 'extract.osm.pbf'])).toThrow(
      'extract.osm.pbf: is missing',
    )
  })
})
