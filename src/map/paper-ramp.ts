import type { Ruler } from '../services/standard.ts'
import { THEMES } from '../theme.ts'
import { mix } from './colour.ts'
import { bandRamp, missingRamp, type StreetRamp } from './street-ramp.ts'

/** Faded into the land by so much of the way; below 0 into the ink. */
const FADED_GRADES = [0.6, 0.25, -0.15, -0.6] as const
const FADED_BANDS = [-0.6, -0.22, 0.1, 0.3, 0.5, 0.7] as const
const FADED_UNREACHED = 0.86

/**
 * The colours of streets on paper, in steps of lightness that stay in order when they are printed in grey: by grade the
 * darker the more is missing (`rule` null), by a rule the darker the nearer.
 */
export function paperRamp(rule: { readonly ruler: Ruler } | null): StreetRamp {
  const theme = THEMES.light
  const fade = (colour: string, share: number): string =>
    share < 0 ? mix(colour, theme.ink, -share) : mix(colour, theme.land, share)
  const unreached = fade(theme.grey, FADED_UNREACHED)
  if (rule !== null)
    return {
      ...bandRamp(rule.ruler, 'light'),
      colours: FADED_BANDS.map((share) => fade(theme.teal, share)),
      unreached,
    }
  const grades = missingRamp('light')
  return {
    ...grades,
    colours: grades.colours.map((colour, i) => fade(colour, FADED_GRADES[i] ?? 0)),
    unreached,
  }
}
