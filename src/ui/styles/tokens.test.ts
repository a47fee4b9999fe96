import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FONT_STACK, THEMES, type Appearance, type Theme } from '../../theme.ts'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

/** `ink2` → `--ink-2`, `roadEdge` → `--road-edge`, `grade12` → `--grade-12`. */
const property = (key: string): string => `--${key.replaceAll(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase()}`

/** Custom properties of the first block that begins with the selector. */
function propertiesOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return new Map([...block.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']))
}

const SELECTORS: Readonly<Record<Appearance, string>> = {
  light: ':root',
  dark: ":root[data-appearance='dark']",
}

const APPEARANCES = ['light', 'dark'] as const

/** Pairs of text and ground that occur on the page. */
const PAIRS: readonly (readonly [text: keyof Theme, ground: keyof Theme])[] = [
  ...(['ink', 'ink2', 'ink3'] as const).flatMap((text) =>
    (['panel', 'panel2', 'greySoft', 'tealSoft', 'redSoft', 'amberSoft'] as const).map(
      (ground) => [text, ground] as const,
    ),
  ),
  ...(['teal', 'red', 'grey', 'amber'] as const).flatMap((text) =>
    (['panel', 'panel2', `${text}Soft`] as const).map((ground) => [text, ground] as const),
  ),
  // White (at night: the dark panel) on the fills of the grade bar and of buttons.
  ...(['gradeAll', 'grade12', 'grade35', 'grade6', 'gradeUndetermined', 'teal'] as const).map(
    (ground) => ['panel', ground] as const,
  ),
  ...(['land', 'green', 'water', 'building', 'road'] as const).map((ground) => ['label', ground] as const),
]

describe.each(APPEARANCES)('%s', (appearance) => {
  const theme = THEMES[appearance]

  test('every colour of the theme is a token, and equal', () => {
    const properties = propertiesOf(SELECTORS[appearance])
    const found = Object.keys(theme).map((key) => [key, properties.get(property(key))])
    expect(Object.fromEntries(found)).toEqual(theme)
  })

  test.each(PAIRS)('%s on %s is readable', (text, ground) => {
    expect(contrast(theme[text], theme[ground])).toBeGreaterThanOrEqual(4.5)
  })
})

test('the ruler itself: black on white is 21:1, and a known pair', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
})

test('the page and the map ask for the same fonts', () => {
  const listed = /--font:([^;]+);/.exec(css)?.[1] ?? ''
  const names = listed.split(',').map((name) => name.trim().replaceAll("'", ''))
  expect(names.filter((name) => name !== 'system-ui')).toEqual(FONT_STACK)
})

/** Contrast ratio of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
