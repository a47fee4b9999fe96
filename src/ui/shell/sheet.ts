import { createSignal, type Accessor } from 'solid-js'
import type { Session } from '../../state/session.ts'

/** Heights of the sheet over the map on a phone, low to high. */
export const SHEET_LEVELS = ['peek', 'half', 'full'] as const
export type SheetLevel = (typeof SHEET_LEVELS)[number]

export interface Sheet {
  readonly level: Accessor<SheetLevel>
  readonly setLevel: (level: SheetLevel) => void
}

/**
 * Half, until the visitor moves it; half again as soon as something else is selected, so that map and words are seen.
 * In 长辈模式 the words come first: full instead.
 */
export function createSheet(session: Pick<Session, 'place' | 'focus' | 'isEasy'>): Sheet {
  const now = () => ({ place: session.place(), focus: session.focus(), isEasy: session.isEasy() })
  const [chosen, choose] = createSignal<{ level: SheetLevel } & ReturnType<typeof now>>()
  return {
    level: () => {
      const choice = chosen()
      const { place, focus, isEasy } = now()
      const stands = choice?.place === place && choice.focus === focus && choice.isEasy === isEasy
      return stands ? choice.level : isEasy ? 'full' : 'half'
    },
    setLevel: (level) => choose({ level, ...now() }),
  }
}

/** The next level up or down; the ends stay. */
export function nextLevel(level: SheetLevel, step: 1 | -1): SheetLevel {
  return SHEET_LEVELS[SHEET_LEVELS.indexOf(level) + step] ?? level
}

/** Faster than this (px per ms) is a flick: it goes on to the next level in its direction. */
const FLICK = 0.5

/**
 * Where a sheet comes to rest that is let go at a height.
 * @param heights in px, of every level
 * @param speed px per ms, upwards positive
 */
export function restingLevel(
  height: number,
  speed: number,
  heights: Readonly<Record<SheetLevel, number>>,
): SheetLevel {
  if (speed > FLICK) return SHEET_LEVELS.find((level) => heights[level] > height) ?? 'full'
  if (speed < -FLICK) return SHEET_LEVELS.findLast((level) => heights[level] < height) ?? 'peek'
  const away = (level: SheetLevel) => Math.abs(heights[level] - height)
  return SHEET_LEVELS.reduce((best, level) => (away(level) < away(best) ? level : best))
}
