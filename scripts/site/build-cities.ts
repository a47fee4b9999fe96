import * as v from 'valibot'
import { readWith } from '../../src/services/data-error.ts'
import { idSchema } from '../../src/services/schemas.ts'
import type { SizeBudget } from './size-budget.ts'

const size = v.pipe(v.number(), v.finite(), v.minValue(1))
const siteSchema = v.strictObject({
  cities: v.pipe(v.array(idSchema), v.minLength(1)),
  budget: v.strictObject({ cityMB: size, siteMB: size, firstAnswerKB: size }),
})

export interface Site {
  readonly cities: readonly string[]
  readonly budget: SizeBudget
}

/** Cities that the published site has, and how large they may be: `data/site.json`. @throws DataError that names the place in the file. */
export function readSite(json: unknown, label: string): Site {
  return readWith(siteSchema, json, label)
}

export interface SiteBuild {
  /** The cities of the site, in its order, and those that have a recipe. */
  readonly cities: readonly string[]
  readonly known: readonly string[]
  /** Builds one city; false when its source cannot be had or the build fails, which has told why. */
  readonly build: (id: string) => boolean
  readonly warn: (text: string) => void
}

/**
 * Builds one city after the other. One that cannot be built is left out with a warning: the rest of the site does not
 * wait for another server. Ids of the cities that stand, in the order of the site.
 * @throws Error for a city without a recipe, before any is built, and when not one could be built.
 */
export function buildCities({ cities, known, build, warn }: SiteBuild): string[] {
  const unknown = cities.filter((id) => !known.includes(id))
  if (unknown.length > 0)
    throw new Error(
      `data/site.json: found ${unknown.join(', ')} without a recipe: expected some of ${known.join(', ')}`,
    )
  const built = cities.filter((id) => {
    const isBuilt = build(id)
    if (!isBuilt) warn(`the city ${id} could not be built and is left out of the site: see above`)
    return isBuilt
  })
  if (built.length === 0) throw new Error('not one city of the site could be built: see above')
  return built
}
