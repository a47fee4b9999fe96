import type { FeatureCollection, Point } from 'geojson'
import type { CheckupService } from '../coverage/checkup-services.ts'
import type { Band } from '../coverage/grade.ts'
import type { CitySummary } from '../coverage/summary.ts'
import type { CommunityUnit } from '../coverage/tables.ts'
import type { Verdict } from '../coverage/verdict.ts'
import type { Standard } from '../services/standard.ts'
import { csvText, type CsvCell } from './csv.ts'

/** How the walks were measured. An estimate is never mixed with network times. */
export type CheckupMethod = 'network' | 'straight-line-estimate'

export interface CheckupCommunity {
  readonly id: string
  readonly name: string
  readonly unit: CommunityUnit
  readonly district: string | null
  readonly street: string | null
  readonly lon: number
  readonly lat: number
  readonly residents: number | null
  readonly verdict: Verdict
  /** Required services missing: none, 1–2, 3–5, 6 or more, or undetermined. */
  readonly grade: Band
  /** 0–100, not official; null where too little is decided. */
  readonly index: number | null
  readonly missing: readonly string[]
  readonly services: Readonly<Record<string, CheckupService>>
}

/** A judged city as a file: what `npm run checkup` writes and the page exports. */
export interface Checkup {
  /** Null for an estimate without a city. */
  readonly city: string | null
  readonly cityHash: string | null
  readonly method: CheckupMethod
  readonly standard: string
  /** All of a standard that does not come with the project, which nobody else could look up by its id. */
  readonly ownStandard?: Standard
  readonly walker: string
  /** The minutes control; null when the standard's own thresholds hold. */
  readonly minutes: number | null
  readonly summary: CitySummary
  readonly communities: readonly CheckupCommunity[]
}

export const checkupToJson = (checkup: Checkup): string => `${JSON.stringify(checkup, null, 1)}\n`

const SERVICE_COLUMNS = ['minutes', 'metres', 'share', 'verdict', 'reason', 'facility'] as const

export const checkupToCsv = (checkup: Checkup): string => csvText(checkupTable(checkup))

/** A header, then one row per community; six columns per service, in the standard's order. Minutes to a tenth. */
export function checkupTable(checkup: Checkup): CsvCell[][] {
  const services = serviceIds(checkup)
  const header = [
    'id',
    'name',
    'unit',
    'district',
    'street',
    'lon',
    'lat',
    'residents',
    'verdict',
    'grade',
    'missing',
    'index',
    'method',
    ...services.flatMap((id) => SERVICE_COLUMNS.map((column) => `${id}_${column}`)),
  ]
  const rows = checkup.communities.map((community): CsvCell[] => [
    ...communityCells(community),
    checkup.method,
    ...services.flatMap((id) => serviceCells(community.services[id])),
  ])
  return [header, ...rows]
}

/** One point per community with flat properties: `pharmacy_minutes`, `pharmacy_verdict` … */
export function checkupToGeoJson(checkup: Checkup): FeatureCollection<Point> {
  const { city, cityHash, method, standard, walker, minutes } = checkup
  const about = { city, cityHash, method, standard, walker, minutes }
  return {
    type: 'FeatureCollection',
    features: checkup.communities.map(({ lon, lat, services, ...community }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        ...community,
        ...about,
        ...Object.fromEntries(
          Object.entries(services).flatMap(([id, service]) =>
            serviceCells(service).map((cell, i) => [`${id}_${SERVICE_COLUMNS[i]}`, cell]),
          ),
        ),
      },
    })),
  }
}

const serviceIds = ({ communities }: Checkup): string[] => Object.keys(communities[0]?.services ?? {})

const communityCells = (community: CheckupCommunity): CsvCell[] => [
  community.id,
  community.name,
  community.unit,
  community.district,
  community.street,
  community.lon,
  community.lat,
  community.residents,
  community.verdict,
  community.grade,
  community.missing.join(' '),
  community.index === null ? null : Math.round(community.index * 10) / 10,
]

function serviceCells(service: CheckupService | undefined): CsvCell[] {
  if (service === undefined) return SERVICE_COLUMNS.map(() => null)
  const { seconds, metres, share, verdict, reason, facility } = service
  const minutes = seconds === null ? null : Math.round(seconds / 6) / 10
  return [minutes, metres, share === null ? null : Math.round(share * 1000) / 1000, verdict, reason, facility]
}
