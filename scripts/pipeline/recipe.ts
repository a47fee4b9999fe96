import * as v from 'valibot'
import type { Bounds } from '../../src/units.ts'
import { dataError, readWith } from '../../src/services/data-error.ts'
import { idSchema, localNameSchema, provenanceSchema, repositorySchema } from '../../src/services/schemas.ts'

const degrees = (limit: number) => v.pipe(v.number(), v.minValue(-limit), v.maxValue(limit))
const boundsSchema = v.pipe(
  v.tuple([degrees(180), degrees(90), degrees(180), degrees(90)]),
  v.check(([west, south, east, north]) => west < east && south < north, 'west < east and south < north'),
)

const sourceSchema = v.strictObject({
  /** Path beside the recipe. */
  file: v.string(),
  title: v.string(),
  date: v.optional(v.nullable(v.string()), null),
  licence: v.string(),
  attribution: v.string(),
  url: v.optional(v.nullable(v.string()), null),
  verified: v.boolean(),
})

const sha256Schema = v.optional(
  v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'))),
  null,
)

const downloadSchema = v.strictObject({
  url: v.pipe(v.string(), v.regex(/^https:\/\/[^\s/]+\/\S+$/, 'an address that begins with https://')),
  /** Size and hash of a file that never changes; left out for one that is renewed under the same address. */
  bytes: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
  sha256: sha256Schema,
})

const columnsSchema = v.strictObject({
  id: v.optional(v.string()),
  name: v.optional(v.string()),
  district: v.optional(v.string()),
  street: v.optional(v.string()),
  lon: v.optional(v.string()),
  lat: v.optional(v.string()),
  residents: v.optional(v.string()),
  unit: v.optional(v.string()),
  type: v.optional(v.string()),
})

const communityListSchema = {
  columns: v.optional(columnsSchema, {}),
  coordinates: v.optional(v.picklist(['wgs84', 'gcj02', 'bd09']), 'wgs84'),
}
const streetListSchema = {
  columns: v.strictObject({ name: v.string(), district: v.optional(v.string()) }),
}

const recipeSchema = v.strictObject({
  id: idSchema,
  names: localNameSchema,
  country: v.optional(v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'two capital letters'))), null),
  timezone: v.optional(v.nullable(v.string()), null),
  bounds: v.optional(v.nullable(boundsSchema), null),
  mapApproval: v.optional(v.nullable(v.string()), null),
  /** Where errors of this city's data are reported; null: nowhere that is known. */
  repository: v.optional(v.nullable(repositorySchema), null),
  defaultStandard: idSchema,
  sources: v.strictObject({
    /** With `download` the file is not beside the recipe: it is fetched into the cache under this name. */
    osm: v.strictObject({
      ...sourceSchema.entries,
      download: v.optional(downloadSchema),
      /** Of the extract that is described: a file that `--source` brings is that one when its bytes are. */
      sha256: sha256Schema,
    }),
    communities: v.optional(v.strictObject({ ...sourceSchema.entries, ...communityListSchema })),
    streets: v.optional(v.strictObject({ ...sourceSchema.entries, ...streetListSchema })),
    /** Changes of the page's ledger. */
    ledger: v.optional(sourceSchema),
  }),
  /** How a list is read that only `--source` brings: the recipe has no file of it. */
  given: v.optional(
    v.strictObject({
      communities: v.optional(v.strictObject(communityListSchema)),
      streets: v.optional(v.strictObject(streetListSchema)),
    }),
    {},
  ),
  communities: v.strictObject({ named: v.boolean(), derived: v.boolean() }),
  floorAreaPerHeadM2: v.strictObject({
    value: v.pipe(v.number(), v.minValue(5), v.maxValue(200)),
    ...provenanceSchema.entries,
  }),
  census: v.optional(
    v.strictObject({
      total: v.pipe(v.number(), v.gtValue(0)),
      byDistrict: v.optional(v.record(v.string(), v.pipe(v.number(), v.gtValue(0)))),
      ...provenanceSchema.entries,
    }),
  ),
  /** `admin_level` of districts and of 街道 in this country, null where the map has none; null: found in the extract. */
  adminLevels: v.optional(
    v.nullable(v.strictObject({ district: v.nullable(v.number()), street: v.nullable(v.number()) })),
    null,
  ),
  /** Facilities per 10,000 residents under which "outside" is not claimed here; wins over the standard's floors. */
  thinFloors: v.optional(v.record(idSchema, v.pipe(v.number(), v.minValue(0))), {}),
  hotlines: v.optional(
    v.array(v.strictObject({ number: v.string(), names: localNameSchema, ...provenanceSchema.entries })),
    [],
  ),
})

/** How a city is built: `data/cities/<id>/recipe.json`. Unknown keys are refused. */
export type Recipe = Readonly<v.InferOutput<typeof recipeSchema>>

/** Reads a recipe. @throws DataError that names the file, the place, what was found and what was expected. */
export function readRecipe(json: unknown, label: string): Recipe {
  return readWith(recipeSchema, json, label)
}

/** What a recipe may refer to: the ids of all services and standards. */
export interface RecipeTerms {
  readonly services: readonly string[]
  readonly standards: readonly string[]
}

/** Checks that the standard and the services which a recipe names exist. @throws DataError that names `label`. */
export function checkRecipe(recipe: Recipe, { services, standards }: RecipeTerms, label: string): void {
  const { defaultStandard, thinFloors } = recipe
  if (!standards.includes(defaultStandard)) {
    const found = `the unknown standard "${defaultStandard}"`
    throw dataError({ label, path: 'defaultStandard', found, expected: `one of ${standards.join(', ')}` })
  }
  const unknown = Object.keys(thinFloors).find((id) => !services.includes(id))
  if (unknown === undefined) return
  const found = `the unknown service "${unknown}"`
  throw dataError({ label, path: 'thinFloors', found, expected: 'an id of data/services.json' })
}

/** What `city build --pbf` uses where there is no recipe, named like the file: nothing of the place is taken as verified. */
export function recipeForExtract(id: string, file: string, bounds: Bounds | null): Recipe {
  const stem = file.replace(/(\.osm)?\.pbf$/, '').trim() || id
  const name = { 'zh-Hans': stem, 'zh-Hant': stem, en: stem }
  return readRecipe(
    {
      id,
      names: name,
      bounds,
      defaultStandard: 'fifteen-minute-city',
      sources: {
        osm: {
          file,
          title: 'OpenStreetMap extract',
          licence: 'ODbL-1.0',
          attribution: '© OpenStreetMap contributors',
          verified: false,
        },
      },
      communities: { named: true, derived: true },
      floorAreaPerHeadM2: {
        value: 33.41,
        source: { text: 'Beijing urban households, 2020; no figure was given for this place' },
        verified: false,
      },
    },
    `the recipe made for ${file}`,
  )
}
