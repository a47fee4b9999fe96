import type { Assessment } from '../city/assess-city.ts'
import type { City } from '../city/city.ts'
import { openCity, openShapes, type OpenedCity } from '../city/open-city.ts'
import { createWalks, type Walks } from '../city/create-walks.ts'
import { blocksDrawn, blocksForPlace, HOME_NEAR_M } from '../city/place-horizon.ts'
import { namedIds } from '../city/place-outcome.ts'
import { standardAt } from '../coverage/standard-at.ts'
import type { Community, FacilityDetails } from '../coverage/tables.ts'
import {
  blockFile,
  facilitiesFile,
  homesFile,
  namesFile,
  shapeFile,
  spineFile,
  spineShapeFile,
} from '../format/city-manifest.ts'
import { decodeCityNames, type CityNames } from '../format/city-names.ts'
import { decodeFacilities } from '../format/city-tables.ts'
import { createNameIndex } from '../format/name-index.ts'
import type { StreetShapes } from '../network/network.ts'
import { assessLive, createLive } from './create-live.ts'
import { keepLast } from './keep-last.ts'
import type { EngineKernels } from './load-kernels.ts'
import type { CityStore, Watch } from './load-city.ts'
import type { WalkRequest } from './protocol.ts'
import {
  answerFrom,
  detailsById,
  keyOf,
  requireServices,
  routeFrom,
  UNWATCHED,
  type Details,
  type Subject,
} from './subject.ts'

/** A built city whose blocks are loaded as they are needed. */
export interface NetworkCity extends Subject {
  readonly store: CityStore
  /** Reads the city's file of names; null where it was built without one. Nothing of it is kept. */
  readonly readNames: (watch: Watch) => Promise<CityNames | null>
  /** The whole city with the shapes of all its streets. */
  readonly whole: (watch: Watch) => Promise<{ readonly city: City; readonly shapes: StreetShapes }>
}

export interface NetworkCityTools {
  readonly store: CityStore
  readonly communities: readonly Community[]
  readonly kernels: EngineKernels
}

/** A built city of which `city.json` and the communities are there. */
export function createNetworkCity(
  id: string,
  { store, communities, kernels }: NetworkCityTools,
): NetworkCity {
  const { manifest } = store
  const parts = createParts(store, communities)
  const whole = async (watch: Watch) => {
    await store.load([...streetFiles(parts.whole), ...shapeFiles(parts.all)], watch)
    const { opened, shapes } = await parts.withShapes(parts.whole)
    return { city: opened.city, shapes }
  }
  const readNames = async (watch: Watch): Promise<CityNames | null> => {
    if (!Object.hasOwn(manifest.files, namesFile)) return null
    const files = await store.load([namesFile], watch)
    const bytes = files.get(namesFile) ?? new Uint8Array()
    return store.reading([namesFile], () => decodeCityNames(bytes, namesFile, manifest.services.length))
  }
  const live = createLive(kernels, {
    shaped: whole,
    bare: async (watch) => {
      await store.load(streetFiles(parts.whole), watch)
      return (await parts.open(parts.whole)).city
    },
  })
  const assessments = keepLast<Assessment>()
  const walks = keepLast<Prepared>()
  const middleOf = (c: number): readonly [number, number] => {
    const community = communities[c]
    if (community === undefined) {
      throw new Error(`${id}: found community ${c}, expected one of ${communities.length}`)
    }
    return [community.lon, community.lat]
  }
  /** The part of the city around a place, when its walks begin at most so far from it. */
  const partAround = ({ place, terms }: WalkRequest, startM: number): CityPartAsked => {
    if (parts.isWholeOpen()) return parts.whole
    const { standard, walker, minutes } = terms
    const at = place.kind === 'point' ? place.at : middleOf(place.community)
    const asked = minutes === null ? standard : standardAt(standard, minutes)
    const blocks = blocksForPlace(manifest, at, { walker, standard: asked, startM })
    const drawn = blocksDrawn(manifest, at, { walker, minutes, startM })
    return { blocks, hasHomes: false, drawn: blocks.filter((block) => drawn.includes(block)) }
  }
  const walksIn = async (part: CityPartAsked, watch: Watch): Promise<Prepared> => {
    await store.load([...streetFiles(part), ...shapeFiles(part.drawn)], watch)
    return walks.of(keyOfPart(part), async () => {
      const { opened, shapes } = await parts.withShapes(part)
      return { opened, walks: createWalks(opened.city, shapes, await kernels.surface()) }
    })
  }
  /** The smallest part of the city in which the walks of a place are those of the whole city. */
  const prepared = async (
    request: WalkRequest,
    { isRoute, watch }: { readonly isRoute: boolean; readonly watch: Watch },
  ): Promise<Prepared> => {
    const { place, terms } = request
    const part = (startM: number): CityPartAsked => {
      const around = partAround(request, startM)
      // a route is drawn and told all the way
      return isRoute ? { ...around, drawn: around.blocks } : around
    }
    if (place.kind === 'point') return walksIn(part(0), watch)
    const near = await walksIn(part(HOME_NEAR_M), watch)
    const homeM = near.walks.homeM({ place, walker: terms.walker })
    return homeM === null || homeM <= HOME_NEAR_M ? near : walksIn(part(homeM), watch)
  }
  return {
    opened: {
      id,
      method: 'network',
      manifest,
      communities,
      bounds: manifest.bounds,
      services: manifest.services,
      own: null,
    },
    labels: { city: manifest.id, cityHash: manifest.hash, method: 'network' },
    store,
    readNames,
    whole,
    live,
    loadAll: async (watch) => {
      await store.load([...streetFiles(parts.whole), ...detailFiles(parts.all)], watch)
    },
    assess: async (terms, watch) => {
      requireServices(manifest, terms)
      return assessments.of(keyOf(terms), () => assessLive(live, terms, watch))
    },
    details: async (watch) => {
      await store.load(detailFiles(parts.all), watch)
      return parts.details(parts.all)
    },
    names: async (watch) =>
      createNameIndex({ city: await readNames(watch), communities, services: manifest.services }),
    place: async (request, watch) => {
      requireServices(manifest, request.terms)
      const { walks: from, opened } = await prepared(request, { isRoute: false, watch })
      // what is open at a time must be known of all that is near; else of what the answer names alone
      if (request.time !== null) {
        const asked = opened.city.blocks
        await store.load(detailFiles(asked), watch)
        return answerFrom(from, request, await parts.details(asked))
      }
      const bare = answerFrom(from, request, new Map())
      const details = await parts.detailsOf(opened, namedIds(bare), watch)
      return from.withDetails(bare, (facility) => details.get(facility))
    },
    route: async (request, watch) => {
      const { walks: from, opened } = await prepared(request, { isRoute: true, watch })
      return routeFrom(from, request, await parts.detailsOf(opened, [request.facility], watch))
    },
  }
}

