import { FACILITY_ACCESS, FACILITY_MODES } from '../../services/facility-access.ts'
import type { NetworkColumns } from '../../network/network.ts'
import { MAX_LEG_DM, type EntryColumns } from '../../network/place.ts'
import { seededRandom } from '../../network/testing/seeded-random.ts'
import type { CityPlaces } from '../part-places.ts'

/** Seeded places on a network: with no, one or several entries, with no or several lanes. */
export function randomPlaces(
  seed: number,
  network: NetworkColumns,
  counts: { readonly facilities: number; readonly origins: number },
): CityPlaces {
  const random = seededRandom(seed)
  const below = (n: number): number => Math.floor(random() * n)
  const lanesOf = Array.from({ length: counts.facilities }, () =>
    Array.from({ length: 64 }, (_, lane) => lane).filter(() => random() < 0.03),
  )
  const firstLane = [0]
  for (const lanes of lanesOf) firstLane.push((firstLane.at(-1) ?? 0) + lanes.length)
  return {
    facilities: {
      count: counts.facilities,
      globalId: Uint32Array.from({ length: counts.facilities }, (_, i) => i),
      firstLane: Uint32Array.from(firstLane),
      lanes: Uint8Array.from(lanesOf.flat()),
      access: Uint8Array.from(rows(counts.facilities, () => below(FACILITY_ACCESS.length))),
      mode: Uint8Array.from(rows(counts.facilities, () => below(FACILITY_MODES.length))),
    },
    facilityEntries: randomEntries(below, network, counts.facilities),
    origins: {
      count: counts.origins,
      globalId: Uint32Array.from({ length: counts.origins }, (_, i) => i),
      community: Uint32Array.from(rows(counts.origins, () => below(1 + counts.origins / 10))),
      residentsTenths: Uint32Array.from(rows(counts.origins, () => below(5_000))),
    },
    originEntries: randomEntries(below, network, counts.origins),
  }
}

const rows = <T>(count: number, value: () => T): T[] => Array.from({ length: count }, value)

function randomEntries(below: (n: number) => number, network: NetworkColumns, places: number): EntryColumns {
  const entries = Array.from({ length: network.edgeCount === 0 ? 0 : places }, (_, place) =>
    Array.from({ length: below(4) }, () => {
      const edge = below(network.edgeCount)
      const offsetDm = below((network.lengthDm[edge] ?? 0) + 1)
      return { place, edge, offsetDm, legDm: below(MAX_LEG_DM + 1), flags: below(8) }
    }),
  )
    .flat()
    .sort((a, b) => a.place - b.place || a.edge - b.edge || a.offsetDm - b.offsetDm)
  return {
    place: Uint32Array.from(entries, ({ place }) => place),
    edge: Uint32Array.from(entries, ({ edge }) => edge),
    offsetDm: Uint32Array.from(entries, ({ offsetDm }) => offsetDm),
    legDm: Uint16Array.from(entries, ({ legDm }) => legDm),
    flags: Uint8Array.from(entries, ({ flags }) => flags),
  }
}
