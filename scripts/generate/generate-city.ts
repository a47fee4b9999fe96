import type { City } from '../../src/city/city.ts'
import { prepareForStorage } from '../../src/format/quantise.ts'
import { makePartition, type MadePartition, type UnorderedNetwork } from '../../src/network/make-partition.ts'
import { withAdjacency } from '../../src/network/network.ts'
import { createDice } from './dice.ts'
import { generateFacilities } from './facilities.ts'
import { generateStreets, type NetworkOptions } from './generate-network.ts'
import { manifestOf } from './manifest.ts'
import { generatePeople } from './people.ts'

/**
 * Superblocks along each side for about so many junctions and ends; with seed 1 they give 18,777, 74,439, 246,175 and
 * 624,578, and half as many edges more.
 */
export const SIZES = { '20k': 12, '74k': 24, '245k': 45, '618k': 71 } as const
export type SizeName = keyof typeof SIZES

export interface CityOptions extends NetworkOptions {
  /** 64 by default, the most that a city may have. */
  readonly services?: number
  /** Of a block; as in a build by default. */
  readonly maxBlockNodes?: number
}

/** A generated city together with what its files would be written from. */
export interface GeneratedCity extends City {
  readonly partition: MadePartition
}

/**
 * The streets alone, unordered and unrounded: columns, shapes and gates as `makePartition` takes them. The same
 * seed and size give the same network.
 */
export const generateNetwork = (options: NetworkOptions): UnorderedNetwork => generateStreets(options).network

/**
 * A whole invented city in memory: ordered and cut by the real code and rounded as stored, with facilities and homes
 * put on its edges directly. The same options give the same city. Time is spent on the order of the nodes, mostly.
 */
export function generateCity({
  seed,
  superblocks,
  services = 64,
  maxBlockNodes,
}: CityOptions): GeneratedCity {
  const streets = generateStreets({ seed, superblocks })
  const partition = makePartition(prepareForStorage(streets.network), maxBlockNodes)
  const network = withAdjacency(partition.network)
  const dice = createDice(seed ^ PLACES)
  const people = generatePeople(dice, partition, streets.grid)
  const places = generateFacilities(dice, network, { services, residents: people.residents })
  const ids = Array.from({ length: services }, (_, lane) => `service-${lane + 1}`)
  const manifest = manifestOf({ partition, places, people, services: ids })
  return {
    manifest,
    network,
    gates: partition.gates,
    ...places,
    origins: people.origins,
    originEntries: people.originEntries,
    communities: people.communities,
    blocks: [...manifest.blocks.keys()],
    partition,
  }
}

/** Places draw from numbers of their own, so that a street more does not move them all. */
const PLACES = 0x91ac_e5
