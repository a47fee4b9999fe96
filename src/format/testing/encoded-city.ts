import { makePartition, type UnorderedNetwork } from '../../network/make-partition.ts'
import type { Partition } from '../../network/partition.ts'
import { decodeNetworkPart, encodeNetworkPart, type NetworkPart } from '../network-block.ts'
import { dealObstacles } from '../deal-obstacles.ts'
import { splitPlaces, type CityPlaces } from '../part-places.ts'
import { prepareForStorage } from '../quantise.ts'
import { encodeShapePart } from '../shape-block.ts'
import { randomPlaces } from './random-places.ts'

export interface EncodedCity {
  readonly partition: Partition
  readonly places: CityPlaces
  /** Blocks in order, then the spine. */
  readonly networkFiles: readonly Uint8Array[]
  readonly shapeFiles: readonly Uint8Array[]
}

/** A network prepared, cut into blocks, given random places and written. */
export function encodedCity(
  raw: UnorderedNetwork,
  options: { readonly seed: number; readonly maxBlockNodes?: number; readonly places?: number },
): EncodedCity {
  const partition = makePartition(prepareForStorage(raw), options.maxBlockNodes)
  const count = options.places ?? 200
  const places = randomPlaces(options.seed, partition.network, { facilities: count, origins: count })
  const obstacles = dealObstacles(partition)
  return {
    partition,
    places,
    networkFiles: splitPlaces(partition, places).map((of, part) => encodeNetworkPart(partition, part, of)),
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
