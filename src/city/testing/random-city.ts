import type { Community } from '../../coverage/tables.ts'
import { FACILITY_ACCESS, FACILITY_MODES } from '../../services/facility-access.ts'
import { drawCommunity, drawStandard } from '../../coverage/testing/draw-city.ts'
import type { FacilityRow } from '../../coverage/place-tables.ts'
import type { FacilityPlace } from '../../network/join-places.ts'
import type { UnorderedNetwork } from '../../network/make-partition.ts'
import { EDGE, NODE } from '../../network/network.ts'
import { randomNetwork } from '../../network/testing/random-network.ts'
import { seededRandom } from '../../network/testing/seeded-random.ts'
import type { Standard } from '../../services/standard.ts'
import { METRES_PER_DEGREE, type LonLat } from '../../units.ts'
import type { CityPlan, PlannedHome } from './memory-city.ts'

export interface RandomCityOptions {
  /** Junctions; 300 by default. Blocks begin at 150 nodes: that many more give several. */
  readonly nodes?: number
  readonly facilities?: number
  readonly communities?: number
  /** Without one-way streets. */
  readonly isSymmetric?: boolean
}

/** Services of the random cities. Nobody offers the last one: it is not on the map. */
export const SERVICES = ['shop', 'market', 'clinic', 'canteen', 'community-station', 'laundry'] as const

/**
 * A seeded city that has everything the chain must bear: facilities of no, one or several services, of every access
 * and mode, with several entrances, with an outline only, and out in the fields; communities of every unit and kind
 * of origin, without homes, with homes that nobody lives in or that no street is near.
 */
export function randomCityPlan(seed: number, options: RandomCityOptions = {}): CityPlan {
  const { nodes = 300, facilities = 80, communities = 14, isSymmetric = false } = options
  const random = seededRandom(seed ^ 0x5eed)
  const network = prepared(random, randomNetwork(seed, { nodes }), isSymmetric)
  const around = createPlaces(random, Math.sqrt(nodes) * SPACING_M)
  return {
    network,
    services: SERVICES,
    facilities: Array.from({ length: facilities }, () => randomFacility(random, around)),
    ...randomPeople(random, around, communities),
    maxBlockNodes: 60,
  }
}

/** As the streets of `randomNetwork` lie. */
const SPACING_M = 110
const MIDDLE: LonLat = [71.4, 51]

interface Places {
  readonly anywhere: () => LonLat
  readonly near: (place: LonLat, withinM: number) => LonLat
}

function createPlaces(random: () => number, sideM: number): Places {
  const near = ([lon, lat]: LonLat, withinM: number): LonLat => {
    const [eastM, northM] = [(random() - 0.5) * 2 * withinM, (random() - 0.5) * 2 * withinM]
    const dLat = northM / METRES_PER_DEGREE
    return [lon + eastM / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)), lat + dLat]
  }
  return { near, anywhere: () => near(MIDDLE, 0.55 * sideM) }
}

/** The data end in the west only: were it everywhere, nothing could ever be called outside. */
function prepared(
  random: () => number,
  { columns, ...rest }: UnorderedNetwork,
  isSymmetric: boolean,
): UnorderedNetwork {
  const west = columns.lonE7.toSorted()[Math.floor(columns.nodeCount / 5)] ?? 0
  const nodeFlags = columns.nodeFlags.map((flags, v) => {
    const isBoundary = (columns.lonE7[v] ?? 0) < west && random() < 0.15
    return (flags & NODE.signal) | (isBoundary ? NODE.boundary : 0)
  })
  const oneWay = EDGE.directionMask << EDGE.directionShift
  const edgeFlags = columns.edgeFlags.map((flags) => (isSymmetric ? flags & ~oneWay : flags))
  return { ...rest, columns: { ...columns, nodeFlags, edgeFlags } }
}

function randomFacility(random: () => number, { anywhere, near }: Places): FacilityPlace & FacilityRow {
  const lanes = [...SERVICES.keys()].slice(0, -1).filter(() => random() < 0.3)
  const access = FACILITY_ACCESS[random() < 0.5 ? 0 : Math.floor(random() * 4)] ?? 'public'
  const mode = FACILITY_MODES[random() < 0.8 ? 0 : Math.floor(random() * 3)] ?? 'fixed'
  const place = random() < 0.05 ? near(IN_THE_FIELDS, 500) : anywhere()
  const entrances = random() < 0.6 ? 1 : 1 + Math.floor(random() * 4)
  if (random() < 0.15) return { lanes, access, mode, points: [], outline: [squareAround(place)] }
  const points = Array.from({ length: entrances }, () => near(place, 150))
  return { lanes, access, mode, points, outline: null }
}

const IN_THE_FIELDS: LonLat = [71.4, 51.3]

const squareAround = ([lon, lat]: LonLat): LonLat[] => [
  [lon, lat],
  [lon + 0.001, lat],
  [lon + 0.001, lat + 0.0006],
  [lon, lat + 0.0006],
]

function randomPeople(
  random: () => number,
  { anywhere, near }: Places,
  count: number,
): { communities: readonly Community[]; homes: readonly PlannedHome[] } {
  const pick = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)]
  const drawn = Array.from({ length: count }, (_, community) => {
    const [lon, lat] = anywhere()
    const isPeopled = random() < 0.8
    const homes = Array.from({ length: Math.floor(random() * 7) }, (): PlannedHome => {
      const residents = isPeopled ? Math.floor(random() * 40) : 0
      const at = random() < 0.1 ? near(IN_THE_FIELDS, 500) : near([lon, lat], 200)
      return { community, residents, at }
    })
    const unit = pick(['community', 'village', 'estate', 'derived'] as const) ?? 'community'
    const origin = pick(['homes', 'homes', 'point', 'office'] as const) ?? 'homes'
    const residents = homes.map((home) => ({ residents: home.residents, walks: {} }))
    return { homes, community: drawCommunity({ homes: residents, unit, origin, lon, lat }, community) }
  })
  return {
    communities: drawn.map(({ community }) => community),
    homes: drawn.flatMap(({ homes }) => homes),
  }
}

/** Rules of both rulers, alone and in groups, required and not, with and without appointments. */
export function cityStandard({ tolerance = 1, residentsShare = 0.8 } = {}): Standard {
  const standard = drawStandard({
    communities: [],
    tolerance,
    residentsShare,
    floors: { canteen: 2, clinic: 120 },
    rules: [
      { services: ['shop'], threshold: 8 },
      { services: ['market'], threshold: 450, ruler: 'metres' },
      { services: ['clinic', 'market'], threshold: 3 },
      { services: ['canteen'], threshold: 6 },
      { services: ['canteen'], threshold: 600, ruler: 'metres', required: false },
      { services: ['community-station'], threshold: 5 },
      { services: ['laundry'], threshold: 9 },
    ],
  })
  const isByAppointment = (r: number): boolean => r === 1 || r === 3
  const rules = standard.rules.map((rule, r) => ({ ...rule, countsByAppointment: isByAppointment(r) }))
  return { ...standard, rules }
}
