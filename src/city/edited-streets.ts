import { deriveAccess, withAccess } from '../network/access-classes.ts'
import { linkedEntries, withLinks, type Link, type LinkedNetwork } from '../network/add-links.ts'
import type { Access, Network } from '../network/network.ts'
import type { EntryColumns } from '../network/place.ts'
import type { City } from './city.ts'

/** What edits do to streets. */
export interface StreetEdits {
  /** By edge, as tagged. */
  readonly accesses: ReadonlyMap<number, Access>
  readonly links: readonly Link[]
}

export interface EditedStreets {
  readonly network: Network
  readonly originEntries: EntryColumns
  /** Entries of facilities on these streets. */
  readonly entriesOn: (columns: EntryColumns) => EntryColumns
}

/** The city's streets with edits; the same objects as long as these stay the same, which is how followers know. */
export function createEditedStreets({ network, originEntries }: City): (edits: StreetEdits) => EditedStreets {
  const own: EditedStreets = { network, originEntries, entriesOn: (columns) => columns }
  let [key, last] = [keyOf({ accesses: new Map(), links: [] }), own]
  return (edits) => {
    const asked = keyOf(edits)
    if (asked !== key) [key, last] = [asked, edited({ network, originEntries }, edits) ?? own]
    return last
  }
}

const keyOf = ({ accesses, links }: StreetEdits): string => JSON.stringify([[...accesses], links])

function edited(
  { network, originEntries }: Pick<City, 'network' | 'originEntries'>,
  { accesses, links }: StreetEdits,
): EditedStreets | null {
  if (accesses.size === 0 && links.length === 0) return null
  const retagged = withAccesses(network, accesses)
  const linked: LinkedNetwork =
    links.length === 0 ? { network: retagged, partsOf: new Map() } : withLinks(retagged, links)
  return {
    network: { ...linked.network, edgeFlags: deriveAccess(linked.network) },
    originEntries: linkedEntries(originEntries, linked),
    entriesOn: (columns) => linkedEntries(columns, linked),
  }
}

function withAccesses(network: Network, accesses: StreetEdits['accesses']): Network {
  const edgeFlags = network.edgeFlags.slice()
  for (const [edge, access] of accesses) edgeFlags[edge] = withAccess(edgeFlags[edge] ?? 0, access)
  return { ...network, edgeFlags }
}
