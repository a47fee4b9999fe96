import * as v from 'valibot'
import type { LonLat } from '../units.ts'
import { STREET_ACCESSES, stepFacility, stepOfFacility, type Plan, type PlanStep } from './plan.ts'

/** What the file of a plan says of itself. */
export const PLAN_FORMAT = 'quarter-hour-plan'
/** The only version that this code reads. */
export const PLAN_VERSION = 1

/** Steps of one plan: fewer than there is room for links on the streets. */
export const MOST_STEPS = 200
const MOST_SERVICES = 64
/** Letters of a name. */
export const MOST_NAME = 200

/** What of a plan is written down: its id is a matter of the browser that keeps it. */
export type PlanContent = Omit<Plan, 'id'>

/** Degrees are rounded to this many digits, a tenth of a metre: a plan is the same kept, in a file and in a link. */
export const POINT_DIGITS = 6

/** The point as plans keep it. */
export const roundPoint = ([lon, lat]: LonLat): LonLat => [rounded(lon), rounded(lat)]
// never −0, which JSON does not know
const rounded = (degrees: number): number => Number(degrees.toFixed(POINT_DIGITS)) + 0

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_NAME))
const point = v.strictTuple([
  v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
])
const id = v.pipe(text, v.regex(/^[\w-]+$/, 'expected letters, digits, "_" or "-"'))

const step = v.variant('kind', [
  v.strictObject({
    id,
    kind: v.literal('add-facility'),
    at: point,
    services: v.pipe(v.array(text), v.maxLength(MOST_SERVICES)),
  }),
  v.strictObject({ id, kind: v.literal('move-facility'), facility: text, at: point }),
  v.strictObject({ id, kind: v.literal('close-facility'), facility: text }),
  v.strictObject({
    id,
    kind: v.literal('set-access'),
    at: point,
    way: v.nullable(text),
    access: v.picklist(STREET_ACCESSES),
  }),
  v.strictObject({ id, kind: v.literal('add-link'), from: point, to: point }),
])

const content = v.strictObject({
  format: v.literal(PLAN_FORMAT),
  version: v.literal(PLAN_VERSION),
  name: text,
  city: text,
  cityHash: v.nullable(text),
  changedOn: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day as YYYY-MM-DD')),
  steps: v.pipe(v.array(step), v.maxLength(MOST_STEPS)),
})

/** A plan as JSON, to be kept or handed on. */
export function writePlanFile({ name, city, cityHash, changedOn, steps }: PlanContent): string {
  const said = { format: PLAN_FORMAT, version: PLAN_VERSION, name, city, cityHash, changedOn, steps }
  return `${JSON.stringify(said, null, 2)}\n`
}

/**
 * Reads what `writePlanFile` wrote. Unknown keys and other versions are refused: half a plan is another plan.
 * @param label how messages call the file
 * @throws Error that names the file, the path inside it, what was found and what was expected.
 */
export function readPlanFile(json: string, label: string): PlanContent {
  return readPlanData(parsed(json, label), label)
}

/** The same of what has been parsed. @throws Error as `readPlanFile`. */
export function readPlanData(data: unknown, label: string): PlanContent {
  const says = isRecord(data) ? data : {}
  if (says['format'] !== PLAN_FORMAT) {
    throw new Error(`${label}: found the format ${shown(says['format'])}, expected "${PLAN_FORMAT}"`)
  }
  if (says['version'] !== PLAN_VERSION) {
    throw new Error(`${label}: found version ${shown(says['version'])}, expected version ${PLAN_VERSION}`)
  }
  const found = v.safeParse(content, data)
  if (!found.success) {
    const [issue] = found.issues
    throw new Error(`${label}: at ${v.getDotPath(issue) ?? 'the top'}: ${issue.message}`)
  }
  const { format: _format, version: _version, ...read } = found.output
  requireDistinct(read.steps, label)
  return { ...read, steps: read.steps.map(withRoundPoints) }
}

function parsed(json: string, label: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${label}: is not JSON (${why})`, { cause })
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const MOST_SHOWN = 60
const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, MOST_SHOWN)

function requireDistinct(steps: readonly PlanStep[], label: string): void {
  const seen = new Set<string>()
  for (const [i, { id: own }] of steps.entries()) {
    if (seen.has(own)) {
      throw new Error(`${label}: at steps.${i}.id: found "${own}" again, expected an id of its own`)
    }
    seen.add(own)
  }
}

/** A step with its points as plans keep them. */
export function withRoundPoints<S extends PlanStep | Omit<PlanStep, 'id'>>(one: S): S {
  const points = Object.fromEntries(
    Object.entries(one).map(([key, value]) => [key, isPoint(key, value) ? roundPoint(value) : value]),
  )
  return points as unknown as S
}

const POINTS = new Set(['at', 'from', 'to'])
const isPoint = (key: string, value: unknown): value is LonLat => POINTS.has(key) && Array.isArray(value)

/** Ids of steps are the plan's own, so that a copy may number them anew; what names them follows. */
export function renumbered(steps: readonly PlanStep[], idOf: (at: number) => string): PlanStep[] {
  const ids = new Map(steps.map(({ id: old }, i) => [old, idOf(i)]))
  return steps.map((one, i) => {
    const own = { ...one, id: idOf(i) }
    if (own.kind !== 'move-facility' && own.kind !== 'close-facility') return own
    const adder = ids.get(stepOfFacility(own.facility) ?? '')
    return adder === undefined ? own : { ...own, facility: stepFacility(adder) }
  })
}
