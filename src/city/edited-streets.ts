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
  const known = new Map<string, EditedStreets>()
  return (edits) => {
    if (edits.accesses.size === 0 && edits.links.length === 0) return own
    const key = JSON.stringify([[...edits.accesses], edits.links])
    const streets = known.get(key) ?? edited({ network, originEntries }, edits)
    known.delete(key)
    known.set(key, streets)
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break
      known.delete(oldest)
    }
    return streets
  }
}

/** Somebody compares two plans, and tries a third. */
const REMEMBERED = 3

function edited(
  { network, originEntries }: Pick<City, 'network' | 'originEntries'>,
  { accesses, links }: StreetEdits,
): EditedStreets {
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
