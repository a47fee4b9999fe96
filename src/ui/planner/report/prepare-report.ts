import type { PlanGains } from '../../../city/plan/plan-gains.ts'
import type { AreaFigures, AreaName } from '../../../coverage/areas.ts'
import type { LiveShow, Output, RequestName, Input, Result } from '../../../engine/protocol.ts'
import type { PaperMap, PaperShows } from '../../../state/paper-map.ts'
import type { Session } from '../../../state/session.ts'
import { flipsOf } from '../plan/flips.ts'
import { MAP_CHOICES, type MapChoice, type PartChoice, type ReportChoice } from './report-choice.ts'

/** Everything that a report needs and the page does not have at hand. */
export interface ReportMaterial {
  readonly parts: ReadonlySet<PartChoice>
  /** Those that were wanted, in order; none where the browser draws no maps. */
  readonly maps: readonly DrawnMap[]
  /** False: the browser draws no maps. */
  readonly hasMap: boolean
  /** Undefined: not wanted, or they could not be had. */
  readonly gains: PlanGains | undefined
  readonly sheets: readonly AreaSheet[]
}

export interface DrawnMap {
  readonly choice: MapChoice
  /** Of `minutes` the rule. */
  readonly rule: string | null
  readonly withSteps: boolean
  /** Of a PNG, to be given back; null: it was not drawn in time. */
  readonly url: string | null
}

export interface AreaSheet {
  readonly area: AreaName
  /** Indexes of its communities. */
  readonly members: ReadonlySet<number>
  /** Undefined: they could not be had. */
  readonly figures: AreaFigures | undefined
  readonly url: string | null
}

export interface PrepareAsked {
  readonly session: Session
  readonly choice: ReportChoice
  /** The only part of the city that the report is about; null: all of it. */
  readonly members: ReadonlySet<number> | null
  readonly membersOf: (area: AreaName) => ReadonlySet<number>
  /** Of communities, by index, for the maps of sheets. */
  readonly nameOf: (community: number) => string
  readonly signal: AbortSignal
  readonly onStep: (step: PrepareStep) => void
}

/** What is under way. */
export interface PrepareStep {
  readonly what: MapChoice | 'gains' | AreaName
  /** From 1. */
  readonly at: number
  readonly of: number
  /** Of this step, 0–1; null: not known. */
  readonly share: number | null
}

/** Pixels: 182 × 103 mm at 200 dots per inch; of a sheet 236 × 232 mm at 175. */
const PICTURE = { width: 1_448, height: 820 } as const
const SHEET_PICTURE = { width: 1_624, height: 1_596 } as const

/** As many of the numbers of what flips stand on its map as in its list. */
export const MOST_FLIPS = 200

/**
 * Asks and draws one after the other, so that memory holds one map beside the page's. Null when it was stopped; what
 * was drawn is given back then.
 */
export async function prepareReport(asked: PrepareAsked): Promise<ReportMaterial | null> {
  const { session, choice, signal } = asked
  const hasMap = session.mapPicture() !== null
  const maps = hasMap ? MAP_CHOICES.filter((map) => choice.maps.has(map)) : []
  const needsGains = choice.parts.has('plan') || choice.parts.has('flips') || choice.maps.has('flips')
  const total = maps.length + choice.sheets.length + (needsGains ? 1 : 0)
  const made: { url: string | null }[] = []
  let at = 0
  const step = (what: PrepareStep['what'], share: number | null = null): void =>
    asked.onStep({ what, at, of: total, share })
  const next = (what: PrepareStep['what']): boolean => {
    if (signal.aborted) return false
    at++
    step(what)
    return true
  }
  let gains: PlanGains | undefined
  if (needsGains && next('gains')) gains = await gainsOf(asked, (share) => step('gains', share))
  const ground = createGround(asked)
  const drawn: DrawnMap[] = []
  for (const map of maps) {
    if (!next(map)) break
    const one = { ...aboutMap(map, choice), url: await drawMap(asked, map, { gains, ground }) }
    made.push(one)
    drawn.push(one)
  }
  const sheets: AreaSheet[] = []
  for (const area of choice.sheets) {
    if (!next(area)) break
    const sheet = await sheetOf(asked, area, hasMap)
    made.push(sheet)
    sheets.push(sheet)
  }
  if (!signal.aborted) return { parts: choice.parts, maps: drawn, hasMap, gains, sheets }
  freeUrls(made)
  return null
}

/** Gives the memory of pictures back. */
export const freeReport = ({ maps, sheets }: ReportMaterial): void => freeUrls([...maps, ...sheets])

function freeUrls(all: readonly { readonly url: string | null }[]): void {
  for (const { url } of all) if (url !== null) URL.revokeObjectURL(url)
}

const isOfPlan = (map: MapChoice): boolean => map === 'planGrades' || map === 'planStreets' || map === 'flips'

const aboutMap = (map: MapChoice, { rule }: ReportChoice) => ({
  choice: map,
  rule: map === 'minutes' ? rule : null,
  withSteps: isOfPlan(map),
})

