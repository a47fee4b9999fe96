import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile, replaceFolder } from './write-city.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-city-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = (text: string) => new Map([['city.json', new TextEncoder().encode(text)]])

describe('a city folder', () => {
  it('is replaced as a whole and leaves nothing beside it', () => {
    const city = join(folder, 'astana')
    replaceFolder(city, new Map([...files('one'), ['spine.bin.gz', Uint8Array.of(1)]]))
    replaceFolder(city, files('two'))
    expect(readdirSync(city)).toEqual(['city.json'])
    expect(readFileSync(join(city, 'city.json'), 'utf8')).toBe('two')
    expect(readdirSync(folder)).toEqual(['astana'])
  })

  it('spares what somebody keeps beside it', () => {
    const city = join(folder, 'astana')
    for (const name of ['astana.old', 'astana.tmp']) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'city.json'), 'kept')
    }
    replaceFolder(city, files('one'))
    replaceFolder(city, files('two'))
    expect(readdirSync(folder).sort()).toEqual(['astana', 'astana.old', 'astana.tmp'])
    expect(readFileSync(join(folder, 'astana.old', 'city.json'), 'utf8')).toBe('kept')
  })

  it('stays as it was when a file cannot be written', () => {
    const city = join(folder, 'astana')
    replaceFolder(city, files('one'))
    const broken = new Map([...files('two'), ['no/such/folder.bin', Uint8Array.of(1)]])
    expect(() => replaceFolder(city, broken)).toThrow(
      /astana: the city could not be written \(ENOENT.*nothing was changed/,
    )
    expect(readFileSync(join(city, 'city.json'), 'utf8')).toBe('one')
    expect(readdirSync(folder)).toEqual(['astana'])
  })

  it('never takes the place of a folder that holds something else', () => {
    const other = join(folder, 'holiday')
    mkdirSync(other)
    writeFileSync(join(other, 'photo.jpg'), 'x')
    expect(() => replaceFolder(other, files('city'))).toThrow('holds photo.jpg and no city.json')
    expect(readdirSync(other)).toEqual(['photo.jpg'])
  })
})

it('a result file is written whole or not at all', () => {
  const path = join(folder, 'out.json')
  replaceFile(path, '{}')
  expect(readFileSync(path, 'utf8')).toBe('{}')
  expect(() => replaceFile(join(folder, 'missing', 'out.json'), '{}')).toThrow(
    /out\.json: could not be written \(ENOENT/,
  )
  expect(existsSync(join(folder, 'missing'))).toBe(false)
  expect(readdirSync(folder)).toEqual(['out.json'])
})
