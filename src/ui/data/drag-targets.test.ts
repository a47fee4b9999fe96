import { expect, it } from 'vitest'
import { createDragTargets } from './drag-targets.ts'

const element = (): EventTarget & { isConnected: boolean } =>
  Object.assign(new EventTarget(), { isConnected: true })

it('stays over while a drag goes from parent to child and back', () => {
  const drag = createDragTargets()
  const [page, card] = [element(), element()]
  drag.enter(page)
  drag.enter(card)
  drag.leave(page)
  expect(drag.isOver()).toBe(true)
  drag.enter(page)
  drag.leave(card)
  expect(drag.isOver()).toBe(true)
  drag.leave(page)
  expect(drag.isOver()).toBe(false)
})

it('is not held up by a browser that enters twice and leaves once', () => {
  const drag = createDragTargets()
  const page = element()
  drag.enter(page)
  drag.enter(page)
  drag.leave(page)
  expect(drag.isOver()).toBe(false)
})

it('forgets an element that was removed under the drag', () => {
  const drag = createDragTargets()
  const [page, gone] = [element(), element()]
  drag.enter(page)
  drag.enter(gone)
  gone.isConnected = false
  drag.leave(page)
  expect(drag.isOver()).toBe(false)
})

it('ends with a drop', () => {
  const drag = createDragTargets()
  drag.enter(element())
  drag.clear()
  expect(drag.isOver()).toBe(false)
})
