import { expect, test } from 'vitest'
import { THEMES } from '../theme.ts'
import { contrast } from './colour.ts'
import { paperRamp } from './paper-ramp.ts'
import { rampTable } from './street-ramp.ts'

/** CIE lightness, 0–100, from the contrast to black. */
function lightness(colour: string): number {
  const y = contrast(colour, '#000000') * 0.05 - 0.05
  return 116 * Math.cbrt(y) - 16
}

test.each([
  ['grades, lightest where nothing is missing', paperRamp(null).colours.toReversed(), 14],
  ['minutes', [...paperRamp({ ruler: 'minutes' }).colours, paperRamp({ ruler: 'minutes' }).unreached], 8],
  ['metres', [...paperRamp({ ruler: 'metres' }).colours, paperRamp({ ruler: 'metres' }).unreached], 8],
])('%s are told apart in grey, in order and from the land', (_, colours, least) => {
  const steps = colours.map(lightness)
  for (const [i, step] of steps.entries()) {
    if (i > 0) expect(step - (steps[i - 1] ?? 0)).toBeGreaterThan(least)
  }
  expect(lightness(THEMES.light.land) - (steps.at(-1) ?? 100)).toBeGreaterThan(4)
})

test('the shader takes them', () => {
  expect(() => rampTable(paperRamp(null))).not.toThrow()
  expect(() => rampTable(paperRamp({ ruler: 'metres' }))).not.toThrow()
})
