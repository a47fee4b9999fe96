import type { Catalogue } from './catalogue.ts'
import { dataError } from './data-error.ts'
import { mostAlike } from './most-alike.ts'
import type { Standard } from './standard.ts'
import type { Walker } from './walker.ts'

/** Everything a standard may refer to. */
export interface Referable {
  readonly catalogue: Catalogue
  readonly walkers: readonly Walker[]
}

/**
 * Checks that the services and the walker which `standard` names exist. Throws a `DataError` that names `label`,
 * the place and the unknown id, with the nearest known id where one is alike.
 */
export function checkReferences(standard: Standard, known: Referable, label: string): void {
  const services = [...known.catalogue.laneOf.keys()]
  for (const [r, rule] of standard.rules.entries()) {
    for (const [s, id] of rule.services.entries()) {
      requireKnown(id, { what: 'service', ids: services, path: `rules[${r}].services[${s}]`, label })
    }
  }
  for (const id of Object.keys(standard.thinFloors.per10000Residents)) {
    requireKnown(id, { what: 'service', ids: services, path: 'thinFloors.per10000Residents', label })
  }
  const walkers = known.walkers.map((walker) => walker.id)
  requireKnown(standard.defaultWalker, { what: 'walker', ids: walkers, path: 'defaultWalker', label })
}

interface Requirement {
  readonly what: 'service' | 'walker'
  readonly ids: readonly string[]
  readonly path: string
  readonly label: string
}

function requireKnown(id: string, { what, ids, path, label }: Requirement): void {
  if (ids.includes(id)) return
  const like = mostAlike(id, ids)
  const expected =
    ids.length > 8 && like !== null ? `a known ${what} such as "${like}"` : `one of ${ids.join(', ')}`
  throw dataError({ label, path, found: `the unknown ${what} "${id}"`, expected })
}
