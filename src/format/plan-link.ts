import type { LonLat } from '../units.ts'
import { byteReader, byteWriter, type ByteReader, type ByteWriter } from './bytes.ts'
import {
  MOST_STEPS,
  PLAN_FORMAT,
  PLAN_VERSION,
  POINT_DIGITS,
  readPlanData,
  renumbered,
  type PlanContent,
} from './plan-file.ts'
import { STREET_ACCESSES, stepFacility, stepOfFacility, type PlanStep } from './plan.ts'

/** Before the first point of a link's text; another way of writing gets another number. */
const VERSION = '1'
/** Of the hash of a build this much tells it from others. */
const HASH_DIGITS = 12
const UNIT = 10 ** POINT_DIGITS
const KINDS = ['add-facility', 'move-facility', 'close-facility', 'set-access', 'add-link'] as const
/** How an id is written: as text, as a number of OpenStreetMap, or as the place of a step in the plan. */
const OSM = ['osm:node/', 'osm:way/', 'osm:relation/'] as const
const ID = { none: 0, text: 1, osm: 2, step: 2 + OSM.length } as const

/**
 * A plan as text for the address of the page: `1.` and base64url of bytes. Points are steps of a millionth of a degree
 * from the point before; ids of steps are not written, for they are the plan's own.
 */
export function writePlanLink(plan: PlanContent): string {
  const steps = renumbered(plan.steps, String)
  const out = byteWriter()
  writeText(out, plan.name)
  writeText(out, plan.city)
  writeText(out, plan.cityHash?.slice(0, HASH_DIGITS) ?? '')
  out.unsigned(Number(plan.changedOn.replaceAll('-', '')))
  const services = [...new Set(steps.flatMap((step) => (step.kind === 'add-facility' ? step.services : [])))]
  out.unsigned(services.length)
  for (const service of services) writeText(out, service)
  out.unsigned(steps.length)
  const to: StepWriter = { out, services, point: pointWriter(out), count: steps.length }
  for (const step of steps) writeStep(to, step)
  return `${VERSION}.${toBase64Url(out.finish())}`
}

/**
 * Reads what `writePlanLink` wrote. Steps are numbered from 0.
 * @throws Error that says where, what was found and what was expected.
 */
export function readPlanLink(text: string): PlanContent {
  const label = 'the plan in the address'
  if (!text.startsWith(`${VERSION}.`)) {
    throw new Error(`${label}: found "${text.slice(0, 8)}", expected a plan of version ${VERSION}`)
  }
  const from = byteReader(fromBase64Url(text.slice(VERSION.length + 1), label), label)
  const name = readText(from, 'a name')
  const city = readText(from, 'a city')
  const hash = readText(from, 'a build')
  const day = String(from.u32('a day')).padStart(8, '0')
  const services = Array.from({ length: countOf(from, 'services') }, () => readText(from, 'a service'))
  const point = pointReader(from)
  const count = from.u32('the number of steps')
  if (count > MOST_STEPS) from.fail(`${count} steps`, `at most ${MOST_STEPS}`)
  const steps = Array.from({ length: count }, (_, i) => ({
    id: String(i),
    ...readStep({ from, services, point }),
  }))
  from.end('the plan')
  // what the bytes cannot say wrongly the reader of files checks
  return readPlanData(
    {
      format: PLAN_FORMAT,
      version: PLAN_VERSION,
      name,
      city,
      cityHash: hash === '' ? null : hash,
      changedOn: `${day.slice(0, -4)}-${day.slice(-4, -2)}-${day.slice(-2)}`,
      steps,
    },
    label,
  )
}

/** Whether two hashes may be of one build: links shorten them. */
export const isSameBuild = (a: string, b: string): boolean =>
  a.slice(0, HASH_DIGITS) === b.slice(0, HASH_DIGITS)

interface StepWriter {
  readonly out: ByteWriter
  readonly services: readonly string[]
  readonly point: (at: LonLat) => void
  readonly count: number
}

