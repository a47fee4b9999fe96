import { expect, test } from 'vitest'
import { readMarkName } from './mark.ts'
import { targetFeatures } from './target-features.ts'

test('facilities have the icon of their first service, gates a shape by who may pass; no two share an id', () => {
  const { features } = targetFeatures({
    facilities: [
      { globalId: 0, lon: 71, lat: 51, services: ['clinic', 'pharmacy'] },
      { globalId: 1, lon: 72, lat: 52, services: ['moon'] },
    ],
    gates: [
      { at: [73, 53], access: 'closed' },
      { at: [74, 54], access: 'residents' },
      { at: [75, 55], access: 'open' },
    ],
    appearance: 'dark',
    isAbout: ([lon]) => lon < 72,
    icon: (service) => (service === 'clinic' ? 'maki-doctor' : undefined),
  })
  const marks = features.map(({ properties }) => readMarkName(String(properties['image']))?.mark)
  expect(marks.map((mark) => [mark?.shape, mark?.icon])).toEqual([
    ['place-ring', 'maki-doctor'],
    ['place-ring', undefined],
    ['spot-disc', undefined],
    ['spot-ring', undefined],
    ['spot-dashed', undefined],
  ])
  expect(features.map(({ properties }) => properties['about'])).toEqual([true, false, false, false, false])
  expect(new Set(features.map(({ id }) => id)).size).toBe(5)
})
