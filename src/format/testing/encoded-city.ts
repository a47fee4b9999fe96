import { makePartition, type UnorderedNetwork } from '../../network/make-partition.ts'
import type { Partition } from '../../network/partition.ts'
import { decodeNetworkPart, encodeNetworkPart, type NetworkPart } from '../network-block.ts'
import { dealObstacles } from '../deal-obstacles.ts'
import { decodeHomesPart, encodeHomesPart } from '../homes-block.ts'
import { splitPlaces, type CityPlaces, type PartHomes } from '../part-places.ts'
import { prepareForStorage } from '../quantise.ts'
import { encodeShapePart } from '../shape-block.ts'
import { randomPlaces } from './random-places.ts'

export interface EncodedCity {
  readonly partition: Partition
  readonly places: CityPlaces
  /** Blocks in order, then the spine. */
  readonly networkFiles: readonly Uint8Array[]
  readonly homesFiles: readonly Uint8Array[]
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
  const placesOf = splitPlaces(partition, places)
  const { firstEdge } = partition
  return {
    partition,
    places,
    networkFiles: placesOf.map((of, part) => encodeNetworkPart(partition, part, of)),
    homesFiles: placesOf.map((of, part) => {
      const [first = 0, end = 0] = firstEdge.subarray(part, part + 2)
      return encodeHomesPart({ part, firstEdge: first, edgeCount: end - first }, of)
    }),
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

/** Reads the homes of some parts back, by part. */
export const decodedHomes = (
  { homesFiles }: Pick<EncodedCity, 'homesFiles'>,
  parts: readonly NetworkPart[],
): ReadonlyMap<number, PartHomes> =>
  new Map(
    parts.map((of) => [
      of.part,
      decodeHomesPart(homesFiles[of.part] ?? new Uint8Array(), `homes-${of.part}.bin`, of),
    ]),
  )
