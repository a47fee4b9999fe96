import type { Assessment } from '../city/assess-city.ts'
import type { City } from '../city/city.ts'
import { createLiveCity } from '../city/live/live-city.ts'
import { streetLines } from '../city/street-lines.ts'
import type { StreetShapes } from '../network/network.ts'
import { createSnapper, type Snapper } from '../network/snap.ts'
import { createLiveTurns } from './live-turns.ts'
import type { Watch } from './load-city.ts'
import type { EngineKernels } from './load-kernels.ts'
import type { Terms } from './protocol.ts'
import { assessRequest, type LiveSubject } from './subject.ts'

/** The same whole city, without and with the shapes of its streets, which only edits and drawing need. */
export interface WholeCity {
  readonly bare: (watch: Watch) => Promise<City>
  readonly shaped: (watch: Watch) => Promise<{ readonly city: City; readonly shapes: StreetShapes }>
}

export function createLive(kernels: EngineKernels, { bare, shaped }: WholeCity): LiveSubject {
  let shapes: StreetShapes | null = null
  let snapper: Snapper | null = null
  const shapesHere = (): StreetShapes => {
    if (shapes !== null) return shapes
    throw new Error('found edits before the shapes of streets were loaded')
  }
  const load = async (watch: Watch): Promise<City> => {
    const loaded = await shaped(watch)
    shapes = loaded.shapes
    return loaded.city
  }
  const turns = createLiveTurns(async () => {
    const city = await bare(() => undefined)
    return createLiveCity(city, {
      kernels: await kernels.hierarchy(),
      shapes: shapesHere,
      snapper: () => (snapper ??= createSnapper(city.network, shapesHere())),
    })
  })
  return {
    streets: async (watch) => {
      const { network } = await load(watch)
      return streetLines(network, shapesHere())
    },
    take: async ({ needsShapes, watch }, use) => {
      await (needsShapes ? load(watch) : bare(watch))
      return turns.take(use)
    },
    release: turns.release,
  }
}

/** The city without edits, judged. */
export const assessLive = (live: LiveSubject, terms: Terms, watch: Watch): Promise<Assessment> =>
  live.take({ needsShapes: false, watch }, (city) => city.assess(assessRequest(terms), []).assessment)
