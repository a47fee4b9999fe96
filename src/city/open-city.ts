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
import { decodeHomesPart } from '../format/homes-block.ts'
import { decodeNetworkPart, type NetworkPart } from '../format/network-block.ts'
import type { PartHomes } from '../format/part-places.ts'
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
  readonly spine: NetworkPart
  readonly blocks: readonly NetworkPart[]
}

/**
 * Puts a city together from its spine and the blocks that are among the files: network and places. With every block
 * the indices are those of the whole city, and the homes of every part must be there; else those that are.
 * @throws Error that names the file that is missing or broken, what was found and what was expected.
 */
export function openCity({ manifest, files, communities }: CityFiles): OpenedCity {
  const spine = decodeNetworkPart(required(files, spineFile), spineFile)
  const indices = manifest.blocks.map((_, block) => block).filter((block) => files.has(blockFile(block)))
  const blocks = indices.map((block) =>
    decodeNetworkPart(required(files, blockFile(block)), blockFile(block), spine),
  )
  requireCounts(manifest, spine, blocks)
  const { network, gates, facilities, facilityEntries, origins, originEntries } = assembleNetwork(
    spine,
    blocks,
    homesAmong(files, [...blocks, spine], indices.length === manifest.blocks.length),
  )
  const places = { facilities, facilityEntries, origins, originEntries }
  return {
    city: { manifest, network, gates, ...places, communities, blocks: indices },
    parts: { spine, blocks },
  }
}

/**
 * The street shapes of an opened city, parallel to its network's edges; needed to draw streets, to name routes and
 * to join new places. Of part of a city, blocks whose shapes are not among the files have straight streets without
 * names: enough for walks, whose lengths stand in the network.
 * @throws Error that names the file that is missing or broken.
 */
export function openShapes({ city, parts }: OpenedCity, files: CityFiles['files']): StreetShapes {
  const { spine, blocks } = parts
  const spineShapes = decodeShapePart(required(files, spineShapeFile), spineShapeFile, spine)
  const isWhole = blocks.length === city.manifest.blocks.length
  const blockShapes = blocks.map((block) => {
    const name = shapeFile(block.part)
    if (!isWhole && !files.has(name)) return straightShapes(block.edgeTo.length)
    return decodeShapePart(required(files, name), name, block, spine)
  })
  return assembleShapes([...blockShapes, spineShapes])
}

/** Homes by part. */
function homesAmong(
  files: CityFiles['files'],
  parts: readonly NetworkPart[],
  isWhole: boolean,
): ReadonlyMap<number, PartHomes> {
  const homes = new Map<number, PartHomes>()
  for (const part of parts) {
    const name = homesFile(part.part === part.blockCount ? 'spine' : part.part)
    if (!isWhole && !files.has(name)) continue
    homes.set(part.part, decodeHomesPart(required(files, name), name, part))
  }
  return homes
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
