import type { LonLat } from '../../units.ts'
import { seededRandom } from '../../network/testing/seeded-random.ts'
import type { City } from '../city.ts'
import type { Edit, StreetAccess } from '../edit.ts'

/** Lists of edits as somebody makes them: one more, another in place of the last, or the last taken back. */
export function* editing(city: City, seed: number): Generator<readonly Edit[], never> {
  const random = seededRandom(seed)
  let edits: readonly Edit[] = []
  for (;;) {
    const next = randomEdit(city, edits, random)
    const turn = random()
    if (turn < 0.25) edits = edits.slice(0, -1)
    else if (turn < 0.5) edits = [...edits.slice(0, -1), randomEdit(city, edits.slice(0, -1), random)]
    else edits = [...edits, next]
    yield edits
  }
}

/** One more edit that may follow others. Barriers, which matter most, are met as often as other streets. */
export function randomEdit(city: City, edits: readonly Edit[], random: () => number): Edit {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const { network, manifest } = city
  const pointNear = (node: number): LonLat => {
    const aside = (): number => (random() - 0.5) * 1e4
    return [((network.lonE7[node] ?? 0) + aside()) / 1e7, ((network.latE7[node] ?? 0) + aside()) / 1e7]
  }
  const anyPoint = (): LonLat => pointNear(Math.floor(random() * network.nodeCount))
  const added = edits.filter(({ kind }) => kind === 'add-facility').length
  const closed = new Set(edits.flatMap((edit) => (edit.kind === 'close-facility' ? [edit.facility] : [])))
  const open = Array.from({ length: city.facilities.count + added }, (_, f) => f).filter(
    (f) => !closed.has(f),
  )
  const kind = pick([
    'add-facility',
    'move-facility',
    'close-facility',
    'set-access',
    'set-access',
    'add-link',
  ] as const)
  if (kind === 'add-link') return { kind, from: anyPoint(), to: anyPoint() }
  if (kind === 'set-access') return { kind, edge: pick(edgesToEdit(city, random)), access: pick(ACCESSES) }
  if (kind === 'add-facility' || open.length === 0) {
    return { kind: 'add-facility', at: anyPoint(), services: manifest.services.filter(() => random() < 0.3) }
  }
  return kind === 'close-facility'
    ? { kind, facility: pick(open) }
    : { kind, facility: pick(open), at: anyPoint() }
}

const ACCESSES: readonly StreetAccess[] = ['open', 'residents', 'closed']

function edgesToEdit({ network, gates }: City, random: () => number): number[] {
  const atGates = gates.map(({ edge }) => edge)
  return random() < 0.5 && atGates.length > 0 ? atGates : [Math.floor(random() * network.edgeCount)]
}
