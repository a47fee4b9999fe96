import type { Dictionary } from '../dictionary.ts'
import { data } from './data.ts'
import { map } from './map.ts'
import { planner } from './planner.ts'
import { resident } from './resident.ts'
import { share } from './share.ts'
import { shell } from './shell.ts'

export const dictionary: Dictionary = { shell, resident, planner, data, map, share }
