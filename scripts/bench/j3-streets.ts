import { createLiveStreets } from '../../src/city/live/live-streets.ts'
import { deriveAccess, taggedAccess, withAccess } from '../../src/network/access-classes.ts'
import { customised, recustomise } from '../../src/network/hierarchy.ts'
import { metricOf } from '../../src/network/metric.ts'
import { ACCESS, EDGE, type Network } from '../../src/network/network.ts'
import { seededRandom } from '../../src/network/testing/seeded-random.ts'
import { streetGraph } from '../../src/network/street-graph.ts'
import { createHierarchyUpdate } from '../../src/network/update-hierarchy.ts'
import { LANES, plantAll, sweepCity, type Engine } from './engine.ts'
import { collectGarbage, median, quantile, timeOf, timesLonger } from './measure.ts'
import { barOf, requireSameColumn, type Bar } from './report.ts'

const EDITS = 120
const WARM_UP = 20
/** Full customisations, between the edits. */
const EDITS_BETWEEN = 8
const LARGE_NODES = 60_000

/** Streets and gates drawn from all there are, closed and opened again. */
export function streetBars(engine: Engine): Bar[] {
  const { graph, kernels, on, pace, seeds } = engine
  const { network } = graph
  const live = createLiveStreets(kernels, on, {
    walked: { network, pace, ruler: 'minutes' },
    old: null,
  })
  const full = customised(kernels, on, engine.streets)
  const rows = kernels.words(LANES * network.nodeCount)
  const times = {
    update: new Array<number>(),
    derive: new Array<number>(),
    edit: new Array<number>(),
    full: new Array<number>(),
    customise: new Array<number>(),
    sweep: new Array<number>(),
  }
  for (let i = 0, before = network; i < EDITS; i++) {
    const isClosing = i % 2 === 0
    const after = isClosing ? withOneClosed(network, i) : network
    const edges = changedEdges(before, after)
    const isMeasured = i >= WARM_UP
    const put = (list: number[], ms: number): void => void (isMeasured && list.push(ms))
    put(
      times.derive,
      timeOf(() => deriveAccess(after)),
    )
    const followed = timeOf(() => live.follow(after))
    const swept = timeOf(() => {
      plantAll(rows.view(), seeds)
      kernels.sweep(on, live.hierarchy().weights, rows, LANES)
    })
    put(times.edit, followed + swept)
    put(times.sweep, swept)
    put(times.update, followed)
    if (i % EDITS_BETWEEN <= 1 && edges > 0) {
      collectGarbage()
      put(
        times.full,
        timeOf(() => {
          // finding and weighing what has changed is part of the edit's time, so weighing all is part of this one
          const streets = streetGraph(after, metricOf(after, pace, 'minutes'), 'to')
          put(
            times.customise,
            timeOf(() => recustomise(kernels, full, streets)),
          )
          sweepCity({ ...engine, hierarchy: full })
        }),
      )
      const { weights } = live.hierarchy()
      requireSameColumn(`J3 ${graph.name}, weights up`, weights.up.view(), full.weights.up.view())
      requireSameColumn(`J3 ${graph.name}, weights down`, weights.down.view(), full.weights.down.view())
      requireSameColumn(`J3 ${graph.name}, rows`, rows.view(), engine.rows.view())
    }
    before = after
  }
  const alone = updatesAlone(engine)
  const details = {
    'edit and sweep ms': median(times.edit),
    'of that sweep ms': median(times.sweep),
    'of that weighing ms': median(times.update),
    'update alone median ms': median(alone),
    'update alone p99 ms': quantile(alone, 0.99),
    'all ms': median(times.full),
    'of that customising ms': median(times.customise),
    'deriveAccess ms': median(times.derive),
  }
  const isLarge = network.nodeCount >= LARGE_NODES
  return [
    barOf(
      {
        graph: graph.name,
        id: 'J3b',
        what: 'a street closed or opened and 64 services, against all weighed, customised and swept',
        unit: '×',
        details,
      },
      timesLonger(times.full, times.edit),
      { sense: 'at least', bar: isLarge ? 3 : null },
    ),
  ]
}

/** The update of the hierarchy by itself: what an edit costs beyond the sweep and finding what has changed. */
function updatesAlone(engine: Engine): number[] {
  const { graph, kernels, on, pace } = engine
  const network: Network = { ...graph.network, edgeFlags: graph.network.edgeFlags.slice() }
  const metric = metricOf(network, pace, 'minutes')
  const hierarchy = customised(kernels, on, streetGraph(network, metric, 'to'))
  const update = createHierarchyUpdate(on.topology)
  const random = seededRandom(9)
  const times: number[] = []
  for (let i = 0; i < 4 * EDITS; i++) {
    const e = Math.floor(random() * network.edgeCount)
    const [forward, backward] = [metric.forward[e] ?? 0, metric.backward[e] ?? 0]
    for (const [there, back] of [[CLOSED, CLOSED] as const, [forward, backward] as const]) {
      metric.forward[e] = there
      metric.backward[e] = back
      const ms = timeOf(() => update(hierarchy, [e]))
      if (i >= WARM_UP) times.push(ms)
    }
  }
  requireSameColumn(
    `J3 ${graph.name}, weights after all is taken back`,
    hierarchy.weights.up.view(),
    engine.hierarchy.weights.up.view(),
  )
  return times
}

const CLOSED = 0x3fff_ffff

/** The network with one open street closed, and what that encloses or cuts off. */
function withOneClosed(network: Network, seed: number): Network {
  const random = seededRandom(seed)
  for (;;) {
    const e = Math.floor(random() * network.edgeCount)
    const flags = network.edgeFlags[e] ?? 0
    const isGate = (flags & EDGE.gate) !== 0
    if (taggedAccess(flags) !== ACCESS.open || (isGate && random() < 0.5)) continue
    const edgeFlags = network.edgeFlags.slice()
    edgeFlags[e] = withAccess(flags, ACCESS.closed)
    return { ...network, edgeFlags: deriveAccess({ ...network, edgeFlags }) }
  }
}

function changedEdges(a: Network, b: Network): number {
  let changed = 0
  for (let e = 0; e < a.edgeCount; e++) if (a.edgeFlags[e] !== b.edgeFlags[e]) changed++
  return changed
}
