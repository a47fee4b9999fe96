import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { assessCity, type Assessment } from '../src/city/assess-city.ts'
import type { Edit } from '../src/city/edit.ts'
import { createLiveCity } from '../src/city/live/live-city.ts'
import { randomEdit } from '../src/city/testing/random-edits.ts'
import { createSnapper } from '../src/network/snap.ts'
import { seededRandom } from '../src/network/testing/seeded-random.ts'
import { readRecipeFile, readStandardFile, readWalkersFile } from './read-data.ts'
import { astanaInMemory, type AstanaInMemory } from './testing/astana-in-memory.ts'
import { checkGraph, graphOfCity, kernelsOf } from './truth/engine-graphs.ts'

let astana: AstanaInMemory

beforeAll(async () => {
  astana = await astanaInMemory()
}, 120_000)

test('Astana: every time is that of a plain Dijkstra for every walker and ruler, through 200 edits and back', () => {
  const graph = graphOfCity(astana.city)
  const check = checkGraph({ name: 'Astana', graph, seed: 7, every: 200 })
  expect(check.compared).toBeGreaterThan(200 * graph.network.nodeCount)
  expect(check).toMatchObject({ mismatches: 0, notUndone: 0 })
}, 300_000)

const EDITS = 12

/** Verdicts, people and times of an assessment. By a ruler that no rule uses nobody is asked for the edge of the data. */
const told = ({ verdicts, people, summary, standard, cityCase: { times } }: Assessment) => ({
  verdicts,
  people,
  summary,
  onNetwork: digest(times.onNetwork),
  edgeOfData: standard.rules.map(({ ruler }) =>
    digest(ruler === 'minutes' ? times.edgeOfDataDs : times.edgeOfDataDm),
  ),
  primaries: times.rules.map((rule) => rule.map(({ primary }) => digest(primary))),
})

/** Columns of tens of thousands of homes are compared by their bytes. */
const digest = (column: Uint8Array | Uint16Array): string =>
  createHash('sha256')
    .update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
    .digest('hex')

/** The last has rules in metres. */
const standards = [readRecipeFile('astana').defaultStandard, 'gb50180'].map(readStandardFile)

test('Astana is judged live as it would be anew, for every walker, before and after 12 edits and without them', () => {
  expect(standards[1]?.rules.map(({ ruler }) => ruler)).toContain('metres')
  const { city, shapes } = astana
  const snapper = createSnapper(city.network, shapes)
  const [kernels] = kernelsOf('wasm')
  const live = createLiveCity(city, { kernels, shapes: () => shapes, snapper: () => snapper })
  const random = seededRandom(5)
  const edits: Edit[] = []
  for (let i = 0; i < EDITS; i++) edits.push(randomEdit(city, edits, random))
  let compared = 0
  for (const [w, walker] of readWalkersFile().entries()) {
    // the first walker's city takes the edits in more steps
    const step = w === 0 ? 3 : 6
    // each walker by one standard, the first by both
    for (const standard of w === 0 ? standards : standards.slice(w % 2, (w % 2) + 1)) {
      const request = { standard, walker }
      const before = told(live.assess(request, []).assessment)
      for (let count = step; count <= EDITS; count += step) {
        const { city: edited, assessment } = live.assess(request, edits.slice(0, count))
        if (count !== EDITS && (w !== 0 || count !== EDITS / 2)) continue
        expect(told(assessment)).toEqual(told(assessCity(edited, request)))
        compared++
      }
      expect(before).toEqual(told(assessCity(city, request)))
      for (let count = EDITS - step; count > 0; count -= step) live.assess(request, edits.slice(0, count))
      expect(told(live.assess(request, []).assessment)).toEqual(before)
      compared += 2
    }
  }
  console.info(
    `Astana: ${compared} assessments of ${city.communities.length} communities compared, all equal`,
  )
}, 300_000)
