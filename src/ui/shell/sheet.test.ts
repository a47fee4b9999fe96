import { createRoot, createSignal } from 'solid-js'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../city/place-answer.ts'
import type { Focus } from '../../state/session.ts'
import { createSheet, nextLevel, restingLevel } from './sheet.ts'

const heights = { peek: 120, half: 460, full: 760 }

describe('restingLevel', () => {
  test.each([
    [0, 'peek'],
    [289, 'peek'],
    [291, 'half'],
    [609, 'half'],
    [611, 'full'],
    [2000, 'full'],
  ] as const)('let go gently at %i px: %s', (height, level) => {
    expect(restingLevel(height, 0, heights)).toBe(level)
  })

  test.each([
    [130, 1, 'half'],
    [470, 1, 'full'],
    [760, 1, 'full'],
    [750, -1, 'half'],
    [450, -1, 'peek'],
    [120, -1, 'peek'],
  ] as const)('flicked at %i px with %i px per ms: %s', (height, speed, level) => {
    expect(restingLevel(height, speed, heights)).toBe(level)
  })
})

test('the ends stay', () => {
  expect([nextLevel('peek', -1), nextLevel('peek', 1), nextLevel('full', 1)]).toEqual([
    'peek',
    'half',
    'full',
  ])
})

test('something newly selected brings the sheet to half, in easy mode to full', () => {
  createRoot((dispose) => {
    const [place, select] = createSignal<Place | null>(null)
    const [focus, setFocus] = createSignal<Focus | null>(null)
    const [isEasy, setEasy] = createSignal(false)
    const sheet = createSheet({ place, focus, isEasy })
    expect(sheet.level()).toBe('half')
    sheet.setLevel('peek')
    expect(sheet.level()).toBe('peek')
    select({ kind: 'community', community: 3 })
    expect(sheet.level()).toBe('half')
    sheet.setLevel('full')
    setFocus({ service: 'park', facility: 1 })
    expect(sheet.level()).toBe('half')
    setEasy(true)
    expect(sheet.level()).toBe('full')
    sheet.setLevel('peek')
    expect(sheet.level()).toBe('peek')
    setFocus(null)
    expect(sheet.level()).toBe('full')
    dispose()
  })
})
