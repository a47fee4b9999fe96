import type { Band } from '../coverage/grade.ts'
import type { CommunityUnit, ResidentsSource } from '../coverage/tables.ts'
import type { Reason } from '../coverage/verdict.ts'
import type { GapColumn } from './gap-columns.ts'

/**
 * Every word of the exported lists in one language, as plain data, so that the page can hand it to the worker. `{n}`,
 * `{type}` and `{service}` stand for what is put there.
 */
export interface GapTexts {
  /** Language codes of names on the map, the first that is there wins. */
  readonly nameKeys: readonly string[]
  readonly columns: Readonly<Record<GapColumn, string>>
  readonly units: Readonly<Record<CommunityUnit, string>>
  /** What a community without a name is called; `{n}` is its number in the city. */
  readonly unnamed: Readonly<Record<CommunityUnit, string>>
  /** By community type; others stand as they are written. */
  readonly types: Readonly<Record<string, string>>
  /** Around a type that was inferred: `{type}`. */
  readonly inferred: string
  /** In the standard's order. */
  readonly rules: readonly RuleTexts[]
  /** By service id. */
  readonly services: Readonly<Record<string, string>>
  /** A facility without a name: `{service}`. */
  readonly unnamedFacility: string
  readonly verdicts: Readonly<Record<'outside' | 'unknown', string>>
  /** Why nobody can tell. */
  readonly reasons: Readonly<Record<Exclude<Reason, null | 'too-far'>, string>>
  /** Outside, and no way leads to any. */
  readonly nowhere: string
  readonly grades: Readonly<Record<Band, string>>
  readonly residentsSources: Readonly<Record<ResidentsSource, string>>
  /** In the stead of a source where there are too few people to be told. */
  readonly underTen: string
  readonly sheets: Readonly<Record<'problems' | 'remedies' | 'toCheck' | 'notes', string>>
  /** 口径说明: what is said of the city, the terms and the choice. */
  readonly notes: readonly (readonly [what: string, text: string])[]
  readonly counts: Readonly<
    Record<
      'problemCommunities' | 'problemRows' | 'toCheckCommunities' | 'toCheckRows' | 'doubtsLeftOut',
      string
    >
  >
  /** 口径说明: what the columns mean. */
  readonly explained: readonly (readonly [what: string, text: string])[]
}

/** Words about one rule of the standard. */
export interface RuleTexts {
  readonly indicator: string
  readonly facility: string
  readonly requirement: string
  /** Outside: beyond which threshold. */
  readonly tooFar: string
}

/** The first name there is by the order of languages, else any; empty without names. */
export function nameBy(names: Readonly<Record<string, string>>, keys: readonly string[]): string {
  const key = keys.find((one) => (names[one] ?? '') !== '')
  return key === undefined ? (Object.values(names)[0] ?? '') : (names[key] ?? '')
}
