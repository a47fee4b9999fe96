import type { Community } from '../coverage/tables.ts'
import { assembleNetwork } from '../format/assemble-network.ts'
import { assembleShapes, straightShapes } from '../format/assemble-shapes.ts'
import {
  blockFile,
  homesFile,
  shapeFile,
  spineFile,
  spineShapeFile,
  type CityManifest,
} from '../format/city-manifest.ts'
import { decodeHomes } from '../format/homes-file.ts'
import { decodeNetworkPart, type NetworkPart } from '../format/network-block.ts'
import type { Homes } from '../format/part-places.ts'
import { decodeShapePart } from '../format/shape-block.ts'
import type { StreetShapes } from '../network/network.ts'
import type { City } from './city.ts'

/** The files of a city that have been fetched and unpacked, by their name in `city.json`. */
export interface CityFiles {
  readonly manifest: CityManifest
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Read from `communities.fgb`; empty when a circle is all that is wanted. */
  readonly communities: readonly Community[]
}

/** A city with what is needed to open its shapes later. */
export interface OpenedCity {
  readonly city: City
  readonly parts: OpenedParts
}

interface OpenedParts {
  /** Every block and every home is there. */
  readonly isWhole: boolean
  readonly spine: NetworkPart
  readonly blocks: readonly NetworkPart[]
}

/**
 * Puts a city together from its spine and the blocks that are among the files: network and places. With every block
 * the indices are those of the whole city. Where `homes.bin` is among the files, every block must be too; without it only
 * those homes are known that walks of communities begin at.
 * @throws Error that names the file that is missing or broken, what was found and what was expected.
 */
export function openCity({ manifest, files, communities }: CityFiles): OpenedCity {
  const spine = decodeNetworkPart(required(files, spineFile), spineFile)
  const indices = manifest.blocks.map((_, block) => block).filter((block) => files.has(blockFile(block)))
  const blocks = indices.map((block) =>
    decodeNetworkPart(required(files, blockFile(block)), blockFile(block), spine),
  )
  requireCounts(manifest, spine, blocks)
  const isWhole = files.has(homesFile)
  const { network, gates, facilities, facilityEntries, origins, originEntries } = assembleNetwork(
    spine,
    blocks,
    isWhole ? homesIn(files, [...blocks, spine]) : undefined,
  )
  const places = { facilities, facilityEntries, origins, originEntries }
  return {
    city: { manifest, network, gates, ...places, communities, blocks: indices },
    parts: { spine, blocks, isWhole },
  }
}

/**
 * The street shapes of an opened city, parallel to its network's edges; needed to draw streets, to name routes and
 * to join new places. Of part of a city, blocks whose shapes are not among the files have straight streets without
 * names: enough for walks, whose lengths stand in the network.
 * @throws Error that names the file that is missing or broken.
 */
export function openShapes({ parts }: OpenedCity, files: CityFiles['files']): StreetShapes {
  const { spine, blocks, isWhole } = parts
  const spineShapes = decodeShapePart(required(files, spineShapeFile), spineShapeFile, spine)
  const blockShapes = blocks.map((block) => {
    const name = shapeFile(block.part)
    if (!isWhole && !files.has(name)) return straightShapes(block.edgeTo.length)
    return decodeShapePart(required(files, name), name, block, spine)
  })
  return assembleShapes([...blockShapes, spineShapes])
}

function homesIn(files: CityFiles['files'], parts: readonly NetworkPart[]): (part: NetworkPart) => Homes {
  const homes = decodeHomes(required(files, homesFile), homesFile, parts)
  const byPart = new Map(parts.map((part, k) => [part, homes[k] ?? part.starts]))
  return (part) => byPart.get(part) ?? part.starts
}

function required(files: CityFiles['files'], name: string): Uint8Array {
  const bytes = files.get(name)
  if (bytes === undefined) throw new Error(`${name}: is missing: this city cannot be opened without it`)
  return bytes
}

/** Files of two builds each read well alone; only the counts tell that they do not belong together. */
function requireCounts(manifest: CityManifest, spine: NetworkPart, blocks: readonly NetworkPart[]): void {
  for (const part of [...blocks, spine]) {
    const isSpine = part.part === part.blockCount
    const said = isSpine ? manifest.spine : manifest.blocks[part.part]
    const name = isSpine ? spineFile : blockFile(part.part)
    const [nodes, edges] = [part.lonE7.length, part.edgeTo.length]
    if (said?.nodeCount === nodes && said.edgeCount === edges) continue
    throw new Error(
      `${name}: has ${nodes} nodes and ${edges} edges, city.json says ${said?.nodeCount} and ${said?.edgeCount}: of another build`,
    )
  }
}
