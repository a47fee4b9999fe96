import type { Dictionary } from '../dictionary.ts'
import { easy } from './easy.ts'
import { hours } from './hours.ts'
import { map } from './map.ts'
import { notes } from './notes.ts'
import { planner } from './planner.ts'
import { resident } from './resident.ts'
import { search } from './search.ts'
import { share } from './share.ts'
import { shell } from './shell.ts'

export const dictionary: Dictionary = {
  shell,
  resident,
  search,
  planner,
  easy,
  hours,
  map,
  notes,
  share,
}
