import { NO_FACTS } from '../../coverage/testing/bare-facility.ts'
import { drawStandard } from '../../coverage/testing/draw-city.ts'
import { CITY_VERSION, type CityManifest } from '../../format/city-manifest.ts'
import type { SuppliedCommunity } from '../../format/supplied-communities.ts'
import type { SuppliedFacility } from '../../format/supplied-facilities.ts'
import { withAdjacency, type NetworkColumns } from '../../network/network.ts'
import type { EntryColumns } from '../../network/place.ts'
import type { Standard } from '../../services/standard.ts'
import type { Bounds, LonLat } from '../../units.ts'
import type { City } from '../city.ts'

/** Services of every drawn city, in lane order. */
export const DRAWN_SERVICES = ['shop', 'clinic', 'community-station'] as const
type DrawnService = (typeof DRAWN_SERVICES)[number]

/** Each service within 15 minutes. */
export const drawnStandard = (floors: Readonly<Record<string, number>> = {}): Standard =>
  drawStandard({ rules: DRAWN_SERVICES.map((service) => ({ services: [service] })), communities: [], floors })

/** A row of somebody's own communities. */
export const ownCommunity = (at: LonLat, more: Partial<SuppliedCommunity> = {}): SuppliedCommunity => ({
  id: `own:${at.join(',')}`,
  name: 'own',
  unit: 'community',
  communityType: null,
  district: null,
  street: null,
  residents: null,
  at,
  rings: null,
  isOffice: false,
  ...more,
})

/** A row of somebody's own facilities. */
export const ownFacility = (
  [lon, lat]: LonLat,
  services: readonly DrawnService[],
  more: Partial<SuppliedFacility> = {},
): SuppliedFacility => ({
  id: `own:${lon},${lat}`,
  names: {},
  lon,
  lat,
  services,
  ...NO_FACTS,
  rings: null,
  ...more,
})

const NOWHERE: EntryColumns = {
  place: new Uint32Array(),
  edge: new Uint32Array(),
  offsetDm: new Uint32Array(),
  legDm: new Uint16Array(),
  flags: new Uint8Array(),
}

/** A whole city of streets without any place on them. */
export function emptyCity(network: NetworkColumns, bounds: Bounds): City {
  const none = new Uint32Array()
  return {
    manifest: manifestOf(network, bounds),
    network: withAdjacency(network),
    gates: [],
    facilities: {
      count: 0,
      globalId: none,
      firstLane: new Uint32Array(1),
      lanes: new Uint8Array(),
      access: new Uint8Array(),
      mode: new Uint8Array(),
    },
    facilityEntries: NOWHERE,
    origins: { count: 0, globalId: none, community: none, residentsTenths: none },
    originEntries: NOWHERE,
    communities: [],
    blocks: [],
  }
}

function manifestOf({ nodeCount, edgeCount }: NetworkColumns, bounds: Bounds): CityManifest {
  const counts = { facilities: 0, communities: 0, origins: 0, residents: 0, areas: 0 }
  return {
    format: 'quarter-hour-city',
    version: CITY_VERSION,
    id: 'drawn',
    names: { 'zh-Hans': '图', 'zh-Hant': '圖', en: 'drawn' },
    country: null,
    timezone: null,
    bounds: [...bounds],
    defaultStandard: 'drawn',
    mapApproval: null,
    hotlines: [],
    assumptions: [],
    thinFloors: {},
    sources: [],
    services: [...DRAWN_SERVICES],
    spine: { bounds: null, firstNode: 0, nodeCount, edgeCount, facilityRows: 0 },
    blocks: [],
    counts: { nodes: nodeCount, edges: edgeCount, ...counts },
    quality: {
      mainComponentShare: 1,
      streetKm: 0,
      droppedPieces: 0,
      droppedKm: 0,
      residentsOnlyKm: 0,
      gates: { open: 0, residents: 0, closed: 0 },
      origins: 0,
      originsOffNetwork: 0,
      originsFar: 0,
      originsBehindWall: 0,
      facilitiesOffNetwork: 0,
      facilitiesFar: 0,
      facilitiesBehindWall: 0,
      knownLevelsShare: null,
      services: {},
    },
    hash: '',
    files: {},
  }
}
