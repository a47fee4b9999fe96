import { communitiesFile, type CityManifest } from '../format/city-manifest.ts'
import { decodeCommunities } from '../format/city-tables.ts'
import { readSuppliedCommunities } from '../format/supplied-communities.ts'
import { readSuppliedFacilities } from '../format/supplied-facilities.ts'
import type { Catalogue } from '../services/catalogue.ts'
import { fileFault, messageOf, toEngineError } from './engine-error.ts'
import { createEstimateCity, type EstimatePlaces } from './estimate-city.ts'
import type { Fetch } from './fetch-file.ts'
import { createCityStore, fetchManifest, fetchText, PLAIN_FILES, type Watch } from './load-city.ts'
import type { EngineKernels } from './load-kernels.ts'
import { createNetworkCity, type NetworkCity } from './network-city.ts'
import type { OpenRequest } from './protocol.ts'
import type { Subject } from './subject.ts'

/** What a folder holds: `network` is null where it has no streets, `places` where it has them. */
export type OpenedFolder =
  | { readonly subject: NetworkCity; readonly network: NetworkCity; readonly places: null }
  | { readonly subject: Subject; readonly network: null; readonly places: EstimatePlaces }

interface FolderTools {
  readonly fetch: Fetch
  readonly catalogue: Catalogue
  /** What was open: kept with all its files when it is the same build. */
  readonly before: NetworkCity | null
  readonly kernels: EngineKernels
}

/**
 * Opens the city of a folder: by its `city.json`, or by `communities.geojson` and `facilities.geojson` where nobody has
 * built it.
 * @throws EngineFault of kind `file`: that of `city.json` when none of the three is there.
 */
export async function openFolder(
  tools: FolderTools,
  request: OpenRequest,
  watch: Watch,
): Promise<OpenedFolder> {
  let manifest: CityManifest
  try {
    manifest = await fetchManifest(tools.fetch, request.folder)
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown
    return openPlain(tools, request, thrown)
  }
  const { before } = tools
  const isSame =
    before?.opened.id === request.id &&
    before.store.folder === request.folder &&
    before.store.manifest.hash === manifest.hash
  const network = isSame ? before : await openNetwork(tools, { request, manifest }, watch)
  return { subject: network, network, places: null }
}

const isMissing = (thrown: unknown): boolean => {
  const error = toEngineError(thrown)
  return error.kind === 'file' && error.problem === 'missing'
}

async function openNetwork(
  { fetch, kernels }: FolderTools,
  { request, manifest }: { readonly request: OpenRequest; readonly manifest: CityManifest },
  watch: Watch,
): Promise<NetworkCity> {
  const store = createCityStore({ fetch, folder: request.folder, manifest })
  const files = await store.load([communitiesFile], watch)
  const communities = await store.reading([communitiesFile], () =>
    decodeCommunities(
      files.get(communitiesFile) ?? new Uint8Array(),
      communitiesFile,
      manifest.counts.communities,
    ),
  )
  return createNetworkCity(request.id, { store, communities, kernels })
}

/** `noManifest` is thrown where neither of the two files is there: a folder without anything is no city. */
async function openPlain(
  { fetch, catalogue }: FolderTools,
  { folder, id }: OpenRequest,
  noManifest: unknown,
): Promise<OpenedFolder> {
  const [communitiesText, facilitiesText] = await Promise.all(
    [PLAIN_FILES.communities, PLAIN_FILES.facilities].map((file) => textOrFault(fetch, folder, file)),
  )
  if (typeof communitiesText !== 'string' && typeof facilitiesText !== 'string') throw noManifest
  if (typeof communitiesText !== 'string') throw communitiesText?.fault
  if (typeof facilitiesText !== 'string') throw facilitiesText?.fault
  const setting = { columns: {}, coordinates: 'wgs84' as const }
  const places = {
    communities: reading(PLAIN_FILES.communities, (label) =>
      readSuppliedCommunities({ ...setting, label, text: communitiesText }),
    ),
    facilities: reading(PLAIN_FILES.facilities, (label) =>
      readSuppliedFacilities({ ...setting, label, text: facilitiesText, catalogue, country: null }),
    ),
  }
  return { subject: createEstimateCity({ id, ...places, catalogue, own: null }), network: null, places }
}

/** A missing file is told apart from one that cannot be had: only the first may mean that there is no city. */
async function textOrFault(
  fetch: Fetch,
  folder: string,
  file: string,
): Promise<string | { readonly fault: unknown }> {
  try {
    return await fetchText(fetch, folder, file)
  } catch (fault) {
    if (isMissing(fault)) return { fault }
    throw fault
  }
}

function reading<T>(file: string, read: (label: string) => T): T {
  try {
    return read(file)
  } catch (cause) {
    throw fileFault('broken', file, { message: messageOf(cause), cause })
  }
}
