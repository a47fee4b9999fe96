import { seededRandom } from '../../network/testing/seeded-random.ts'
import { STREET_ACCESSES, type NewStep, type PlanStep } from '../../format/plan.ts'
import { fromE7, type LonLat } from '../../units.ts'
import type { City } from '../city.ts'
import { gateId } from '../plan/gate-ids.ts'

/** Data ids of the facilities of a test's city. */
export const dataId = (facility: number): string => `osm:node/${facility}`

/** Steps as somebody plans them, and as time spoils them: some name what is closed, unknown, far off or comes later. */
export function randomSteps(city: City, seed: number, count: number): PlanStep[] {
  const random = seededRandom(seed)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const { network, manifest, gates, facilities } = city
  const node = (v: number): LonLat => [fromE7(network.lonE7[v] ?? 0), fromE7(network.latE7[v] ?? 0)]
  const near = ([lon, lat]: LonLat): LonLat => [lon + (random() - 0.5) * 1e-3, lat + (random() - 0.5) * 1e-3]
  const point = (): LonLat =>
    random() < 0.08 ? [71.4, 51.6] : near(node(Math.floor(random() * network.nodeCount)))
  const facility = (): string =>
    random() < 0.3
      ? `step:s${Math.floor(random() * count)}`
      : dataId(Math.floor(random() * facilities.count * 1.2))
  const street = (): Pick<NewStep & { kind: 'set-access' }, 'at' | 'way'> => {
    if (random() < 0.4 && gates.length > 0) {
      const { edge, osmNode } = pick(gates)
      return { at: node(network.edgeFrom[edge] ?? 0), way: random() < 0.5 ? null : gateId(osmNode) }
    }
    return { at: point(), way: random() < 0.1 ? gateId(999_999_999) : null }
  }
  const step = (): NewStep => {
    const kind = pick(['add-facility', 'move-facility', 'close-facility', 'set-access', 'add-link'] as const)
    switch (kind) {
      case 'add-facility': {
        const services = [...manifest.services, 'moon'].filter(() => random() < 0.3)
        return { kind, at: point(), services }
      }
      case 'move-facility':
        return { kind, facility: facility(), at: point() }
      case 'close-facility':
        return { kind, facility: facility() }
      case 'set-access':
        return { kind, ...street(), access: pick(STREET_ACCESSES) }
      case 'add-link':
        return { kind, from: point(), to: point() }
    }
  }
  return Array.from({ length: count }, (_, i) => ({ id: `s${i}`, ...step() }))
}
