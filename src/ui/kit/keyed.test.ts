import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'
import { createKeyed } from './keyed.ts'

interface Row {
  readonly id: string
  readonly minutes: number
}

const row = (id: string, minutes: number): Row => ({ id, minutes })

test('an element stays the same object while its key is there, and its value follows', () => {
  createRoot((dispose) => {
    const [rows, setRows] = createSignal<readonly Row[]>([row('a', 1), row('b', 2)])
    const keyed = createKeyed(rows, ({ id }) => id)
    const before = keyed()
    const [a, b] = before
    setRows([row('a', 3), row('b', 2)])
    expect(keyed()).toBe(before)
    expect(a?.value()).toEqual(row('a', 3))
    setRows([row('c', 9), row('b', 5), row('a', 4)])
    expect(keyed().map(({ key, value }) => [key, value().minutes])).toEqual([
      ['c', 9],
      ['b', 5],
      ['a', 4],
    ])
    expect([keyed()[2], keyed()[1]]).toEqual([a, b])
    expect(keyed()[2]).toBe(a)
    setRows([row('b', 1)])
    setRows([row('a', 7), row('b', 1)])
    // gone and come again is another one
    expect([keyed()[0] === a, keyed()[1] === b]).toEqual([false, true])
    dispose()
  })
})
