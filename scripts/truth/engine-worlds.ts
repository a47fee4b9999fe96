/** Networks with facilities, and the random edits that they go through, for checking the engine. */

import { deriveAccess, taggedAccess, withAccess } from '../../src/network/access-classes.ts'
import { linkedEntries, withLinks, type Link, type LinkEnd } from '../../src/network/add-links.ts'
import { ACCESS, EDGE, withAdjacency, type Access, type Network } from '../../src/network/network.ts'
import { ENTRY, entryAt, entryColumns, type Entry } from '../../src/network/place.ts'
import { createSearch, type Search } from '../../src/network/search.ts'
import { plainLinked } from './plain-links.ts'
import { createPlainWalks, type PlainWalks } from './plain-walks.ts'

/** Entries of each facility of a service. */
export type Service = readonly (readonly Entry[])[]

export interface EngineGraph {
  readonly network: Network
  readonly services: readonly Service[]
}

/** A graph after some edits. Worlds between which no street is edited share their network. */
export interface World {
  /** As the engine takes it: with links, access classes worked out. */
  readonly network: Network
  readonly services: readonly Service[]
  /** By service: 1 for facilities that are there. */
  readonly isThere: readonly Uint8Array[]
  readonly search: () => Search
  /** The same world for the oracle, with the network that its metrics are of. */
  readonly plain: () => { readonly network: Network; readonly walks: PlainWalks }
}

export type EditKind = 'access' | 'facility' | 'link'

/** The world before any edit, in which one facility in five is not there yet, and the world after each edit. */
export function worldsOf(graph: EngineGraph, random: () => number, kinds: readonly EditKind[]): World[] {
  const draft: Draft = {
    random,
    tagged: { ...graph.network, edgeFlags: deriveAccess(graph.network) },
    links: [],
    service: 0,
    graph,
  }
  const isThere = graph.services.map((service) => Uint8Array.from(service, () => (random() < 0.8 ? 1 : 0)))
  const worlds: World[] = [{ ...streetsOf(draft), isThere }]
  for (const kind of kinds) {
    const last = worlds.at(-1)
    if (last === undefined) break
    if (kind === 'facility') {
      if (random() < 0.1) draft.service = below(random, graph.services.length)
      worlds.push({ ...last, isThere: toggled(last.isThere, draft) })
    } else {
      if (kind === 'access') editAccess(draft)
      else draft.links = [...draft.links, randomLink(draft)]
      worlds.push({ ...streetsOf(draft), isThere: last.isThere })
    }
  }
  return worlds
}

/** Facilities of a service that are there, their entries on a world's own network included. */
export const facilitiesThere = ({ services, isThere }: World, s: number): number[] =>
  [...(services[s] ?? []).keys()].filter((f) => isThere[s]?.[f] === 1)

interface Draft {
  readonly random: () => number
  readonly graph: EngineGraph
  tagged: Network
  links: readonly Link[]
  /** Whose facilities come and go; several in turn have the same, since a field is mended more than once. */
  service: number
}

function streetsOf({ graph, tagged, links }: Draft): Omit<World, 'isThere'> {
  const plain = once(() => {
    const linked = plainLinked(tagged, links)
    const network = { ...withAdjacency(linked.network), edgeFlags: deriveAccess(linked.network) }
    return { network, walks: createPlainWalks({ ...linked, network }) }
  })
  if (links.length === 0) {
    const network = { ...tagged, edgeFlags: deriveAccess(tagged) }
    return { network, services: graph.services, plain, search: once(() => createSearch(network)) }
  }
  const linked = withLinks(tagged, links)
  const network = { ...linked.network, edgeFlags: deriveAccess(linked.network) }
  const services = graph.services.map((service) => {
    const columns = linkedEntries(entryColumns(service), linked)
    const lists = service.map((): Entry[] => [])
    for (const [i, facility] of columns.place.entries()) lists[facility]?.push(entryAt(columns, i))
    return lists
  })
  return { network, services, plain, search: once(() => createSearch(network)) }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function toggled(isThere: World['isThere'], { random, service }: Draft): Uint8Array[] {
  return isThere.map((of, s) => {
    if (s !== service || of.length === 0) return of
    const next = of.slice()
    const f = below(random, of.length)
    next[f] = 1 - (of[f] ?? 0)
    return next
  })
}

const TAGS: readonly Access[] = [ACCESS.open, ACCESS.residents, ACCESS.closed]

/** Gates, which matter most, are met as often as all other streets. */
function editAccess(draft: Draft): void {
  const { random, tagged } = draft
  const gates = [...tagged.edgeFlags.keys()].filter((e) => isGate(tagged, e))
  const isAtGate = gates.length > 0 && random() < 0.5
  const e = isAtGate ? (gates[below(random, gates.length)] ?? 0) : below(random, tagged.edgeCount)
  const old = taggedAccess(tagged.edgeFlags[e] ?? 0)
  const others = TAGS.filter((access) => access !== old)
  const edgeFlags = tagged.edgeFlags.slice()
  edgeFlags[e] = withAccess(edgeFlags[e] ?? 0, others[below(random, others.length)] ?? ACCESS.open)
  draft.tagged = { ...tagged, edgeFlags }
}

/** One end in five is on a street that another link ends on. Links may be shorter than they look: shortcuts matter. */
function randomLink({ random, tagged, links }: Draft): Link {
  const used = links.flatMap(({ ends }) => ends.map(({ edge }) => edge))
  const end = (): LinkEnd => {
    let edge = used[below(random, used.length)] ?? 0
    if (used.length === 0 || random() < 0.8) {
      do edge = below(random, tagged.edgeCount)
      while (isGate(tagged, edge))
    }
    const node = tagged.edgeFrom[edge] ?? 0
    const offsetDm = Math.round(random() * (tagged.lengthDm[edge] ?? 0))
    return { edge, offsetDm, lonE7: tagged.lonE7[node] ?? 0, latE7: tagged.latE7[node] ?? 0 }
  }
  return { ends: [end(), end()], lengthDm: below(random, 3_000) }
}

const isGate = ({ edgeFlags }: Network, e: number): boolean => ((edgeFlags[e] ?? 0) & EDGE.gate) !== 0

const below = (random: () => number, count: number): number => Math.floor(random() * count)

/** Services of facilities on any edges but gates, closed ones too; one in five has a second entry. */
export function drawServices(network: Network, random: () => number, counts: readonly number[]): Service[] {
  const entry = (): Entry => {
    let edge = below(random, network.edgeCount)
    while (isGate(network, edge)) edge = below(random, network.edgeCount)
    const share = random() < 0.1 ? Math.round(random()) : random()
    const flags = random() < 0.1 ? ENTRY.stepFree : 0
    return {
      edge,
      offsetDm: Math.round(share * (network.lengthDm[edge] ?? 0)),
      legDm: below(random, 1_501),
      flags,
    }
  }
  const facility = (): Entry[] => (random() < 0.2 ? [entry(), entry()] : [entry()])
  return counts.map((count) => Array.from({ length: count }, facility))
}
