import type { Judgement } from '../city/judgement.ts'
import type { StreetLines } from '../city/street-lines.ts'
import type { StandardRule } from '../services/standard.ts'

/** A map on paper: what it shows in the stead of what the page's map shows, with legend and scale. */
export interface PaperMap {
  readonly shows: PaperShows
  /** Communities, by index, that it is about and is fitted to; null: the whole city. */
  readonly members: ReadonlySet<number> | null
  /** Words beside marks, by community; where there is no room they are left out. */
  readonly labels: ReadonlyMap<number, string>
  /** Whether the steps of the current plan are on it, by their numbers. */
  readonly withSteps: boolean
}

export type PaperShows =
  /** Every community by its grade. */
  | { readonly kind: 'communities'; readonly judgement: Judgement }
  /** Every street by the services that a place there misses, or by how far it is to what one rule asks for. */
  | {
      readonly kind: 'streets'
      readonly lines: StreetLines
      /** By node. */
      readonly values: Uint16Array
      /** Null: by grade. */
      readonly rule: StandardRule | null
    }
  /** Communities, by index, that newly meet and that do not any more. */
  | { readonly kind: 'flips'; readonly gained: readonly number[]; readonly lost: readonly number[] }
