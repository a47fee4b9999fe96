import type { Point } from 'geojson'
import type { Judgement } from '../city/judgement.ts'
import type { Community } from '../coverage/tables.ts'
import type { Appearance } from '../theme.ts'
import { UNREACHED } from '../units.ts'
import type { MapData } from './map-source.tsx'
import { bandMark, DOT, gradeMark, markName, ruleMark, type Mark } from './mark.ts'
import { bandEdges } from './street-ramp.ts'

export interface CommunityPaint {
  /** Undefined: dots. */
  readonly judgement: Judgement | undefined
  /** Id of a rule of the standard; null, or a rule that the standard has not: the grade. */
  readonly rule: string | null
  /** By a rule: how far the nearest is, without the verdict; false when left out. */
  readonly asBands?: boolean
  /** Whom the map is about, by index: the others are dots. Null or left out: all. */
  readonly members?: ReadonlySet<number> | null
  readonly appearance: Appearance
  /** How many services a community may miss that is painted as inside by its grade. */
  readonly tolerance: number
}

/** Where the communities are, by index. Kept by whoever draws them, so that painting anew moves nothing. */
export const communityPoints = (communities: readonly Community[]): readonly Point[] =>
  communities.map(({ lon, lat }) => ({ type: 'Point', coordinates: [lon, lat] }))

/** More residents than any community has: the number missing always goes before them. */
const MANY_RESIDENTS = 10_000_000

/**
 * One feature per community, its id the index. `image` names its mark, `judged` is false for dots; `order` is smaller for those that find room
 * first: more missing, or farther, then more residents.
 */
export function communityFeatures(
  communities: readonly Community[],
  points: readonly Point[],
  paint: CommunityPaint,
): MapData {
  const painted = painter(paint)
  const features = communities.flatMap(({ residents }, id) => {
    const geometry = points[id]
    if (geometry === undefined) return []
    const { mark, urgency } = paint.members?.has(id) === false ? NOT_PAINTED : painted(id)
    const order = -(urgency * MANY_RESIDENTS + Math.min(residents ?? 0, MANY_RESIDENTS - 1))
    const properties = { image: markName(mark, paint.appearance), judged: mark !== DOT, order }
    return [{ type: 'Feature' as const, id, geometry, properties }]
  })
  return { type: 'FeatureCollection', features }
}

interface Painted {
  readonly mark: Mark
  readonly urgency: number
}

const NOT_PAINTED: Painted = { mark: DOT, urgency: 0 }

function painter({
  judgement,
  rule,
  tolerance,
  asBands = false,
}: CommunityPaint): (community: number) => Painted {
  if (judgement === undefined) return () => NOT_PAINTED
  const columns = judgement.rules.find((one) => one.rule === rule)
  const ruler = judgement.standard.rules.find(({ id }) => id === rule)?.ruler
  if (columns === undefined || ruler === undefined) {
    return (c) => {
      const missing = judgement.missing[c] ?? 0
      const codes = {
        verdict: judgement.verdict[c] ?? 2,
        band: judgement.band[c] ?? 4,
        missing,
        undecided: judgement.undecided[c] ?? 0,
      }
      const mark = gradeMark(codes, tolerance)
      return { mark, urgency: mark.shape === 'disc' ? 0 : missing }
    }
  }
  if (asBands) {
    const edges = bandEdges(ruler)
    return (c) => {
      const primary = columns.primary[c] ?? UNREACHED
      return { mark: bandMark(primary, ruler, edges), urgency: primary / 600 }
    }
  }
  return (c) => {
    const mark = ruleMark(columns, ruler, c)
    return { mark, urgency: mark.shape === 'ring' ? (columns.primary[c] ?? 0) / 600 : 0 }
  }
}

/** The marks that are lifted out of the rest: selected, and under the pointer. Both may be one. */
export function litFeatures(
  all: MapData,
  { selected, hovered }: { readonly selected: number | null; readonly hovered: number | null },
): MapData {
  const ids = selected === hovered ? [selected] : [hovered, selected]
  const features = ids.flatMap((id) => {
    const feature = id === null ? undefined : all.features[id]
    return feature ? [{ ...feature, properties: { ...feature.properties, selected: id === selected } }] : []
  })
  return { type: 'FeatureCollection', features }
}
