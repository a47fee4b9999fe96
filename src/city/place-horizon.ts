import { NEAR_M } from '../coverage/thin-data.ts'
import { thresholdOf } from '../coverage/times.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import type { WalkingPace } from '../network/metric.ts'
import { MAX_LEG_DM } from '../network/place.ts'
import type { Standard } from '../services/standard.ts'
import { UNREACHED, type LonLat } from '../units.ts'
import { blocksWithin } from './circle.ts'

/**
 * How far to look around a place: three times the quarter of an hour. Who lacks a service wants to know how much too far
 * it is; beyond this "more than 45 minutes" says enough. Standards that ask for more are looked for as far as they ask.
 */
export const PLACE_HORIZON_MINUTES = 45

/** Limit of the largest polygon where nobody chose any. */
export const DEFAULT_MINUTES = 15

/**
 * Limits of the polygons within `minutes`, ascending: every 5 minutes up to a quarter of an hour (5, 10, 15), in thirds
 * above (30: 10, 20, 30).
 */
export function bandMinutes(minutes: number): number[] {
  if (minutes > 15) return [Math.round(minutes / 3), Math.round((2 * minutes) / 3), minutes]
  return [...[5, 10].filter((limit) => limit < minutes), minutes]
}

/** How far is looked under this standard, with the minutes asked for: its farthest threshold in minutes, at least 45. */
export const horizonMinutesOf = (standard: Standard): number =>
  Math.max(PLACE_HORIZON_MINUTES, ...thresholds(standard, 'minutes'))

/** The same as a limit of searches by metres, decimetres: as far as the walker gets, or a rule asks. */
export function horizonDmOf(standard: Standard, { paceMps }: WalkingPace): number {
  const walkedDm = Math.round(10 * paceMps * 60 * horizonMinutesOf(standard))
  const asked = thresholds(standard, 'metres').map((threshold) => thresholdOf({ ruler: 'metres', threshold }))
  return Math.min(UNREACHED - 1, Math.max(walkedDm, ...asked))
}

const thresholds = ({ rules }: Standard, ruler: 'minutes' | 'metres'): number[] =>
  rules.filter((rule) => rule.ruler === ruler).map(({ threshold }) => threshold)

/** So near to a community's own point stands the home that its walks begin at, most often: looked for first. */
export const HOME_NEAR_M = 150

export interface Around {
  readonly walker: WalkingPace
  /** With the minutes asked for; only needed where its thresholds go beyond the horizon. */
  readonly standard?: Standard
  /** How far from the place its walk may begin, metres: 0 for a point, which is joined to the streets within a leg. */
  readonly startM: number
}

/**
 * Blocks with which, and the spine, a place is answered as by the whole city: those that a walk to the horizon can
 * enter, and those that hold the evidence within 3 km.
 */
export function blocksForPlace(
  manifest: CityManifest,
  at: LonLat,
  { walker, standard, startM }: Around,
): number[] {
  const farthestMinutes = standard === undefined ? PLACE_HORIZON_MINUTES : horizonMinutesOf(standard)
  const walkedM = walker.paceMps * 60 * farthestMinutes
  const askedM = standard === undefined ? [] : thresholds(standard, 'metres')
  // the evidence stands around the place, walks go on from where they begin, and both end at a leg off the street
  const radiusM = Math.max(NEAR_M, ...[walkedM, ...askedM].map((m) => startM + m))
  return blocksWithin(manifest, at, radiusM + MAX_LEG_DM / 10)
}

/**
 * Blocks whose streets an answer draws, or a place is joined to: those within `minutes`. Walks beyond have lengths alone.
 */
export function blocksDrawn(
  manifest: CityManifest,
  at: LonLat,
  { walker, minutes, startM }: Pick<Around, 'walker' | 'startM'> & { readonly minutes: number | null },
): number[] {
  const walkedM = walker.paceMps * 60 * (minutes ?? DEFAULT_MINUTES)
  return blocksWithin(manifest, at, startM + walkedM + MAX_LEG_DM / 10)
}
