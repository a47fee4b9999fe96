import KDBush from 'kdbush'
import { around } from 'geokdbush'
import type { Rings } from '../../../src/format/area-geometry.ts'
import type { OsmElementType, Tags } from '../../osm/osm-data.ts'
import { indexAreas } from '../areas/area-index.ts'
import type { RawFacility } from '../raw-places.ts'

/** A facility with what merging has to know of its element. */
export interface FacilityDraft {
  readonly type: OsmElementType
  readonly osmId: number
  readonly tags: Tags
  readonly rings: Rings | null
  /** Lanes that rest on incomplete tags only, such as a school of unknown level. */
  readonly unsure: readonly number[]
  readonly facility: RawFacility
}

export interface MergedFacilities {
  readonly drafts: FacilityDraft[]
  readonly intoArea: number
  readonly stops: number
}

/** A platform and its stop sign stand at most this far apart. */
const PLATFORM_REACH_KM = 0.03
/** An entrance leads to the nearest station within this reach: a long passage of a large station. */
const STATION_REACH_KM = 0.3

/**
 * One facility where the map has several elements of one:
 * - a node in an area with a service in common and the same name, or one of them without a name;
 * - a platform within 30 m of a bus stop, names as above;
 * - an underground station and the entrances within 300 m, which become its access points.
 * The area, the stop or the station stays and takes over the details that it lacks.
 */
export function mergeFacilities(drafts: readonly FacilityDraft[]): MergedFacilities {
  const inAreas = mergeIntoAreas(drafts)
  const atStops = mergeByDistance(inAreas, {
    isHost: ({ tags }) => tags['highway'] === 'bus_stop',
    isGuest: ({ tags }) => tags['highway'] !== 'bus_stop' && isPlatform(tags),
    reachKm: PLATFORM_REACH_KM,
    fits: (host, guest) => isSamePlace(host.facility, guest.facility),
    merge: takeOver,
  })
  const atStations = mergeByDistance(atStops, {
    isHost: ({ tags }) => tags['station'] === 'subway',
    isGuest: ({ tags }) => tags['railway'] === 'subway_entrance',
    reachKm: STATION_REACH_KM,
    fits: (host, guest) => shareLane(host.facility, guest.facility),
    merge: withEntrance,
  })
  return {
    drafts: atStations,
    intoArea: drafts.length - inAreas.length,
    stops: inAreas.length - atStations.length,
  }
}

const isPlatform = (tags: Tags): boolean =>
  tags['public_transport'] === 'platform' || tags['highway'] === 'platform'

function mergeIntoAreas(drafts: readonly FacilityDraft[]): FacilityDraft[] {
  const areas = drafts.filter(({ rings }) => rings !== null)
  const areasAt = indexAreas(areas.map(({ rings }) => rings ?? []))
  const grown = [...areas]
  const others: FacilityDraft[] = []
  for (const draft of drafts) {
    if (draft.rings) continue
    const { lon, lat } = draft.facility
    const host = areasAt([lon, lat]).find((a) => {
      const area = grown[a]
      return area !== undefined && isSamePlace(area.facility, draft.facility)
    })
    const area = host === undefined ? undefined : grown[host]
    if (host === undefined || !area) others.push(draft)
    else grown[host] = takeOver(area, draft)
  }
  return [...others, ...grown]
}

interface Pairing {
  readonly isHost: (draft: FacilityDraft) => boolean
  readonly isGuest: (draft: FacilityDraft) => boolean
  readonly reachKm: number
  readonly fits: (host: FacilityDraft, guest: FacilityDraft) => boolean
  readonly merge: (host: FacilityDraft, guest: FacilityDraft) => FacilityDraft
}

/** Each guest joins the nearest host that fits (ties by order). Hosts are compared as they were at first. */
function mergeByDistance(drafts: readonly FacilityDraft[], pairing: Pairing): FacilityDraft[] {
  const hosts = drafts.filter(pairing.isHost)
  if (hosts.length === 0) return [...drafts]
  const index = new KDBush(hosts.length)
  for (const { facility } of hosts) index.add(facility.lon, facility.lat)
  index.finish()
  const grown = [...hosts]
  const rest: FacilityDraft[] = []
  for (const draft of drafts) {
    if (pairing.isHost(draft)) continue
    const host = pairing.isGuest(draft) ? nearestFit(draft) : undefined
    const found = host === undefined ? undefined : grown[host]
    if (host === undefined || !found) rest.push(draft)
    else grown[host] = pairing.merge(found, draft)
  }
  return [...rest, ...grown]

  function nearestFit(guest: FacilityDraft): number | undefined {
    const { lon, lat } = guest.facility
    return around(index, lon, lat, 8, pairing.reachKm).find((h) => {
      const host = hosts[h]
      return host !== undefined && pairing.fits(host, guest)
    })
  }
}

function isSamePlace(a: RawFacility, b: RawFacility): boolean {
  if (!shareLane(a, b)) return false
  const [nameA, nameB] = [a.names[''], b.names['']]
  return nameA === undefined || nameB === undefined || plain(nameA) === plain(nameB)
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s"'«»“”.-]/g, '')
    .toLowerCase()

const shareLane = (a: RawFacility, b: RawFacility): boolean => a.lanes.some((lane) => b.lanes.includes(lane))

/** The host with the guest's services, names and details where it has none itself. */
function takeOver(host: FacilityDraft, guest: FacilityDraft): FacilityDraft {
  const [own, other] = [host.facility, guest.facility]
  const sure = new Set([...sureLanes(host), ...sureLanes(guest)])
  const unsure = [...doubtsLeft(host, guest), ...doubtsLeft(guest, host)].filter((lane) => !sure.has(lane))
  return {
    ...host,
    unsure: ascending(new Set(unsure)),
    facility: {
      ...own,
      names: { ...other.names, ...own.names },
      lanes: ascending(new Set([...sure, ...unsure])),
      openingHours: own.openingHours ?? other.openingHours,
      phone: own.phone ?? other.phone,
      wheelchair: own.wheelchair ?? other.wheelchair,
      operator: own.operator ?? other.operator,
      address: own.address ?? other.address,
    },
  }
}

const sureLanes = ({ facility, unsure }: FacilityDraft): number[] =>
  facility.lanes.filter((lane) => !unsure.includes(lane))

/** When the other element is sure of one of the doubtful services, it settles all of them. */
const doubtsLeft = ({ unsure }: FacilityDraft, other: FacilityDraft): readonly number[] =>
  unsure.some((lane) => other.facility.lanes.includes(lane) && !other.unsure.includes(lane)) ? [] : unsure

const ascending = (lanes: Iterable<number>): number[] => [...lanes].sort((a, b) => a - b)

/** The first entrance replaces the station's own point, which often lies under a street. */
function withEntrance(host: FacilityDraft, { facility: entrance }: FacilityDraft): FacilityDraft {
  const { facility } = host
  const isFirst = !host.tags[HAS_ENTRANCE]
  return {
    ...host,
    tags: { ...host.tags, [HAS_ENTRANCE]: 'yes' },
    facility: {
      ...facility,
      points: [...(isFirst ? [] : facility.points), ...entrance.points],
      outline: null,
      wheelchair: entrance.wheelchair === 'yes' ? 'yes' : facility.wheelchair,
    },
  }
}

/** Marks a station draft whose points are entrances already; no key of OpenStreetMap has a blank. */
const HAS_ENTRANCE = 'has entrance'
