import { createCurve, CURVE_MINUTES, unitFigures } from '../coverage/how-firm.ts'
import { nearCommunities, nearCounts, type NearCommunity, type NearCounts } from '../coverage/near-list.ts'
import { onlyOnes, type OnlyOneRule } from '../coverage/only-one.ts'
import { rulerDisputes, standardBy, type RulerDispute } from '../coverage/ruler-check.ts'
import { within } from '../coverage/siting/sliced.ts'
import { standardAtBand } from '../coverage/standard-at.ts'
import { reachedCounts, unitCounts, type ReachedCounts, type UnitCounts } from '../coverage/unit-counts.ts'
import type { Ruler } from '../network/metric.ts'
import type { Standard } from '../services/standard.ts'
import type { Walker } from '../services/walker.ts'
import type { AssessRequest, Assessment } from './assess-city.ts'
import type { LiveCity } from './live/live-city.ts'
import { reachCounts } from './reach-counts.ts'
import { createWalking } from './walk-times.ts'

/** 结果稳不稳: how far a city's figures hang on minutes, walkers, rulers, thresholds and single facilities. */
export interface Firm {
  /** With the minutes that were asked for: what all but the curves are judged by. */
  readonly standard: Standard
  /** In the order of the walkers asked for. */
  readonly curves: readonly WalkerCurve[]
  /** By index of the community, villages among them. */
  readonly near: readonly NearCommunity[]
  readonly nearCounts: readonly NearCounts[]
  readonly rulers: RulerFigures
  /** Required rules with a facility on the map. */
  readonly onlyOne: readonly OnlyOneRule[]
}

export interface WalkerCurve {
  readonly walker: string
  /** From 5 to 30 minutes, one by one. */
  readonly points: readonly FirmPoint[]
}

export interface FirmPoint {
  readonly minutes: number
  /** Villages left out. */
  readonly units: readonly UnitCounts[]
}

/** The same standard by either ruler at the walker's pace; villages left out of the figures. */
export interface RulerFigures {
  readonly minutes: readonly UnitCounts[]
  readonly metres: readonly UnitCounts[]
  /** At the ends of the standard's bands; null where it has none. */
  readonly band: { readonly lower: readonly ReachedCounts[]; readonly upper: readonly ReachedCounts[] } | null
  readonly disputes: readonly RulerDispute[]
}

export interface FirmAsked {
  readonly request: AssessRequest & { readonly walker: Walker }
  /** A curve each. */
  readonly walkers: readonly Walker[]
}

/** Of all the work: curves, then rulers and near misses, then facilities counted one by one. */
const SHARES = { curves: 0.45, rest: 0.55 } as const
const [NEAR_DONE, RULERS_BEGUN] = [0.48, 0.52]

/**
 * Judges a city again and again: at every number of minutes for every walker, by either ruler, and with thresholds a
 * tenth smaller and larger. Yields the share done; may be left at any time, and others may use the live city between two
 * yields: what is read of a judgement stays as it was.
 * @param live asked for anew whenever the city is to be judged: it may have been made again meanwhile
 */
export function* firm(live: () => LiveCity, { request, walkers }: FirmAsked): Generator<number, Firm> {
  const { standard: asked, walker } = request
  const curves = new Map<string, readonly FirmPoint[]>()
  const others = walkers.filter(({ id }) => id !== walker.id)
  for (const [i, other] of others.entries()) {
    const from = (SHARES.curves * i) / walkers.length
    const { assessment } = live().assess({ standard: asked, walker: other }, [])
    curves.set(other.id, yield* curveOf(assessment, from, SHARES.curves / walkers.length))
  }
  const { assessment } = live().assess(request, [])
  const from = SHARES.curves * (others.length / walkers.length)
  curves.set(walker.id, yield* curveOf(assessment, from, SHARES.curves / walkers.length))
  const { standard, cityCase, primaries, verdicts } = assessment
  const judged = { verdicts, primaries }
  yield SHARES.curves
  const near = nearCommunities(cityCase, judged)
  yield NEAR_DONE
  const rulers = yield* compareRulers(live, { request, assessment })
  yield SHARES.rest
  const onlyOne = yield* countOnlyOnes(live(), { walker, assessment })
  return {
    standard,
    curves: walkers.flatMap(({ id }) => {
      const points = curves.get(id)
      return points === undefined ? [] : [{ walker: id, points }]
    }),
    near,
    nearCounts: nearCounts(cityCase, judged),
    rulers,
    onlyOne,
  }
}

function* curveOf(
  { cityCase }: Assessment,
  from: number,
  share: number,
): Generator<number, readonly FirmPoint[]> {
  const pointAt = createCurve(cityCase)
  const points: FirmPoint[] = []
  for (const minutes of CURVE_MINUTES) {
    points.push({ minutes, units: pointAt(minutes).units.map(unitCounts) })
    yield from + (share * points.length) / CURVE_MINUTES.length
  }
  return points
}

interface Found {
  readonly request: AssessRequest
  readonly assessment: Assessment
}

function* compareRulers(
  live: () => LiveCity,
  { request: { walker }, assessment }: Found,
): Generator<number, RulerFigures> {
  const { standard, cityCase } = assessment
  const by = (ruler: Ruler) => {
    const judged = standard.rules.every((rule) => rule.ruler === ruler)
      ? assessment
      : live().assess({ standard: standardBy(standard, ruler, walker.paceMps), walker }, []).assessment
    const { verdicts, primaries, summary } = judged
    return {
      city: judged.cityCase,
      judged: { verdicts, primaries },
      counts: summary.units.map(unitCounts),
    }
  }
  const minutes = by('minutes')
  yield RULERS_BEGUN
  const metres = by('metres')
  const hasBand = standard.rules.some(({ band }) => band !== undefined)
  const atEnd = (end: 'lower' | 'upper') =>
    unitFigures(cityCase, standardAtBand(standard, end)).map((figures) => reachedCounts(figures, standard))
  return {
    minutes: minutes.counts,
    metres: metres.counts,
    band: hasBand ? { lower: atEnd('lower'), upper: atEnd('upper') } : null,
    disputes: rulerDisputes(minutes, metres),
  }
}

function* countOnlyOnes(
  { built }: LiveCity,
  { walker, assessment }: { readonly walker: Walker; readonly assessment: Assessment },
): Generator<number, readonly OnlyOneRule[]> {
  const { standard, cityCase } = assessment
  const isMapped = (r: number): boolean => cityCase.supply.rules[r]?.some(({ inCity }) => inCity > 0) ?? false
  const counting = reachCounts(createWalking(built, walker), {
    rules: standard.rules,
    isCounted: ({ required }, r) => required && isMapped(r),
  })
  const choices = yield* within(counting, SHARES.rest, 1)
  return onlyOnes({
    communities: cityCase.communities,
    origins: cityCase.origins,
    residentsShare: standard.residentsShare,
    choices,
  })
}
