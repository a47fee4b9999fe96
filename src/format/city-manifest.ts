import * as v from 'valibot'
import { localNameSchema, provenanceSchema, repositorySchema } from '../services/schemas.ts'

/** The only schema version this code reads; a city of another one is rebuilt, never guessed at. */
export const CITY_VERSION = 3

const nonNegative = v.pipe(v.number(), v.finite(), v.minValue(0))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180))
const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90))
const bounds = v.tuple([longitude, latitude, longitude, latitude])

const storedFile = v.strictObject({
  bytes: count,
  rawBytes: v.pipe(count, v.maxValue(0x7fff_ffff)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'expected 64 hex digits')),
})

const source = v.strictObject({
  id: v.string(),
  title: v.string(),
  file: v.nullable(v.string()),
  date: v.nullable(v.string()),
  licence: v.string(),
  attribution: v.string(),
  url: v.nullable(v.string()),
  verified: v.boolean(),
})

const part = v.strictObject({
  bounds: v.nullable(bounds),
  firstNode: count,
  nodeCount: count,
  edgeCount: count,
  /** Rows of this part's facilities file. */
  facilityRows: count,
})

const serviceQuality = v.strictObject({
  facilities: count,
  /** Those of them that count where places by agreement or appointment do not; older files have no such figure. */
  public: v.optional(count),
  per10000: v.nullable(nonNegative),
  floor: v.nullable(nonNegative),
  thin: v.boolean(),
})

/** What became of the entries of a ledger: docs/ledger.md. */
const ledger = v.strictObject({ entries: count, left: count, changed: count, added: count, refused: count })

const quality = v.strictObject({
  mainComponentShare: share,
  streetKm: nonNegative,
  droppedPieces: count,
  droppedKm: nonNegative,
  residentsOnlyKm: nonNegative,
  gates: v.strictObject({ open: count, residents: count, closed: count }),
  origins: count,
  originsOffNetwork: count,
  originsFar: count,
  originsBehindWall: count,
  facilitiesOffNetwork: count,
  facilitiesFar: count,
  facilitiesBehindWall: count,
  knownLevelsShare: v.nullable(share),
  services: v.record(v.string(), serviceQuality),
  /** Only where a ledger was taken in. */
  ledger: v.exactOptional(ledger),
})

const hotline = v.strictObject({ number: v.string(), names: localNameSchema, ...provenanceSchema.entries })

const manifest = v.strictObject({
  format: v.literal('quarter-hour-city'),
  version: v.literal(CITY_VERSION),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and hyphens')),
  names: localNameSchema,
  country: v.nullable(v.string()),
  timezone: v.nullable(v.string()),
  bounds,
  defaultStandard: v.string(),
  /** 审图号, where the publisher has one. */
  mapApproval: v.nullable(v.string()),
  /** Where errors of these data are reported; older files do not say. */
  repository: v.optional(v.nullable(repositorySchema)),
  hotlines: v.array(hotline),
  /** Figures of the recipe that stand behind the residents, each with its source. */
  assumptions: v.array(v.strictObject({ what: v.string(), value: v.number(), ...provenanceSchema.entries })),
  /** Minimum facilities per 10,000 residents below which "outside" is not claimed; by service. */
  thinFloors: v.record(v.string(), nonNegative),
  sources: v.array(source),
  /** Service ids in lane order: what the lanes in the blocks mean. */
  services: v.pipe(v.array(v.string()), v.maxLength(64)),
  spine: part,
  blocks: v.array(part),
  counts: v.strictObject({
    nodes: count,
    edges: count,
    facilities: count,
    communities: count,
    origins: count,
    residents: nonNegative,
    areas: count,
  }),
  quality,
  /** SHA-256 over the sorted list of file names and hashes: plans and links carry it. */
  hash: v.string(),
  files: v.record(v.string(), storedFile),
})

/** What a built city says of itself: `public/cities/<id>/city.json`. */
export type CityManifest = v.InferOutput<typeof manifest>
export type CityPart = v.InferOutput<typeof part>
export type CityQuality = v.InferOutput<typeof quality>
export type CityLedger = v.InferOutput<typeof ledger>

export const spineFile = 'spine.bin'
export const spineShapeFile = 'shape-spine.bin'
export const blockFile = (block: number): string => `block-${block}.bin`
export const homesFile = 'homes.bin'
export const shapeFile = (block: number): string => `shape-${block}.bin`
export const facilitiesFile = (block: number | 'spine'): string => `facilities-${block}.fgb`
export const communitiesFile = 'communities.fgb'
export const areasFile = 'streets.fgb'
/** Streets, house numbers and names of facilities, to be searched; cities built before it was there have none. */
export const namesFile = 'names.bin'
export const basemapFile = 'basemap.pmtiles.gz'

/**
 * Reads `city.json`. Unknown keys and other versions are refused.
 * @throws Error that names the file, the path inside it, what was found and what was expected.
 */
export function readCityManifest(text: string, label: string): CityManifest {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new Error(`${label}: is not JSON (${cause instanceof Error ? cause.message : String(cause)})`, {
      cause,
    })
  }
  const found = v.safeParse(manifest, json)
  if (found.success) return found.output
  const version = isRecord(json) ? json['version'] : undefined
  if (version !== undefined && version !== CITY_VERSION) {
    throw new Error(
      `${label}: is of version ${JSON.stringify(version)}, this program reads version ${CITY_VERSION}: build the city again`,
    )
  }
  const [issue] = found.issues
  throw new Error(`${label}: at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
