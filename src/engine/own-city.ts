import type { Assessment } from '../city/assess-city.ts'
import { createWalks, type Walks } from '../city/create-walks.ts'
import { withPlaces, type OwnPlaces } from '../city/replace-places.ts'
import { engineFault } from './engine-error.ts'
import { assessLive, createLive } from './create-live.ts'
import { createNameIndex } from '../format/name-index.ts'
import { keepLast } from './keep-last.ts'
import type { EngineKernels } from './load-kernels.ts'
import type { Watch } from './load-city.ts'
import type { NetworkCity } from './network-city.ts'
import { joinFigures, type JoinedFigures } from '../city/join-figures.ts'
import type { SuppliedFigures } from '../format/supplied-figures.ts'
import type { OwnFileNote, OwnPlacesNote } from './protocol.ts'
import { answerFrom, keyOf, requireServices, routeFrom, suppliedDetails, type Subject } from './subject.ts'

interface OwnCity extends Omit<OwnPlaces, 'shapes'> {
  readonly base: NetworkCity
  readonly kernels: EngineKernels
  /** By file, without what only the city can tell. */
  readonly note: Pick<OwnPlacesNote, 'communities' | 'facilities'>
  /** Figures of the city's communities; they go before all else. */
  readonly figures?: SuppliedFigures
}

/** Somebody's own places on the streets of a built city, all of which are loaded. */
export async function openOwnCity(
  { base, kernels, note, figures, ...own }: OwnCity,
  watch: Watch,
): Promise<Subject> {
  const { city: whole, shapes } = await base.whole(watch)
  const told = figures === undefined ? null : joinFigures(whole, figures.figures)
  if (told?.communities.length === 0) throw noneMatched(note.communities, told)
  const bare = told?.city ?? whole
  const { city, ...counts } = withPlaces(bare, { shapes, ...own })
  const isJoined = own.joined?.facilities === true
  const rows =
    own.facilities === undefined
      ? null
      : suppliedDetails(own.facilities.facilities, isJoined ? bare.facilities.count : 0)
  const details: Subject['details'] = async (watched) => {
    if (rows === null) return base.details(watched)
    return isJoined ? new Map([...(await base.details(watched)), ...rows]) : rows
  }
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
        communities:
          told === null ? counted(note.communities, counts.communities) : figured(note.communities, told),
        facilities: counted(note.facilities, counts.facilities),
        onNetwork: true,
      },
    },
    labels: base.labels,
    loadAll: (watched) => (rows === null || isJoined ? base.loadAll(watched) : Promise.resolve()),
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
        ...(rows === null ? {} : { ownFacilities: (await details(watched)).values() }),
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

/** What became of figures: those of the city that were found stand for the first places. */
const figured = (
  note: OwnFileNote | null,
  { city, communities, errors }: JoinedFigures,
): OwnFileNote | null =>
  note === null
    ? null
    : {
        ...note,
        count: communities.length,
        errors: [...note.errors, ...errors].sort((a, b) => a.line - b.line),
        first: communities.slice(0, note.first.length || 3).flatMap((c) => {
          const found = city.communities[c]
          return found === undefined
            ? []
            : [{ name: Object.values(found.names)[0] ?? '', at: [found.lon, found.lat] as const }]
        }),
      }

function noneMatched(note: OwnFileNote | null, { errors }: JoinedFigures) {
  const file = note?.name ?? ''
  const first = errors.slice(0, 3).map(({ line, reason }) => `line ${line}: ${reason}`)
  const found = `found ${errors.length} rows, none usable (${first.join('; ')})`
  const message = `${file}: ${found}; expected ids or names of the city's communities`
  return engineFault({ kind: 'own-file', file, message })
}
