import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { createServiceField, type ServiceField } from '../../src/network/service-field.ts'
import { streetArcs } from '../../src/network/street-arcs.ts'
import { seedLabels } from '../../src/network/seed-labels.ts'
import { clamped } from './dijkstra.ts'
import { LANES, type Engine } from './engine.ts'
import { linkBars } from './j3-links.ts'
import { streetBars } from './j3-streets.ts'
import { collectGarbage, median, quantile, timeOf, timesLonger } from './measure.ts'
import { barOf, requireSameColumn, type Bar } from './report.ts'

/** J3: what an edit changes – a facility more or less, a street closed or opened, a link added. */
export function j3(engine: Engine): Bar[] {
  return [...facilityBars(engine), ...streetBars(engine), ...linkBars(engine)]
}

const EDITS = 256
const WARM_UP = 64
/** A recompute by Dijkstra stands between so many edits. */
const EDITS_BETWEEN = 8

interface Edit {
  readonly lane: number
  readonly facility: number
}

/** Facilities drawn from all there are; each is taken away and put back. */
function facilityBars(engine: Engine): Bar[] {
  const { graph, streets, search, labels, dijkstra } = engine
  const { fields, edits } = drawEdits(engine)
  const times = { remove: new Array<number>(), add: new Array<number>(), dijkstra: new Array<number>() }
  for (const [i, { lane, facility }] of edits.entries()) {
    const field = fields.get(lane)
    const of = labels[lane]
    const entries = graph.services[lane]?.filter((ways) => ways.length > 0)[facility] ?? []
    if (field === undefined || of === undefined) continue
    const isMeasured = i >= WARM_UP
    const removed = timeOf(() => {
      field.remove(facility)
      field.takeTouched()
    })
    const isChecked = i % EDITS_BETWEEN === 0
    if (isChecked) {
      collectGarbage()
      const without = of.filter((_, f) => f !== facility)
      const ms = timeOf(() => dijkstra(without))
      if (isMeasured) times.dijkstra.push(ms)
      const expected = clamped(dijkstra(without))
      requireSameColumn(`J3 ${graph.name}, service ${lane} without a facility`, field.times, expected)
    }
    const added = timeOf(() => {
      field.add(facility, seedLabels(streets, search, entries))
      field.takeTouched()
    })
    if (isChecked) {
      const expected = clamped(dijkstra(of))
      requireSameColumn(`J3 ${graph.name}, service ${lane} with it again`, field.times, expected)
    }
    if (!isMeasured) continue
    times.remove.push(removed)
    times.add.push(added)
  }
  const edited = [...times.remove, ...times.add]
  const details = {
    'remove ms': median(times.remove),
    'add ms': median(times.add),
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
      timesLonger(times.dijkstra, edited),
      { sense: 'at least', bar: 300 },
    ),
  ]
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
  for (const { lane } of edits) {
    if (fields.has(lane)) continue
    const field = createServiceField(streetArcs(streets))
    for (const [facility, of] of (labels[lane] ?? []).entries()) field.add(facility, of)
    field.takeTouched()
    fields.set(lane, field)
  }
  return { fields, edits }
}
