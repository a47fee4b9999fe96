import type { Problem } from '../state/session.ts'

const textOf = (cause: unknown): string => `map: ${cause instanceof Error ? cause.message : String(cause)}`

/** The code that draws the map, or why it did not come. Never rejects. */
export const loadMapLibre = () =>
  import('./maplibre.ts').catch((cause: unknown) => ({
    failure: {
      kind: 'file',
      problem: 'unreachable',
      file: 'maplibre.js',
      message: textOf(cause),
    } satisfies Problem['error'],
  }))

/** Why a map that was loaded could not be drawn. */
export function notDrawn(cause: unknown): Problem['error'] {
  const message = textOf(cause)
  return { kind: /webgl/i.test(message) ? 'no-webgl' : 'internal', message }
}
