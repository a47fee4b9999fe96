import { THEMES } from '../../theme.ts'

/** The light colours as custom properties: paper is white by night, too. */
export function lightTokens(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(THEMES.light).map(([key, colour]) => [property(key), colour]))
}

/** As tokens.css names them: `ink2` → `--ink-2`, `roadEdge` → `--road-edge`. */
const property = (key: string): string => `--${key.replaceAll(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase()}`
