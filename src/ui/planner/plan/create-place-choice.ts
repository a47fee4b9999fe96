import { createSignal, type Accessor } from 'solid-js'
import type { Bounds, LonLat } from '../../../units.ts'
import { readCoordinates, type CoordinatesProblem } from './coordinates.ts'

/** By what a place is said without a map. */
export type PlaceKind = 'community' | 'facility' | 'coordinates'

export type PlaceProblem = CoordinatesProblem | 'community' | 'facility'

export interface PlaceInputs {
  readonly kind: PlaceKind
  /** Chosen as long as nobody chooses another; an index. */
  readonly community: Accessor<number | null>
  readonly middleOf: (community: number) => LonLat | null
  /** What the city's data cover; undefined: not known. */
  readonly within: Accessor<Bounds | undefined>
}

export type PlaceChoice = ReturnType<typeof createPlaceChoice>

/** A place that is said by a community, a facility near one, or coordinates. */
export function createPlaceChoice(inputs: PlaceInputs) {
  const [kind, setKind] = createSignal<PlaceKind>(inputs.kind)
  const [chosen, setChosen] = createSignal<number | null>(null)
  const [typed, setTyped] = createSignal('')
  const [facility, setFacility] = createSignal<LonLat | null>(null)
  const [problem, setProblem] = createSignal<PlaceProblem | null>(null)
  const community = (): number | null => chosen() ?? inputs.community()
  /** Of the community. */
  const middle = (): LonLat | null => {
    const at = community()
    return at === null ? null : inputs.middleOf(at)
  }
  const told = (at: LonLat | null, otherwise: PlaceProblem): LonLat | null => {
    setProblem(at === null ? otherwise : null)
    return at
  }
  return {
    kind,
    setKind: (to: PlaceKind) => {
      setKind(to)
      setProblem(null)
    },
    community,
    setCommunity: (to: number) => {
      setChosen(to)
      setProblem(null)
    },
    middle,
    typed,
    setTyped,
    /** Where the facility is that the field shows; null: there is none. */
    setFacility,
    problem,
    /** The place; null where it is not said, which is told by `problem` then. */
    read: (): LonLat | null => {
      if (kind() !== 'coordinates') {
        const at = told(middle(), 'community')
        return at === null || kind() === 'community' ? at : told(facility(), 'facility')
      }
      const read = readCoordinates(typed(), inputs.within() ?? [-180, -90, 180, 90])
      return read.ok ? told(read.at, 'empty') : told(null, read.problem)
    },
  }
}
