import type { CityManifest, CityQuality } from '../../../format/city-manifest.ts'

const PART = { bounds: null, firstNode: 0, nodeCount: 0, edgeCount: 0, facilityRows: 0 }

/** A city's manifest with these services, and `more` in the place of the other values. */
export const someManifest = (
  services: CityQuality['services'] = {},
  more: Partial<CityManifest> = {},
): CityManifest => ({
  format: 'quarter-hour-city',
  version: 3,
  id: 'town',
  names: { 'zh-Hans': '镇', 'zh-Hant': '鎮', en: 'Town' },
  country: null,
  timezone: null,
  bounds: [0, 0, 1, 1],
  defaultStandard: 'fifteen-minute-city',
  mapApproval: null,
  hotlines: [],
  assumptions: [],
  thinFloors: {},
  sources: [],
  services: Object.keys(services),
  spine: PART,
  blocks: [],
  counts: { nodes: 0, edges: 0, facilities: 0, communities: 0, origins: 0, residents: 0, areas: 0 },
  hash: '',
  files: {},
  ...more,
  quality: { ...QUALITY, ...more.quality, services },
})

const QUALITY: Omit<CityQuality, 'services'> = {
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
}
