import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../../scripts/read-data.ts'
import { readDeclared } from '../services/declared.ts'
import { DECLARED_CITIES, loadDeclared } from './declared.ts'

test('every file of data/declared is known by its city, and can be read', async () => {
  const files = readdirSync(join(projectFolder, 'data/declared')).map((name) => name.replace(/\.json$/, ''))
  expect([...DECLARED_CITIES].toSorted()).toEqual(files.toSorted())
  for (const city of DECLARED_CITIES) expect((await loadDeclared(city))?.id).toBe(city)
})

test.each(['astana', 'constructor', ''])('nothing is known of "%s"', async (city) => {
  expect(await loadDeclared(city)).toBeNull()
})

test('a bad file is told by name, with the place in it', () => {
  expect(() => readDeclared({ id: 'x', rows: [] }, 'data/declared/x.json')).toThrow(/data\/declared\/x\.json/)
  expect(() => readDeclared('text', 'data/declared/x.json')).toThrow(/data\/declared\/x\.json/)
})
