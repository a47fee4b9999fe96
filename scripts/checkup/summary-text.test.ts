import { expect, test } from 'vitest'
import type { Checkup } from '../../src/format/checkup.ts'
import { readStandardFile } from '../read-data.ts'
import { summaryText } from './summary-text.ts'

test('a city without communities says so, in place of figures of nobody', () => {
  const gaps = { rulesSetAside: [], missing: [], thin: [], thinInPlaces: [] }
  const checkup: Checkup = {
    city: 'streets-alone',
    cityHash: '',
    method: 'network',
    standard: 'fifteen-minute-city',
    walker: 'adult',
    minutes: null,
    summary: { units: [], villages: null, judged: { rules: 2, of: 6 }, gaps },
    communities: [],
  }
  const standard = readStandardFile('fifteen-minute-city')
  const text = summaryText({ checkup, standard, title: 'streets alone', walkerNote: 'walker adult' })
  expect(text).toContain('judged on 2 of 6 required services\n\nno communities: no list was given')
})
