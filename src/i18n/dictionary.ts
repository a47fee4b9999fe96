import type { easy } from './zh-hans/easy.ts'
import type { hours } from './zh-hans/hours.ts'
import type { map } from './zh-hans/map.ts'
import type { notes } from './zh-hans/notes.ts'
import type { planner } from './zh-hans/planner.ts'
import type { resident } from './zh-hans/resident.ts'
import type { search } from './zh-hans/search.ts'
import type { share } from './zh-hans/share.ts'
import type { shell } from './zh-hans/shell.ts'

/** Every text of the page. Simplified Chinese is the original: the others have the same keys, checked by the compiler. */
export interface Dictionary {
  /** Doors, search, languages, notices, failures: what is seen behind every door. */
  readonly shell: typeof shell
  readonly resident: typeof resident
  /** The search box and what it finds. */
  readonly search: typeof search
  readonly planner: typeof planner
  readonly map: typeof map
  /** 长辈模式 and 两双腿. */
  readonly easy: typeof easy
  /** When to go, what is open then, and hours. */
  readonly hours: typeof hours
  /** 「我需要」, ratings, corrections. */
  readonly notes: typeof notes
  /** The link that is handed on, the service card, the picture of the circle. */
  readonly share: typeof share
}
