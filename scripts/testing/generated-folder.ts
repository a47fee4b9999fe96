import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FacilityDetails } from '../../src/coverage/tables.ts'
import { bareFacility } from '../../src/coverage/testing/bare-facility.ts'
import { FACILITY_ACCESS, FACILITY_MODES } from '../../src/services/facility-access.ts'
import { fromE7 } from '../../src/units.ts'
import { generateCity, type CityOptions, type GeneratedCity } from '../generate/generate-city.ts'
import { partContent } from '../pipeline/city-content.ts'
import { writeCity } from '../pipeline/write-city.ts'

export interface GeneratedFolder {
  readonly folder: string
  readonly city: GeneratedCity
}

/** An invented city as a folder of its own: all that answers come from, without names and basemap. */
export function generatedFolder(options: CityOptions): GeneratedFolder {
  const city = generateCity(options)
  const { content, blocks, spine } = partContent({
    partition: city.partition,
    places: city,
    details: detailsOf(city),
    communities: city.communities,
  })
  const { files: _files, hash: _hash, ...manifest } = city.manifest
  const folder = join(mkdtempSync(join(tmpdir(), 'generated-')), 'city')
  writeCity(folder, content, { ...manifest, blocks, spine })
  return { folder, city }
}

/** A name for each; where it stands is where its first street begins. */
function detailsOf({ network, facilities, facilityEntries, manifest }: GeneratedCity): FacilityDetails[] {
  const first = new Map<number, number>()
  facilityEntries.place.forEach((place, i) => {
    if (!first.has(place)) first.set(place, network.edgeFrom[facilityEntries.edge[i] ?? 0] ?? 0)
  })
  return Array.from(facilities.globalId, (globalId, f): FacilityDetails => {
    const lanes = facilities.lanes.subarray(facilities.firstLane[f], facilities.firstLane[f + 1])
    return bareFacility({
      globalId,
      id: `generated:${globalId}`,
      names: { '': `第${globalId}处` },
      lon: fromE7(network.lonE7[first.get(f) ?? 0] ?? 0),
      lat: fromE7(network.latE7[first.get(f) ?? 0] ?? 0),
      services: [...lanes].flatMap((lane) => manifest.services[lane] ?? []),
      access: FACILITY_ACCESS[facilities.access[f] ?? 0] ?? 'public',
      mode: FACILITY_MODES[facilities.mode[f] ?? 0] ?? 'fixed',
    })
  })
}
