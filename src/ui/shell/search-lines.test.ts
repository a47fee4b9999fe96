import { describe, expect, test } from 'vitest'
import type { PlaceService } from '../../city/place-answer.ts'
import { focusOn, markedParts } from './search-lines.ts'

describe('what was typed is marked', () => {
  test.each([
    ['улица Кенесары', 'кенес', ['улица ', 'Кенес', 'ары']],
    ['中关村大街', '关村', ['中', '关村', '大街']],
    ['Old Garden', 'gar old', ['Old ', 'Gar', 'den']],
    ['Lagarden Garden', 'garden', ['Lagarden ', 'Garden', '']],
    ['<b>x</b>', '<B', ['', '<b', '>x</b>']],
    ['天安门', 'tam', ['天安门', '', '']],
    ['İstanbul', 'stan', ['İstanbul', '', '']],
    ['مسجد النور', 'النور', ['مسجد ', 'النور', '']],
    ['Park', '  ', ['Park', '', '']],
  ])('%s by %s', (text, typed, parts) => {
    expect(markedParts(text, typed)).toEqual(parts)
  })
})

describe('a facility has a route', () => {
  const service = (id: string, nearest: number | null, choices: readonly number[]): PlaceService =>
    ({
      service: id,
      nearest: nearest === null ? null : { facility: nearest, ds: 1, dm: 1 },
      choices: choices.map((facility) => ({ facility, ds: 1, dm: 1, hours: null })),
    }) as unknown as PlaceService
  const answer = { services: [service('park', null, []), service('pharmacy', 4, [4, 7])] }
  const place = { kind: 'point', at: [0, 0] } as const

  test('where the answer knows it for one of its services, and there is a place to walk from', () => {
    const asked = { facility: 7, services: ['clinic', 'pharmacy'] }
    expect(focusOn(place, answer, asked)).toEqual({ service: 'pharmacy', facility: 7 })
    expect(focusOn(place, answer, { ...asked, facility: 8 })).toBeNull()
    expect(focusOn(place, answer, { ...asked, services: ['park'] })).toBeNull()
    expect(focusOn(place, undefined, asked)).toBeNull()
    expect(focusOn(null, answer, asked)).toBeNull()
  })
})
