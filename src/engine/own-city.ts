import type { Assessment } from '../city/assess-city.ts'
import { createWalks, type Walks } from '../city/create-walks.ts'
import { withPlaces, type OwnPlaces } from '../city/replace-places.ts'
import { assessLive, createLive } from './create-live.ts'
import { createNameIndex } from '../format/name-index.ts'
import { keepLast } from './keep-last.ts'
import type { EngineKernels } from './load-kernels.ts'
import type { Watch } from './load-city.ts'
import type { NetworkCity } from './network-city.ts'
import type { OwnFileNote, OwnPlacesNote } from './protocol.ts'
import { answerFrom, keyOf, requireServices, routeFrom, suppliedDetails, type Subject } from './subject.ts'

interface OwnCity extends Omit<OwnPlaces, 'shapes'> {
  readonly base: NetworkCity
  readonly kernels: EngineKernels
  /** By file, without what only the city can tell. */
  readonly note: Pick<OwnPlacesNote, 'communities' | 'facilities'>
}

/** Somebody's own places on the streets of a built city, all of which are loaded. */
export async function openOwnCity({ base, kernels, note, ...own }: OwnCity, watch: Watch): Promise<Subject> {
  const { city: bare, shapes } = await base.whole(watch)
  const { city, ...counts } = withPlaces(bare, { shapes, ...own })
  const rows = own.facilities === undefined ? null : suppliedDetails(own.facilities.facilities)
  const details: Subject['details'] = async (watched) => rows ?? base.details(watched)
  const assessments = keepLast<Assessment>()
  const surface = await kernels.surface()
  let walks: Walks | null = null
  const walksHere = (): Walks => (walks ??= createWalks(city, shapes, surface))
  // one live city at a time: a large one takes hundreds of megabytes
  base.live?.release()
  const live = createLive(kernels, { shaped: async () => ({ city, shapes }), bare: async () => city })
  return {
    opened: {
      ...base.opened,
      manifest: city.manifest,
      communities: city.communities,
      own: {
        communities: counted(note.communities, counts.communities),
        facilities: counted(note.facilities, counts.facilities),
        onNetwork: true,
      },
    },
    labels: base.labels,
    loadAll: (watched) => (rows === null ? base.loadAll(watched) : Promise.resolve()),
    live,
    assess: async (terms, watched) => {
      requireServices(city.manifest, terms)
      return assessments.of(keyOf(terms), () => assessLive(live, terms, watched))
    },
    details,
    names: async (watched) =>
      createNameIndex({
        city: await base.readNames(watched),
        communities: city.communities,
        services: city.manifest.services,
        ...(rows === null ? {} : { ownFacilities: rows.values() }),
      }),
    place: async (request, watched) => {
      requireServices(city.manifest, request.terms)
      return answerFrom(walksHere(), request, await details(watched))
    },
    route: async (request, watched) => routeFrom(walksHere(), request, await details(watched)),
  }
}

const counted = (
  note: OwnFileNote | null,
  counts: Pick<OwnFileNote, 'outsideBounds' | 'offNetwork'> | null,
): OwnFileNote | null =>
  note === null || counts === null
    ? note
    : { ...note, outsideBounds: counts.outsideBounds, offNetwork: counts.offNetwork }