/** Once more when another part of the page asked for the same at that moment. */
async function ask<N extends RequestName>(
  { session, signal }: PrepareAsked,
  name: N,
  input: Input<N>,
  onShare: (share: number | null) => void = () => {},
): Promise<Output<N> | undefined> {
  const once = (): Promise<Result<Output<N>>> =>
    session.ask(name, input, ({ doneShare }) => onShare(doneShare ?? null), signal)
  const first = await once()
  const result = !first.ok && first.error.kind === 'superseded' ? await once() : first
  return result.ok ? result.value : undefined
}

async function gainsOf(
  asked: PrepareAsked,
  onShare: (share: number | null) => void,
): Promise<PlanGains | undefined> {
  const [plans, terms] = [asked.session.plans(), asked.session.terms()]
  if (plans === undefined || terms === undefined) return undefined
  const known = plans.gains()
  // those of the steps as they were before stand until the next are there
  const ids = plans.steps().map(({ id }) => id)
  const isWhole = plans.isOpen() && plans.gainsProgress() === null
  if (known !== undefined && isWhole && known.steps.map(({ id }) => id).join() === ids.join()) return known
  return ask(asked, 'planGains', { terms, steps: plans.steps() }, onShare)
}

type Ground = ReturnType<typeof createGround>

/** Streets and their values, each asked for once. */
function createGround(asked: PrepareAsked) {
  const { session } = asked
  const known = new Map<string, Promise<Output<'plan'> | undefined>>()
  let lines: Promise<Output<'streets'> | undefined> | undefined
  return {
    lines: () => {
      const there = session.plans()?.lines()
      lines ??= there === undefined ? ask(asked, 'streets', null) : Promise.resolve(there)
      return lines
    },
    /** The city judged, with or without the plan, and a value for every node. */
    values: (withPlan: boolean, show: LiveShow) => {
      const key = JSON.stringify([withPlan, show])
      const terms = session.terms()
      const steps = withPlan ? (session.plans()?.steps() ?? []) : []
      const found =
        known.get(key) ??
        (terms === undefined ? Promise.resolve(undefined) : ask(asked, 'plan', { terms, steps, show }))
      known.set(key, found)
      return found
    },
  }
}

interface MapGround {
  readonly gains: PlanGains | undefined
  readonly ground: Ground
}

async function drawMap(asked: PrepareAsked, map: MapChoice, by: MapGround): Promise<string | null> {
  const shows = await showsOf(asked, map, by)
  if (shows === null) return null
  const changed = shows.kind === 'flips' ? [...shows.gained, ...shows.lost] : []
  const members = changed.length > 0 ? new Set(changed) : asked.members
  const paper = { shows, members, labels: numbersOf(changed), withSteps: isOfPlan(map) }
  return draw(asked, paper, PICTURE)
}

const numbersOf = (communities: readonly number[]): ReadonlyMap<number, string> =>
  new Map(communities.slice(0, MOST_FLIPS).map((c, i) => [c, String(i + 1)]))

async function showsOf(
  { session, choice, members }: PrepareAsked,
  map: MapChoice,
  { gains, ground }: MapGround,
): Promise<PaperShows | null> {
  if (map === 'grades') {
    const judgement = session.judgement()
    return judgement === undefined ? null : { kind: 'communities', judgement }
  }
  if (map === 'flips') {
    if (gains === undefined) return null
    const { gained, lost } = flipsOf(gains)
    const isIn = (c: number): boolean => members?.has(c) ?? true
    return { kind: 'flips', gained: gained.filter(isIn), lost: lost.filter(isIn) }
  }
  const rule =
    map === 'minutes' ? session.judgement()?.standard.rules.find(({ id }) => id === choice.rule) : null
  if (rule === undefined) return null
  const show: LiveShow = rule === null ? { kind: 'missing' } : { kind: 'rule', rule: rule.id }
  const answer = await ground.values(isOfPlan(map), show)
  if (answer === undefined) return null
  if (map === 'planGrades') return { kind: 'communities', judgement: answer.judgement }
  const lines = await ground.lines()
  if (lines === undefined || answer.nodes === null || answer.nodes.length !== lines.nodeCount) return null
  return { kind: 'streets', lines, values: answer.nodes, rule }
}

async function sheetOf(asked: PrepareAsked, area: AreaName, hasMap: boolean): Promise<AreaSheet> {
  const { session, membersOf, nameOf } = asked
  const members = membersOf(area)
  const [terms, judgement] = [session.terms(), session.judgement()]
  const figures = terms === undefined ? undefined : await ask(asked, 'areas', { terms, area })
  const labels = new Map([...members].map((c) => [c, nameOf(c)]))
  const url =
    judgement === undefined || !hasMap || asked.signal.aborted
      ? null
      : await draw(
          asked,
          { shows: { kind: 'communities', judgement }, members, labels, withSteps: false },
          SHEET_PICTURE,
        )
  return { area, members, figures, url }
}

/** Null where it is not drawn: the report says so. */
async function draw(
  { session }: PrepareAsked,
  paper: PaperMap,
  size: { readonly width: number; readonly height: number },
): Promise<string | null> {
  try {
    const blob = await session.mapPicture()?.(size, paper)
    return blob === undefined ? null : URL.createObjectURL(blob)
  } catch {
    return null
  }
}
