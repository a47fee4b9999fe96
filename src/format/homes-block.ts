import type { NetworkPart } from './network-block.ts'
import { openPartFile, writePartFile, type PartFileFormat } from './part-file.ts'
import type { PartHomes } from './part-places.ts'
import { decodeEntries, decodeOriginRows, encodeEntries, encodeOriginRows } from './place-sections.ts'

const FORMAT = {
  title: 'file of homes',
  magic: 'QHHM',
  version: 1,
  fields: ['part', 'firstEdge', 'edgeCount', 'originCount', 'originEntryCount'],
  sections: ['origins', 'originEntries'],
} as const satisfies PartFileFormat<string, string>

/** The part of a city whose homes are written. */
export interface HomesOf {
  /** Block number, or the number of blocks for the spine. */
  readonly part: number
  readonly firstEdge: number
  readonly edgeCount: number
}

/** Writes where the people of one part live. @param homes what `splitPlaces` deals out to this part */
export function encodeHomesPart({ part, firstEdge, edgeCount }: HomesOf, homes: PartHomes): Uint8Array {
  const header = {
    part,
    firstEdge,
    edgeCount,
    originCount: homes.origins.count,
    originEntryCount: homes.originEntries.place.length,
  }
  return writePartFile(FORMAT, header, {
    origins: encodeOriginRows(homes.origins),
    originEntries: encodeEntries(homes.originEntries, firstEdge),
  })
}

/**
 * Reads the homes of a part and checks every number, as `decodeNetworkPart` does.
 * @param of the network file of the same part: entries lie on its edges
 * @throws Error `<label>: …` with the offset, what was found and what was expected.
 */
export function decodeHomesPart(bytes: Uint8Array, label: string, of: NetworkPart): PartHomes {
  const { header, sections } = openPartFile(FORMAT, bytes, label)
  const { part, firstEdge, edgeCount } = header
  if (part !== of.part) {
    throw new Error(`${label}: has the homes of part ${part}, expected those of part ${of.part}`)
  }
  if (firstEdge !== of.firstEdge || edgeCount !== of.edgeTo.length) {
    throw new Error(
      `${label}: is for ${edgeCount} edges from ${firstEdge} on, the network of this part has ${of.edgeTo.length} from ${of.firstEdge} on: of another build`,
    )
  }
  return {
    origins: decodeOriginRows(sections.origins, header.originCount),
    originEntries: decodeEntries(sections.originEntries, header.originEntryCount, of),
  }
}
