import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { EDGE, edgeAccess, ACCESS, withAdjacency } from '../../../src/network/network.ts'
import { distanceM, fromE7, type Bounds, type LonLat } from '../../../src/units.ts'
import { readOsmData } from '../../osm/read-osm-data.ts'
import { extractPath } from '../../testing/shared-extracts.ts'
import type { RawNetwork } from './raw-network.ts'
import { MAX_EDGE_M } from './split-line.ts'
import { buildRawNetwork } from './ways-to-network.ts'

/** Streets of the embedded extract lie in this box; the file has none of its own. */
const ASTANA: Bounds = [71.28, 51.07, 71.63, 51.29]
const ASTANA_FILE = fileURLToPath(
  new URL('../../../data/cities/astana/astana-2017-12.osm.pbf', import.meta.url),
)

const at = (lonE7: number | undefined, latE7: number | undefined): LonLat => [
  fromE7(lonE7 ?? 0),
  fromE7(latE7 ?? 0),
]

function lineOf({ columns, shapes }: RawNetwork, e: number): LonLat[] {
  const [from, to] = [columns.edgeFrom[e] ?? 0, columns.edgeTo[e] ?? 0]
  const line = [at(columns.lonE7[from], columns.latE7[from])]
  for (let p = shapes.firstPoint[e] ?? 0; p < (shapes.firstPoint[e + 1] ?? 0); p++) {
    line.push(at(shapes.pointLonE7[p], shapes.pointLatE7[p]))
  }
  return [...line, at(columns.lonE7[to], columns.latE7[to])]
}

const lineM = (line: readonly LonLat[]): number =>
  line.reduce((sum, point, i) => sum + distanceM(line[i - 1] ?? point, point), 0)

function expectSound(raw: RawNetwork): void {
  const { columns, shapes, report } = raw
  let worstM = 0
  let longestM = 0
  for (let e = 0; e < columns.edgeCount; e++) {
    const isGate = ((columns.edgeFlags[e] ?? 0) & EDGE.gate) !== 0
    const ownM = (columns.lengthDm[e] ?? 0) / 10
    longestM = Math.max(longestM, ownM)
    if (isGate ? ownM !== 0 : ownM === 0) expect.fail(`edge ${e}: gate ${isGate}, ${ownM} m`)
    // Streets shorter than the 1 dm floor aside, only rounding lies between length and shape.
    if (ownM > 0.1) worstM = Math.max(worstM, Math.abs(lineM(lineOf(raw, e)) - ownM))
  }
  expect(worstM).toBeLessThan(0.07)
  expect(longestM).toBeLessThanOrEqual(MAX_EDGE_M + 0.1)
  expect(shapes.firstPoint).toHaveLength(columns.edgeCount + 1)
  expect(shapes.firstPoint.at(-1)).toBe(shapes.pointLonE7.length)
  expect(reachedFrom(raw, 0, () => true)).toBe(columns.nodeCount)
  expect(report.mainComponentShare).toBeLessThanOrEqual(1)
}

/** How many nodes hang together with `start` over the chosen edges. */
function reachedFrom(raw: RawNetwork, start: number, uses: (edge: number) => boolean): number {
  const { edgeFrom, edgeTo, firstIncident, incident, nodeCount } = withAdjacency(raw.columns)
  const seen = new Uint8Array(nodeCount)
  seen[start] = 1
  const open = [start]
  let count = 0
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    count++
    for (const e of incident.subarray(firstIncident[node], firstIncident[node + 1])) {
      const other = edgeFrom[e] === node ? (edgeTo[e] ?? 0) : (edgeFrom[e] ?? 0)
      if (seen[other] === 1 || !uses(e)) continue
      seen[other] = 1
      open.push(other)
    }
  }
  return count
}

describe('Astana', () => {
  const raw = buildRawNetwork(readOsmData(ASTANA_FILE), ASTANA)

  it('is a sound network', () => {
    expectSound(raw)
  })

  it('reports what the extract holds', () => {
    const { nodeCount, edgeCount } = raw.columns
    expect({ nodeCount, edgeCount, ...raw.report }).toMatchInlineSnapshot(`
      {
        "boundaryNodes": 49,
        "closedKm": 26.6712,
        "cutOffKm": 7.4836,
        "droppedKm": 87.2727,
        "droppedPieces": 71,
        "droppedSmallPieces": 69,
        "edgeCount": 25898,
        "enclosedKm": 17.3591,
        "gates": {
          "closed": 3,
          "open": 57,
          "residents": 0,
        },
        "lengthKm": 2397.23,
        "mainComponentShare": 0.9648731716009002,
        "missingNodeRefs": 0,
        "nodeCount": 17884,
        "residentsOnlyKm": 14.3789,
        "signals": 456,
        "stepsEdges": 49,
        "walkableWays": 10538,
      }
    `)
  })

  it('joins all its open edges to one another', () => {
    const isOpen = (e: number): boolean => edgeAccess(raw.columns.edgeFlags[e] ?? 0) === ACCESS.open
    const first = raw.columns.edgeFlags.findIndex((_, e) => isOpen(e))
    const openEnds = new Set<number>()
    for (let e = 0; e < raw.columns.edgeCount; e++) {
      if (isOpen(e)) openEnds.add(raw.columns.edgeFrom[e] ?? 0).add(raw.columns.edgeTo[e] ?? 0)
    }
    expect(reachedFrom(raw, raw.columns.edgeFrom[first] ?? 0, isOpen)).toBe(openEnds.size)
  })
})

/** Kilometres kept and share of the main component, from our own first run: a rule that changes shows here. */
describe.each([
  ['test-extracts/liechtenstein-2015.osm.pbf', 1096, 0.96],
  ['test-extracts/helsinki-centre-2019.osm.pbf', 123, 0.98],
  ['test-extracts/chengdu-north-2026.osm.pbf', 178, 0.89],
  ['test-extracts/beijing-tsinghua-wudaokou-2017.osm.pbf', 121, 0.97],
  ['test-extracts/porto-filtered.osm.pbf', 9865, 0.98],
])('%s', (file, km, share) => {
  const path = extractPath(file)
  it.skipIf(path === null)('is a sound network of the known size', { timeout: 60_000 }, () => {
    const data = readOsmData(path ?? '')
    const raw = buildRawNetwork(data, data.headerBounds ?? [-180, -90, 180, 90])
    expectSound(raw)
    expect(Math.round(raw.report.lengthKm)).toBe(km)
    expect(raw.report.mainComponentShare).toBeCloseTo(share, 2)
  })
})