/** Kind and access share a byte. */
function writeStep(to: StepWriter, step: PlanStep): void {
  const { out, services, point } = to
  const access = step.kind === 'set-access' ? STREET_ACCESSES.indexOf(step.access) : 0
  out.u8(KINDS.indexOf(step.kind) + KINDS.length * access)
  switch (step.kind) {
    case 'add-facility':
      point(step.at)
      out.unsigned(step.services.length)
      for (const service of step.services) out.unsigned(services.indexOf(service))
      return
    case 'move-facility':
      writeId(to, step.facility)
      point(step.at)
      return
    case 'close-facility':
      writeId(to, step.facility)
      return
    case 'set-access':
      writeId(to, step.way)
      point(step.at)
      return
    case 'add-link':
      point(step.from)
      point(step.to)
  }
}

function writeId({ out, count }: StepWriter, id: string | null): void {
  if (id === null) {
    out.u8(ID.none)
    return
  }
  const step = stepOfFacility(id)
  const osm = OSM.findIndex((prefix) => id.startsWith(prefix))
  const number = osm < 0 ? '' : id.slice(OSM[osm]?.length)
  if (step !== null && isPlainNumber(step) && Number(step) < count) {
    out.u8(ID.step)
    out.unsigned(Number(step))
  } else if (isPlainNumber(number)) {
    out.u8(ID.osm + osm)
    out.unsigned(Number(number))
  } else {
    out.u8(ID.text)
    writeText(out, id)
  }
}

/** Written back as it was. */
const isPlainNumber = (text: string): boolean => /^(0|[1-9]\d{0,14})$/.test(text)

interface StepReader {
  readonly from: ByteReader
  readonly services: readonly string[]
  readonly point: () => LonLat
}

/** Of any shape: what it says is checked with the whole. */
function readStep({ from, services, point }: StepReader): Readonly<Record<string, unknown>> {
  const code = from.u8('a kind of step')
  const kind = KINDS[code % KINDS.length]
  const access = STREET_ACCESSES[Math.floor(code / KINDS.length)]
  if (access === undefined) from.fail(`kind ${code}`, 'a kind of step that there is')
  switch (kind) {
    case 'add-facility': {
      const at = point()
      const own = Array.from({ length: countOf(from, 'services') }, () => {
        const service = services[from.u32('a service')]
        return service ?? from.fail('a service that is not listed', `one of ${services.length}`)
      })
      return { kind, at, services: own }
    }
    case 'move-facility':
      return { kind, facility: readId(from), at: point() }
    case 'close-facility':
      return { kind, facility: readId(from) }
    case 'set-access':
      return { kind, way: readId(from), at: point(), access }
    default:
      return { kind: 'add-link', from: point(), to: point() }
  }
}

function readId(from: ByteReader): string | null {
  const code = from.u8('a kind of id')
  if (code === ID.none) return null
  if (code === ID.text) return readText(from, 'an id')
  const number = String(from.unsigned('a number'))
  return code === ID.step
    ? stepFacility(number)
    : (OSM[code - ID.osm] ?? from.fail(`id of kind ${code}`, 'a kind of id that there is')) + number
}

function pointWriter(out: ByteWriter): (at: LonLat) => void {
  let last = [0, 0]
  return (at) => {
    const next = at.map((degrees) => Math.round(degrees * UNIT))
    for (const [i, value] of next.entries()) out.signed(value - (last[i] ?? 0))
    last = next
  }
}

function pointReader(from: ByteReader): () => LonLat {
  let [lon, lat] = [0, 0]
  return () => {
    lon += from.signed('a longitude')
    lat += from.signed('a latitude')
    return [lon / UNIT, lat / UNIT]
  }
}

function writeText(out: ByteWriter, text: string): void {
  const bytes = new TextEncoder().encode(text)
  out.unsigned(bytes.length)
  out.bytes(bytes)
}

function readText(from: ByteReader, what: string): string {
  const bytes = from.bytes(from.u32(`the length of ${what}`), what)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return from.fail('bytes that are no text', what)
  }
}

/** How many of something follow, each of a byte at least. */
function countOf(from: ByteReader, what: string): number {
  const count = from.u32(`the number of ${what}`)
  return count > from.left() ? from.fail(`${count} ${what}`, `at most ${from.left()}`) : count
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string, label: string): Uint8Array {
  const at = text.search(/[^\w-]/)
  if (at >= 0 || text.length % 4 === 1) {
    const found = at >= 0 ? `"${text[at]}"` : 'the end'
    throw new Error(`${label}: found ${found}, expected letters, digits, "-" and "_", and no part missing`)
  }
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
}
