import { isInBounds } from '../format/area-geometry.ts'
import { readSuppliedCommunities, type SuppliedCommunities } from '../format/supplied-communities.ts'
import {
  readSuppliedFacilities,
  type SuppliedFacilities,
  type SuppliedFacility,
} from '../format/supplied-facilities.ts'
import { readSuppliedFigures } from '../format/supplied-figures.ts'
import type { RowError } from '../format/supplied-row.ts'
import type { CoordinateSystem } from '../format/supplied-table.ts'
import type { Catalogue } from '../services/catalogue.ts'
import type { Bounds, LonLat } from '../units.ts'
import { engineFault, messageOf } from './engine-error.ts'
import { createEstimateCity } from './estimate-city.ts'
import type { Watch } from './load-city.ts'
import type { EngineKernels } from './load-kernels.ts'
import type { NetworkCity } from './network-city.ts'
import { openOwnCity } from './own-city.ts'
import type { OwnColumns, OwnFile, OwnFileNote, OwnPlacePreview, OwnPlacesRequest } from './protocol.ts'
import type { Subject } from './subject.ts'

interface OwnPlacesTools {
  readonly catalogue: Catalogue
  /** The city that is open, where it has streets. */
  readonly network: NetworkCity | null
  readonly kernels: EngineKernels
}

/** Id of what somebody's own files make up without a city. */
export const OWN_ID = 'own'

/** Files are about the open city when at least this share of their places lies within the bounds of its map. */
const LEAST_INSIDE = 0.5

/** Places of a file that are shown to see by whether its coordinates are understood. */
const PREVIEWED = 3

/**
 * Opens somebody's own communities, facilities, or both: on the streets of the open city when they lie there, else by
 * themselves in straight lines, which takes both.
 * @throws EngineFault: `own-file` for a file that cannot be used, `incomplete`, or `file` for one of the city's.
 */
export async function openOwnPlaces(
  tools: OwnPlacesTools,
  files: OwnPlacesRequest,
  watch: Watch,
): Promise<Subject> {
  const { catalogue, network } = tools
  const isFigures = files.communities?.use === 'figures'
  if (isFigures && network === null) throw noCity(files.communities)
  const taken = await idsTaken(network, files, watch)
  const figures = isFigures ? readOwn(files.communities, readSuppliedFigures) : null
  const communities = isFigures
    ? null
    : readOwn(files.communities, (file) => readSuppliedCommunities({ ...file, taken: taken.communities }))
  const isElsewhere =
    network === null ||
    (communities !== null && !liesIn(network.opened.bounds, pointsOfCommunities(communities)))
  // tags are read by the rules of the country, which only a built city names
  const country = isElsewhere ? null : (network.opened.manifest?.country ?? null)
  const facilities = readOwn(files.facilities, (file) =>
    readSuppliedFacilities({ ...file, taken: taken.facilities, catalogue, country }),
  )
  const note = {
    communities: noteOf(files.communities, communities ?? figures, {
      count: communities?.communities.length ?? 0,
      first: communities?.communities.slice(0, PREVIEWED).map(({ name, at }) => ({ name, at })) ?? [],
    }),
    facilities: noteOf(files.facilities, facilities, {
      count: facilities?.facilities.length ?? 0,
      first: facilities?.facilities.slice(0, PREVIEWED).map(previewOf) ?? [],
    }),
  }
  const isHere = (found: NetworkCity): boolean =>
    communities !== null || figures !== null || liesIn(found.opened.bounds, pointsOfFacilities(facilities))
  if (!isElsewhere && isHere(network)) {
    const own = {
      ...(figures && { figures }),
      ...(communities && { communities }),
      ...(facilities && { facilities }),
      joined: {
        communities: files.communities?.use === 'join',
        facilities: files.facilities?.use === 'join',
      },
    }
    return openOwnCity({ base: network, kernels: tools.kernels, note, ...own }, watch)
  }
  if (communities === null) throw incomplete('communities', files.facilities)
  if (facilities === null) throw incomplete('facilities', files.communities)
  const own = { ...note, onNetwork: false }
  return createEstimateCity({ id: OWN_ID, communities, facilities, catalogue, own })
}

interface OwnText {
  readonly text: string
  readonly label: string
  readonly columns: OwnColumns
  readonly coordinates: CoordinateSystem
}

function readOwn<T>(file: OwnFile | null, read: (file: OwnText) => T): T | null {
  if (file === null) return null
  try {
    return read({
      text: file.text,
      label: file.name,
      columns: file.columns ?? {},
      coordinates: systemOf(file),
    })
  } catch (cause) {
    throw engineFault({ kind: 'own-file', file: file.name, message: messageOf(cause) }, cause)
  }
}

const systemOf = (file: OwnFile): CoordinateSystem => file.coordinates ?? 'wgs84'

function liesIn(bounds: Bounds, points: readonly LonLat[]): boolean {
  const inside = points.filter((point) => isInBounds(bounds, point)).length
  return points.length > 0 && inside >= LEAST_INSIDE * points.length
}

const pointsOfCommunities = ({ communities }: SuppliedCommunities): LonLat[] =>
  communities.map(({ at }) => at)

const pointsOfFacilities = (read: SuppliedFacilities | null): LonLat[] =>
  read?.facilities.map(({ lon, lat }): LonLat => [lon, lat]) ?? []

const noteOf = (
  file: OwnFile | null,
  read: { readonly errors: readonly RowError[] } | null,
  taken: Pick<OwnFileNote, 'count' | 'first'>,
): OwnFileNote | null =>
  file === null || read === null
    ? null
    : {
        name: file.name,
        ...taken,
        outsideBounds: 0,
        offNetwork: 0,
        errors: read.errors,
        coordinates: systemOf(file),
        use: file.use ?? 'replace',
      }

const previewOf = ({ names, lon, lat }: SuppliedFacility): OwnPlacePreview => ({
  name: Object.values(names)[0] ?? '',
  at: [lon, lat],
})

/** Ids of what lists are added to: a row with one of them would stand there twice. */
async function idsTaken(network: NetworkCity | null, files: OwnPlacesRequest, watch: Watch) {
  const none: ReadonlySet<string> = new Set()
  const isAdded = (file: OwnFile | null): boolean => network !== null && file?.use === 'join'
  const details = isAdded(files.facilities) ? await network?.details(watch) : undefined
  return {
    communities: isAdded(files.communities) ? new Set(network?.opened.communities.map(({ id }) => id)) : none,
    facilities: new Set(Array.from(details?.values() ?? [], ({ id }) => id)),
  }
}

function noCity(given: OwnFile | null) {
  const file = given?.name ?? ''
  const message = `${file}: found no city whose communities these figures are of; expected one to be open`
  return engineFault({ kind: 'own-file', file, message })
}

function incomplete(missing: 'communities' | 'facilities', given: OwnFile | null) {
  const message = `${given?.name ?? 'no file'}: found no city around it and no file of ${missing}, expected one or the other`
  return engineFault({ kind: 'incomplete', missing, message })
}
