import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { createServiceField, type ServiceField } from '../../src/network/service-field.ts'
import { streetArcs } from '../../src/network/street-arcs.ts'
import { seedLabels, type SeedLabels } from '../../src/network/seed-labels.ts'
import { clamped } from './dijkstra.ts'
import { LANES, type Engine } from './engine.ts'
import { linkBars } from './j3-links.ts'
import { streetBars } from './j3-streets.ts'
import { interleaved, median, quantile, timeOf, timesLonger } from './measure.ts'
import { barOf, requireSameColumn, type Bar } from './report.ts'

/** J3: what an edit changes – a facility more or less, a street closed or opened, a link added. */
export function j3(engine: Engine): Bar[] {
  return [...facilityBars(engine), ...streetBars(engine), ...linkBars(engine)]
}

const EDITS = 256
/** Of them, one in so many is compared with a recompute. */
const EDITS_BETWEEN = 8
const ROUNDS = 25

interface Edit {
  readonly lane: number
  readonly facility: number
}

/** One facility of a service goes, and comes back. */
interface Turn {
  readonly edit: Edit
  readonly remove: () => void
  readonly add: () => void
  /** Labels of the others, for the peer. */
  readonly without: readonly SeedLabels[]
}

/**
 * Facilities drawn from all there are; each is taken away and put back. Most edits are felt by some ten or hundred
 * nodes, that of a service with two facilities by half a city: the median edit stands for them.
 */
function facilityBars(engine: Engine): Bar[] {
  const { graph, dijkstra } = engine
  const turns = drawTurns(engine)
  requireSameEdits(engine, turns)
  const at = (call: number): Turn => turns[call % turns.length] ?? NO_TURN
  const times = interleaved(
    {
      edits: (call) => {
        const { remove, add } = at(call)
        remove()
        add()
      },
      dijkstra: (call) => dijkstra(at(call).without),
    },
    { rounds: ROUNDS, callsBy: 'median' },
  )
  const edited = turns.flatMap(({ remove, add }) => [timeOf(remove), timeOf(add)])
  const perEdit = times.edits.map((ms) => ms / 2)
  const details = {
    'edit ms': median(perEdit),
    'mean of all ms': edited.reduce((sum, ms) => sum + ms, 0) / edited.length,
    'p99 ms': quantile(edited, 0.99),
    'Dijkstra ms': median(times.dijkstra),
  }
  return [
    barOf(
      {
        id: 'J3a',
        graph: graph.name,
        what: 'a facility more or less, against its service anew by Dijkstra',
        unit: '×',
        details,
      },
      timesLonger(times.dijkstra, perEdit),
      { sense: 'at least', bar: 300 },
    ),
  ]
}

const nothing = (): void => undefined
const NO_TURN: Turn = { edit: { lane: 0, facility: 0 }, remove: nothing, add: nothing, without: [] }

/** Makes every edit once, some beside a recompute: not one node may differ. */
function requireSameEdits({ graph, labels, dijkstra }: Engine, turns: readonly DrawnTurn[]): void {
  for (const [i, { edit, field, remove, add, without }] of turns.entries()) {
    const isChecked = i % EDITS_BETWEEN === 0
    const what = `J3 ${graph.name}, service ${edit.lane}`
    remove()
    if (isChecked) requireSameColumn(`${what} without a facility`, field.times, clamped(dijkstra(without)))
    add()
    if (isChecked) {
      requireSameColumn(`${what} with it again`, field.times, clamped(dijkstra(labels[edit.lane] ?? [])))
    }
  }
}

interface DrawnTurn extends Turn {
  readonly field: ServiceField
}

function drawTurns(engine: Engine): DrawnTurn[] {
  const { graph, streets, search, labels } = engine
  const { fields, edits } = drawEdits(engine)
  return edits.flatMap((edit) => {
    const { lane, facility } = edit
    const field = fields.get(lane)
    const of = labels[lane]
    if (field === undefined || of === undefined) return []
    const entries = graph.services[lane]?.filter((ways) => ways.length > 0)[facility] ?? []
    return {
      edit,
      field,
      remove: () => {
        field.remove(facility)
        field.takeTouched()
      },
      add: () => {
        field.add(facility, seedLabels(streets, search, entries))
        field.takeTouched()
      },
      without: of.filter((_, f) => f !== facility),
    }
  })
}

/** Edits of facilities, each as likely as any other, and the fields of their services. */
function drawEdits({ streets, labels }: Engine): {
  readonly fields: ReadonlyMap<number, ServiceField>
  readonly edits: readonly Edit[]
} {
  const all: Edit[] = []
  for (let lane = 0; lane < LANES; lane++) {
    for (const facility of (labels[lane] ?? []).keys()) all.push({ lane, facility })
  }
  const random = seededRandom(33)
  const edits = Array.from({ length: EDITS }, () => all[Math.floor(random() * all.length)]).filter(
    (edit) => edit !== undefined,
  )
  const fields = new Map<number, ServiceField>()
  const arcs = streetArcs(streets)
  for (const { lane } of edits) {
    if (fields.has(lane)) continue
    const field = createServiceField(arcs)
    for (const [facility, of] of (labels[lane] ?? []).entries()) field.add(facility, of)
    field.takeTouched()
    fields.set(lane, field)
  }
  return { fields, edits }
}
