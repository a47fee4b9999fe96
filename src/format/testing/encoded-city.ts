import { makePartition, type UnorderedNetwork } from '../../network/make-partition.ts'
import type { Partition } from '../../network/partition.ts'
import { decodeNetworkPart, encodeNetworkPart, type NetworkPart } from '../network-block.ts'
import { dealObstacles } from '../deal-obstacles.ts'
import { decodeHomes, encodeHomes } from '../homes-file.ts'
import { splitPlaces, type CityPlaces, type Homes } from '../part-places.ts'
import { prepareForStorage } from '../quantise.ts'
import { encodeShapePart } from '../shape-block.ts'
import { randomPlaces } from './random-places.ts'

export interface EncodedCity {
  readonly partition: Partition
  readonly places: CityPlaces
  /** Blocks in order, then the spine. */
  readonly networkFiles: readonly Uint8Array[]
  readonly homesFile: Uint8Array
  readonly shapeFiles: readonly Uint8Array[]
}

/** Walks of communities begin at every so manieth home. */
export const STARTS_EVERY = 3

/** A network prepared, cut into blocks, given random places and written. */
export function encodedCity(
  raw: UnorderedNetwork,
  options: { readonly seed: number; readonly maxBlockNodes?: number; readonly places?: number },
): EncodedCity {
  const partition = makePartition(prepareForStorage(raw), options.maxBlockNodes)
  const count = options.places ?? 200
  const places = randomPlaces(options.seed, partition.network, { facilities: count, origins: count })
  const obstacles = dealObstacles(partition)
  const isStart = (home: number): boolean => home % STARTS_EVERY === 0
  const starts = new Set([...places.origins.globalId].filter(isStart))
  const placesOf = splitPlaces(partition, places, starts)
  return {
    partition,
    places,
    networkFiles: placesOf.map((of, part) => encodeNetworkPart(partition, part, of)),
    homesFile: encodeHomes(partition, placesOf),
    shapeFiles: obstacles.map((of, part) => encodeShapePart(partition, part, of)),
  }
}

/** Reads the network files back. */
export function decodedParts({ networkFiles }: Pick<EncodedCity, 'networkFiles'>): {
  readonly spine: NetworkPart
  readonly blocks: readonly NetworkPart[]
} {
  const spine = decodeNetworkPart(networkFiles.at(-1) ?? new Uint8Array(), 'spine.bin')
  const blocks = networkFiles
    .slice(0, -1)
    .map((bytes, k) => decodeNetworkPart(bytes, `block-${k}.bin`, spine))
  return { spine, blocks }
}

/** Reads the homes of the city back: those of a part. */
export function decodedHomes(
  { homesFile }: Pick<EncodedCity, 'homesFile'>,
  parts: readonly NetworkPart[],
): (part: NetworkPart) => Homes {
  const homes = decodeHomes(homesFile, 'homes.bin', parts)
  return (part) => homes[parts.indexOf(part)] ?? part.starts
}
