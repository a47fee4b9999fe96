import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { openCityFolder, type CityFolder } from '../read-city.ts'
import { builtFolder } from '../read-data.ts'
import { usageError, type Arguments } from './arguments.ts'

/** The one built city that a command names, by its id or by the folder it stands in. */
export function cityNamed(args: Arguments): CityFolder {
  const [name] = args.positionals
  if (name === undefined || args.positionals.length > 1)
    throw usageError('expected one city: an id or a folder')
  const isFolder = isAbsolute(name) || name.includes('/') || existsSync(join(name, 'city.json'))
  return openCityFolder(isFolder ? resolve(name) : builtFolder(name))
}
