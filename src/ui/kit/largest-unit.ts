import type { Figures } from '../../coverage/figures.ts'

/** The unit to begin with: of which there are most communities; the first of equals. */
export function largestUnit(all: readonly Figures[]): Figures | undefined {
  return all.reduce<Figures | undefined>(
    (most, figures) => (most === undefined || figures.communities > most.communities ? figures : most),
    undefined,
  )
}
