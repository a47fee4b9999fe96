import type { Partition } from '../network/partition.ts'
import { byteWriter } from './bytes.ts'
import type { NetworkPart } from './network-block.ts'
import { openPartFile, requireRoom, writePartFile, type PartFileFormat } from './part-file.ts'
import type { Homes } from './part-places.ts'
import { decodeEntries, decodeOriginRows, encodeEntries, encodeOriginRows } from './place-sections.ts'

const FORMAT = {
  title: 'file of homes',
  magic: 'QHHM',
  version: 2,
  fields: ['partCount', 'edgeCount'],
  sections: ['parts', 'origins', 'originEntries'],
} as const satisfies PartFileFormat<string, string>

/**
 * Writes where the people of a city live, part by part.
 * @param homesOf what `splitPlaces` deals out: blocks in order, then the spine
 */
export function encodeHomes(
  { firstEdge }: Pick<Partition, 'firstEdge'>,
  homesOf: readonly Homes[],
): Uint8Array {
  const [parts, origins, originEntries] = [byteWriter(), byteWriter(), byteWriter()]
  homesOf.forEach((homes, part) => {
    const rows = encodeOriginRows(homes.origins)
    const entries = encodeEntries(homes.originEntries, firstEdge[part] ?? 0)
    const counts = [homes.origins.count, rows.length, homes.originEntries.place.length, entries.length]
    for (const count of counts) parts.unsigned(count)
    origins.bytes(rows)
    originEntries.bytes(entries)
  })
  const header = { partCount: homesOf.length, edgeCount: firstEdge[homesOf.length] ?? 0 }
  return writePartFile(FORMAT, header, {
    parts: parts.finish(),
    origins: origins.finish(),
    originEntries: originEntries.finish(),
  })
}

/**
 * Reads the homes of a city and checks every number, as `decodeNetworkPart` does.
 * @param parts the network files of the same city, blocks in order, then the spine: entries lie on their edges
 * @returns the homes of each part
 * @throws Error `<label>: …` with the offset, what was found and what was expected.
 */
export function decodeHomes(bytes: Uint8Array, label: string, parts: readonly NetworkPart[]): Homes[] {
  const { header, sections } = openPartFile(FORMAT, bytes, label)
  const edgeCount = parts.reduce((sum, { edgeTo }) => sum + edgeTo.length, 0)
  if (header.partCount !== parts.length || header.edgeCount !== edgeCount) {
    throw new Error(
      `${label}: is for ${header.edgeCount} edges in ${header.partCount} parts, the network has ${edgeCount} in ${parts.length}: of another build`,
    )
  }
  requireRoom(sections.parts, parts.length, 4, 'parts')
  const homes = parts.map((of): Homes => {
    const [originCount, originBytes] = [sections.parts.u32('a count'), sections.parts.u32('a length')]
    const [entryCount, entryBytes] = [sections.parts.u32('a count'), sections.parts.u32('a length')]
    const rows = sections.origins.section(originBytes, `the homes of part ${of.part}`)
    const entries = sections.originEntries.section(entryBytes, `the entries of part ${of.part}`)
    return {
      origins: decodeOriginRows(rows, originCount),
      originEntries: decodeEntries(entries, entryCount, of),
    }
  })
  sections.parts.end('the parts')
  sections.origins.end('the homes')
  sections.originEntries.end('the entries')
  return homes
}
