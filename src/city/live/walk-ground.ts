import type { Kernels } from '../../network/kernels.ts'
import type { Ruler, WalkingPace } from '../../network/metric.ts'
import type { Entry } from '../../network/place.ts'
import { createSearch, type Search } from '../../network/search.ts'
import { nodeSeedLabels, seedLabels, type SeedLabels } from '../../network/seed-labels.ts'
import { streetArcs, type StreetArcs } from '../../network/street-arcs.ts'
import type { City } from '../city.ts'
import { entriesOfPlace } from '../place-entries.ts'
import { boundaryNodes } from '../walk-times.ts'
import { changedFacilities } from './changed-facilities.ts'
import { createLaneFacilities } from './lane-facilities.ts'
import type { LaneOf } from './lanes.ts'
import type { LiveStreets } from './live-streets.ts'
import { createOriginReader, type OriginReader, type ReadBuffers } from './read-origins.ts'
import { createSearchedTimes, type SearchedTimes } from './searched-times.ts'

/** What the walks of one walker stand on in the present version of a city; everything is made when first needed. */
export interface WalkGround {
  readonly city: () => City
  /** Takes over another version; says what is different: the streets, or which facilities. */
  readonly moveTo: (next: City) => 'streets' | readonly number[]
  readonly streets: LiveStreets
  readonly reader: () => OriginReader
  readonly arcs: () => StreetArcs
  readonly searched: SearchedTimes
  readonly facilitiesOf: (of: LaneOf) => readonly number[]
  readonly entriesOf: (facility: number) => Entry[]
  readonly labelsOf: (facility: number) => SeedLabels
  /** What a lane is swept from. */
  readonly seedsOf: (of: LaneOf) => SeedLabels[]
}

export interface GroundRequest {
  readonly kernels: Kernels
  readonly city: City
  readonly pace: WalkingPace
  readonly ruler: Ruler
  readonly streets: LiveStreets
  readonly buffers: ReadBuffers
}

export function createWalkGround({
  kernels,
  pace,
  ruler,
  streets,
  buffers,
  ...of
}: GroundRequest): WalkGround {
  let { city } = of
  let search: Search | null = null
  let seeds: (SeedLabels | undefined)[] = []
  let reader: OriginReader | null = null
  let arcs: StreetArcs | null = null
  const laneFacilities = createLaneFacilities()
  const searching = (): Search => (search ??= createSearch(city.network))
  const graph = () => streets.hierarchy().graph
  const entriesOf = (facility: number): Entry[] => entriesOfPlace(city.facilityEntries, facility)
  const labelsOf = (facility: number): SeedLabels =>
    (seeds[facility] ??= seedLabels(graph(), searching(), entriesOf(facility)))
  const facilitiesOf = (lane: LaneOf): readonly number[] => laneFacilities(city, lane)
  return {
    city: () => city,
    streets,
    reader: () => (reader ??= createOriginReader(kernels, city, { graph: graph(), buffers })),
    arcs: () => (arcs ??= streetArcs(graph())),
    searched: createSearchedTimes(pace, ruler),
    facilitiesOf,
    entriesOf,
    labelsOf,
    seedsOf: (lane) =>
      lane === 'edge of data'
        ? [nodeSeedLabels(graph(), searching(), boundaryNodes(city))]
        : Array.from(facilitiesOf(lane), labelsOf),
    moveTo: (next) => {
      const before = city
      city = next
      if (streets.follow(next.network)) {
        search = null
        seeds = []
        reader = null
        arcs = null
        return 'streets'
      }
      const changed = changedFacilities(before, next)
      for (const facility of changed) seeds[facility] = undefined
      return changed
    },
  }
}
