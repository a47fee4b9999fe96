import type { StreetAccess } from '../format/plan.ts'
import type { LonLat } from '../units.ts'

export type { StreetAccess } from '../format/plan.ts'

/**
 * One change to an open city, named by its indices: a plan that is kept or shared names places and OSM ids instead, and
 * is turned into edits when it is opened. Edits are applied in order, and taken back from the end.
 */
export type Edit =
  /** A public facility at a point. It gets the next index: the city's facilities first, then those added, in order. */
  | { readonly kind: 'add-facility'; readonly at: LonLat; readonly services: readonly string[] }
  /** The same facility, entered from another point. */
  | { readonly kind: 'move-facility'; readonly facility: number; readonly at: LonLat }
  | { readonly kind: 'close-facility'; readonly facility: number }
  /** A gate or street, by edge: what people tag; what follows from it for the ways behind is worked out. */
  | { readonly kind: 'set-access'; readonly edge: number; readonly access: StreetAccess }
  /** A straight footpath between two points, open both ways; both must lie within 150 m of a street. */
  | { readonly kind: 'add-link'; readonly from: LonLat; readonly to: LonLat }
