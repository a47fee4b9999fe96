import type { Standard } from '../services/standard.ts'
import type { CommunityOrigins } from './community-origins.ts'
import type { Community } from './tables.ts'
import type { Supply } from './thin-data.ts'
import type { WalkTimes } from './times.ts'

/**
 * All that a verdict depends on. The share of residents, the gaps allowed and the thresholds are the standard's:
 * the page's controls edit a copy of it.
 */
export interface CityCase {
  readonly standard: Standard
  readonly communities: readonly Community[]
  readonly origins: CommunityOrigins
  readonly times: WalkTimes
  readonly supply: Supply
  /** See `floorsOf`. */
  readonly floors: ReadonlyMap<string, number>
}
