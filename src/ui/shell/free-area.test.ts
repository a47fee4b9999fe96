import { expect, test } from 'vitest'
import { freeArea } from './free-area.ts'

const top = { top: 16, right: 436, bottom: 140 }

test('a column leaves what is to its right', () => {
  const panel = { top: 152, right: 436, bottom: 884 }
  expect(freeArea({ height: 900 }, { layout: 'column', top, panel })).toEqual({
    left: 452,
    top: 16,
    right: 16,
    bottom: 16,
  })
})

test('a sheet leaves what is between it and the header', () => {
  const panel = { top: 700, right: 390, bottom: 844 }
  expect(freeArea({ height: 844 }, { layout: 'sheet', top, panel })).toEqual({
    left: 16,
    top: 156,
    right: 16,
    bottom: 160,
  })
})
