import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCityManifest, type CityManifest } from '../src/format/city-manifest.ts'
import { unpackStoredFile } from '../src/format/stored-file.ts'
import { storedName } from './pipeline/write-city.ts'

/** A city folder on this disk: the manifest, and its files unpacked and checked when asked for. */
export interface CityFolder {
  readonly folder: string
  readonly manifest: CityManifest
  read(name: string): Promise<Uint8Array>
}

/** Opens a built city. @throws Error that names the folder or file, what was found and what was expected. */
export function openCityFolder(folder: string): CityFolder {
  const path = join(folder, 'city.json')
  if (!existsSync(path)) {
    throw new Error(`${folder}: holds no city.json: expected a built city (npm run city -- build <id>)`)
  }
  const manifest = readCityManifest(readFileSync(path, 'utf8'), path)
  return {
    folder,
    manifest,
    async read(name) {
      const expected = manifest.files[name]
      if (expected === undefined)
        throw new Error(`${path}: lists no file ${name}: the city is incomplete, build it again`)
      const file = join(folder, storedName(name))
      if (!existsSync(file)) throw new Error(`${file}: is missing, city.json lists it: build the city again`)
      return unpackStoredFile(file, readFileSync(file), expected)
    },
  }
}
