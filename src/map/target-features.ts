import type { Gate } from '../city/gates.ts'
import type { FacilityDetails } from '../coverage/tables.ts'
import type { Appearance } from '../theme.ts'
import type { LonLat } from '../units.ts'
import type { MapData } from './map-source.tsx'
import { markName, type Mark } from './mark.ts'

export interface TargetsLook extends Pick<PlainTargets, 'facilities' | 'gates'> {
  readonly appearance: Appearance
  readonly icon: (service: string) => string | undefined
  /** Whether a place lies in the area that the map is about: the others are drawn paler. */
  readonly isAbout: (at: LonLat) => boolean
}

interface PlainTargets {
  readonly facilities: readonly Pick<FacilityDetails, 'globalId' | 'lon' | 'lat' | 'services'>[]
  readonly gates: readonly Pick<Gate, 'at' | 'access'>[]
}

/** Above every global id of a facility. */
const GATE_IDS_FROM = 1_000_000_000

const GATE_SHAPES = { closed: 'spot-disc', residents: 'spot-ring', open: 'spot-dashed' } as const

/** Small marks in the colour of text: they carry no verdict. `image` is for where there is room. */
export function targetFeatures({ facilities, gates, appearance, icon, isAbout }: TargetsLook): MapData {
  const feature = (id: number, [lon, lat]: LonLat, marks: { spot: Mark; mark: Mark }) => ({
    type: 'Feature' as const,
    id,
    geometry: { type: 'Point' as const, coordinates: [lon, lat] },
    properties: {
      spot: markName(marks.spot, appearance),
      image: markName(marks.mark, appearance),
      about: isAbout([lon, lat]),
    },
  })
  const spotOf = (shape: Mark['shape']): Mark => ({ shape, tone: 'ink2', text: '' })
  return {
    type: 'FeatureCollection',
    features: [
      ...facilities.map(({ globalId, lon, lat, services }) => {
        const found = icon(services[0] ?? '')
        const mark: Mark = { ...spotOf('place-ring'), ...(found === undefined ? {} : { icon: found }) }
        return feature(globalId, [lon, lat], { spot: spotOf('spot-disc'), mark })
      }),
      ...gates.map(({ at, access }, i) => {
        const spot = spotOf(GATE_SHAPES[access])
        return feature(GATE_IDS_FROM + i, at, { spot, mark: spot })
      }),
    ],
  }
}
