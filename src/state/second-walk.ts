import { createMemo, type Accessor } from 'solid-js'
import type { Engine, PlaceRequest, Reference, Terms } from '../engine/protocol.ts'
import { createAsk } from './ask.ts'
import type { LinkState } from './link-state.ts'

interface SecondWalkInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly reference: Accessor<Reference | undefined>
  readonly terms: Accessor<Terms | undefined>
  /** What the first walker is asked for. */
  readonly toWalk: Accessor<PlaceRequest | undefined>
  /** One object for one place: what the walk is about. */
  readonly at: Accessor<object | null>
}

/** The walk of the place by a second walker, where the link names one that is not the first. */
export function createSecondWalk(engine: Engine, inputs: SecondWalkInputs) {
  const { link, update, reference, terms, toWalk, at } = inputs
  const other = createMemo(() => {
    const walker = reference()?.walkers.find(({ id }) => id === link().with)
    return walker?.id === terms()?.walker.id ? undefined : walker
  })
  const toCompare = createMemo((): PlaceRequest | undefined => {
    const [request, walker] = [toWalk(), other()]
    if (request === undefined || walker === undefined) return undefined
    return { ...request, terms: { ...request.terms, walker } }
  })
  const about = createMemo(() => ({ at: at(), other: other() }))
  const ask = createAsk(engine, 'compare', { input: toCompare, about })
  return {
    ask,
    verbs: {
      otherWalker: createMemo(() => other()?.id ?? null),
      setOtherWalker: (id: string | null) => update({ with: id }),
      comparison: ask.value,
    },
  }
}
