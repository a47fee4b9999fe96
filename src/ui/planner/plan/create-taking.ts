import { createEffect, createSignal, on, type Accessor } from 'solid-js'

export type Taking = ReturnType<typeof createTaking>

/** Which of a list of proposals are taken, by position; anew with every list. @param isAll whether all are to begin with */
export function createTaking(list: Accessor<readonly unknown[]>, { isAll }: { readonly isAll: boolean }) {
  const [taken, setTaken] = createSignal<ReadonlySet<number>>(new Set())
  createEffect(on(list, (all) => setTaken(new Set(isAll ? all.keys() : []))))
  return {
    has: (position: number) => taken().has(position),
    count: () => taken().size,
    toggle: (position: number) =>
      setTaken((before) => {
        const next = new Set(before)
        if (!next.delete(position)) next.add(position)
        return next
      }),
  }
}
