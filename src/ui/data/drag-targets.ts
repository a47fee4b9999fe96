/** Which elements a drag is over. */
export interface DragTargets {
  readonly enter: (target: EventTarget | null) => void
  readonly leave: (target: EventTarget | null) => void
  readonly clear: () => void
  readonly isOver: () => boolean
}

/**
 * Tells whether a drag is still over the page. Entering a child fires before its parent is left, so that neither event
 * alone says it, and a browser may fire either twice: elements are kept, not counted. One that was taken out of the page
 * while the drag was over it is never left, and is forgotten.
 */
export function createDragTargets(): DragTargets {
  const over = new Set<EventTarget>()
  const forgetRemoved = (): void => {
    for (const target of over) if (isRemoved(target)) over.delete(target)
  }
  return {
    enter: (target) => {
      if (target !== null) over.add(target)
    },
    leave: (target) => {
      if (target !== null) over.delete(target)
      forgetRemoved()
    },
    clear: () => over.clear(),
    isOver: () => over.size > 0,
  }
}

const isRemoved = (target: EventTarget): boolean => 'isConnected' in target && target.isConnected === false