/** Which blocks are wanted, and of which of them the shapes; the spine and its shapes always are. */
interface CityPartAsked {
  readonly blocks: readonly number[]
  /** Every home: only whoever judges the whole city needs that. Else those alone that walks of communities begin at. */
  readonly hasHomes: boolean
  readonly drawn: readonly number[]
}

interface Prepared {
  readonly opened: OpenedCity
  readonly walks: Walks
}

type StreetsAsked = Omit<CityPartAsked, 'drawn'>

const keyOfStreets = ({ blocks, hasHomes }: StreetsAsked): string => `${blocks.join()} ${hasHomes}`
const keyOfPart = (part: CityPartAsked): string => `${keyOfStreets(part)} ${part.drawn.join()}`

const streetFiles = ({ blocks, hasHomes }: StreetsAsked): string[] => [
  spineFile,
  ...blocks.map(blockFile),
  ...(hasHomes ? [homesFile] : []),
]
const shapeFiles = (blocks: readonly number[]): string[] => [spineShapeFile, ...blocks.map(shapeFile)]
const detailFiles = (blocks: readonly number[]): string[] => [
  facilitiesFile('spine'),
  ...blocks.map(facilitiesFile),
]

/** The whole city, once it was opened, and the last part of it. */
function createParts(store: CityStore, communities: readonly Community[]) {
  const { manifest } = store
  const all = [...manifest.blocks.keys()]
  const whole = keepLast<OpenedCity>()
  const part = keepLast<OpenedCity>()
  const shapes = keepLast<StreetShapes>()
  const rows = new Map<string, Promise<FacilityDetails[]>>()
  let isWholeOpen = false

  const open = (asked: StreetsAsked): Promise<OpenedCity> => {
    const isWhole = asked.hasHomes
    return (isWhole ? whole : part).of(keyOfStreets(asked), async () => {
      const names = streetFiles(asked)
      const files = await store.load(names, UNWATCHED)
      const opened = await store.reading(names, () => openCity({ manifest, files, communities }))
      isWholeOpen ||= isWhole
      return opened
    })
  }
  const rowsOf = (of: number | 'spine'): Promise<FacilityDetails[]> => {
    const name = facilitiesFile(of)
    const known = rows.get(name)
    if (known !== undefined) return known
    const read = readRows(of, name)
    rows.set(name, read)
    read.catch(() => rows.delete(name))
    return read
  }
  const readRows = async (of: number | 'spine', name: string): Promise<FacilityDetails[]> => {
    const files = await store.load([name], UNWATCHED)
    const count = (of === 'spine' ? manifest.spine : manifest.blocks[of])?.facilityRows ?? 0
    return store.reading([name], () => decodeFacilities(files.get(name) ?? new Uint8Array(), name, count))
  }
  const details = async (blocks: readonly number[]): Promise<Details> =>
    detailsById((await Promise.all([...blocks, 'spine' as const].map(rowsOf))).flat())
  return {
    all,
    whole: { blocks: all, hasHomes: true, drawn: all },
    isWholeOpen: () => isWholeOpen,
    open,
    withShapes: async (asked: CityPartAsked) => {
      const opened = await open(asked)
      const names = shapeFiles(asked.drawn)
      return {
        opened,
        shapes: await shapes.of(keyOfPart(asked), async () => {
          const files = await store.load(names, UNWATCHED)
          return store.reading(names, () => openShapes(opened, files))
        }),
      }
    },
    details,
    detailsOf: async (opened: OpenedCity, ids: readonly number[], watch: Watch): Promise<Details> => {
      const chosen = partsNaming(opened, ids)
      await store.load(chosen.map(facilitiesFile), watch)
      return detailsById((await Promise.all(chosen.map(rowsOf))).flat())
    },
  }
}

/** Few parts in whose files all these facilities stand: of a facility with several ways in, any file will do. */
function partsNaming({ parts: { spine, blocks } }: OpenedCity, ids: readonly number[]): (number | 'spine')[] {
  const left = new Set(ids)
  const parts = [...blocks, spine].map(({ part, places }) => ({
    part: part === spine.part ? ('spine' as const) : part,
    named: [...places.facilities.globalId].filter((id) => left.has(id)),
  }))
  const chosen: (number | 'spine')[] = []
  for (const { part, named } of parts.sort((a, b) => b.named.length - a.named.length)) {
    if (!named.some((id) => left.has(id))) continue
    chosen.push(part)
    for (const id of named) left.delete(id)
  }
  return chosen
}
