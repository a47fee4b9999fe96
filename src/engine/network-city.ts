import type { Assessment } from '../city/assess-city.ts'
import type { City } from '../city/city.ts'
import { openCity, openShapes, type OpenedCity } from '../city/open-city.ts'
import { createWalks, type Walks } from '../city/create-walks.ts'
import { blocksForPlace } from '../city/place-horizon.ts'
import { standardAt } from '../coverage/standard-at.ts'
import type { Community, FacilityDetails } from '../coverage/tables.ts'
import {
  blockFile,
  facilitiesFile,
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
  /** The whole city with the shapes of all its streets. */
  /** Reads the city's file of names; null where it was built without one. Nothing of it is kept. */
  readonly readNames: (watch: Watch) => Promise<CityNames | null>
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
    await store.load([...streetFiles(parts.all), ...shapeFiles(parts.all)], watch)
    const { opened, shapes } = await parts.withShapes(parts.all)
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
      await store.load(streetFiles(parts.all), watch)
      return (await parts.open(parts.all)).city
    },
  })
  const assessments = keepLast<Assessment>()
  const walks = keepLast<Walks>()
  const blocksOf = ({ place, terms }: WalkRequest): readonly number[] => {
    if (parts.isWholeOpen()) return parts.all
    const { standard, walker, minutes } = terms
    const at = place.kind === 'point' ? place.at : middleOf(place.community)
    return blocksForPlace(manifest, at, walker, minutes === null ? standard : standardAt(standard, minutes))
  }
  const middleOf = (c: number): readonly [number, number] => {
    const community = communities[c]
    if (community === undefined) {
      throw new Error(`${id}: found community ${c}, expected one of ${communities.length}`)
    }
    return [community.lon, community.lat]
  }
  const prepared = async (request: WalkRequest, watch: Watch) => {
    const blocks = blocksOf(request)
    await store.load([...streetFiles(blocks), ...shapeFiles(blocks), ...detailFiles(blocks)], watch)
    return {
      details: await parts.details(blocks),
      walks: await walks.of(blocks.join(), async () => {
        const { opened, shapes } = await parts.withShapes(blocks)
        return createWalks(opened.city, shapes, await kernels.surface())
      }),
    }
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
      await store.load([...streetFiles(parts.all), ...detailFiles(parts.all)], watch)
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
      const { walks: from, details } = await prepared(request, watch)
      return answerFrom(from, request, details)
    },
    route: async (request, watch) => {
      const { walks: from, details } = await prepared(request, watch)
      return routeFrom(from, request, details)
    },
  }
}

const streetFiles = (blocks: readonly number[]): string[] => [spineFile, ...blocks.map(blockFile)]
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

  const open = (blocks: readonly number[]): Promise<OpenedCity> => {
    const isWhole = blocks.length === all.length
    return (isWhole ? whole : part).of(blocks.join(), async () => {
      const names = streetFiles(blocks)
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
  return {
    all,
    isWholeOpen: () => isWholeOpen,
    open,
    withShapes: async (blocks: readonly number[]) => {
      const opened = await open(blocks)
      const names = shapeFiles(blocks)
      return {
        opened,
        shapes: await shapes.of(blocks.join(), async () => {
          const files = await store.load(names, UNWATCHED)
          return store.reading(names, () => openShapes(opened, files))
        }),
      }
    },
    details: async (blocks: readonly number[]): Promise<Details> =>
      detailsById((await Promise.all([...blocks, 'spine' as const].map(rowsOf))).flat()),
  }
}
