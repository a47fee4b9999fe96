import type { Community, FacilityTable, OriginTable } from '../coverage/tables.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import type { GateRef, Network } from '../network/network.ts'
import type { EntryColumns } from '../network/place.ts'

/**
 * A city in memory, whole or in part: the network of the loaded blocks under the spine, and the places on it.
 * Facilities and origins are indexed among the loaded ones; `globalId` tells which they are in the whole city.
 */
export interface City {
  readonly manifest: CityManifest
  readonly network: Network
  readonly gates: readonly GateRef[]
  readonly facilities: FacilityTable
  readonly facilityEntries: EntryColumns
  readonly origins: OriginTable
  readonly originEntries: EntryColumns
  /** All communities of the city; empty when they were not loaded (a circle needs none). */
  readonly communities: readonly Community[]
  /**
   * Where `communities` are somebody's own: those that the city was built with. A list of ten estates says little of
   * how many people the map should serve; these say it.
   */
  readonly mappedCommunities?: readonly Community[]
  /** Blocks loaded, ascending. */
  readonly blocks: readonly number[]
}

/** True when every block is loaded: only then can the whole city be judged. */
export const isWhole = (city: City): boolean => city.blocks.length === city.manifest.blocks.length
