import { batch, createEffect, createMemo, type Accessor } from 'solid-js'
import type { Reference } from '../engine/protocol.ts'
import type { LinkState } from './link-state.ts'
import { createPreference } from './preferences.ts'
import { slowWalker } from './walkers.ts'

interface EaseInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly reference: Accessor<Reference | undefined>
}

/**
 * 长辈模式. Kept in this browser. It lends the page a slow walker where the link names none, in the address too, so that
 * a link handed on says what was seen, and takes the loan back when it is left. Minutes that were chosen are given up:
 * there is no control to see or change them by.
 */
export function createEase({ link, update, reference }: EaseInputs) {
  const [ease, setEase] = createPreference('ease', ['large'] as const)
  const [loan, setLoan] = createPreference('ease-walker', ['lent'] as const)
  const isEasy = createMemo(() => ease() !== null)
  const slow = createMemo(() => slowWalker(reference()?.walkers ?? [])?.id ?? null)
  const lent = createMemo(() => (isEasy() ? slow() : null))
  createEffect(() => {
    if (lent() === null || link().walker !== null) return
    setLoan('lent')
    update({ walker: lent() })
  })
  return {
    /** The walker where the link names none; null: the standard's. */
    lent,
    verbs: {
      isEasy,
      setEasy: (wanted: boolean) =>
        batch(() => {
          setEase(wanted ? 'large' : null)
          if (wanted) update({ minutes: null })
          else if (loan() !== null && link().walker === slow()) update({ walker: null })
          if (!wanted) setLoan(null)
        }),
    },
  }
}
