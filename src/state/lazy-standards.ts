import { createEffect, createMemo, createSignal, getOwner, runWithOwner } from 'solid-js'
import type { Standard } from '../services/standard.ts'
import type { OwnStandards, StandardsInputs } from './standards.ts'

/** Own standards are loaded when the address names one, or somebody wants them: most visitors never do. */
export function createLazyStandards(inputs: StandardsInputs) {
  const owner = getOwner()
  const [standards, setStandards] = createSignal<OwnStandards>()
  const [isFailed, setFailed] = createSignal(false)
  let isAsked = false
  const load = async (): Promise<void> => {
    if (isAsked) return
    isAsked = true
    try {
      const { createOwnStandards } = await import('./standards.ts')
      runWithOwner(owner, () => setStandards(() => createOwnStandards(inputs)))
    } catch {
      isAsked = false
      setFailed(true)
    }
  }
  const isNamed = createMemo(() => {
    const { own, standard } = inputs.link()
    return own !== null || standard?.startsWith('own-') === true
  })
  createEffect(() => {
    if (isNamed()) void load()
  })
  return {
    standards,
    wantStandards: () => void load(),
    standardChoices: createMemo((): readonly Standard[] => {
      const loaded = standards()
      const all = [
        ...(inputs.reference()?.standards ?? []),
        ...(loaded?.list() ?? []).map(({ standard }) => standard),
      ]
      const current = loaded?.current()?.standard
      return current === undefined || all.some(({ id }) => id === current.id) ? all : [...all, current]
    }),
    /** The own standard that the address names; null: none, or none that is there; undefined: on its way. */
    own: createMemo((): Standard | null | undefined => {
      if (!isNamed()) return null
      const loaded = standards()
      if (loaded === undefined) return isFailed() ? null : undefined
      return loaded.current()?.standard ?? null
    }),
  }
}
