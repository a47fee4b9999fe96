import type { Community } from '../../coverage/tables.ts'
import type { CityManifest } from '../../format/city-manifest.ts'
import type { DataWords } from '../../i18n/data-words.ts'

/** A figure of the city's quality, ready to be read. */
export interface QualityFact {
  readonly name: string
  readonly value: string
  readonly notes: readonly string[]
}

export interface QualityInput {
  readonly manifest: CityManifest
  /** Null while somebody's own stand in the city's stead. */
  readonly communities: readonly Community[] | null
  readonly words: DataWords['quality']
  readonly number: (value: number) => string
  readonly percent: (share: number) => string
}

/** Below this share of mapped storeys the residents are a rough estimate (docs/method.md, Residents). */
const ROUGH_BELOW = 0.3

/** Figures in the order in which they are shown; notes that say nothing are left out. */
export function qualityFacts(input: QualityInput): readonly QualityFact[] {
  return [streets(input), gates(input), homes(input), facilities(input), ...judged(input), residents(input)]
}

function streets({ manifest: { quality }, words, number, percent }: QualityInput): QualityFact {
  const { streetKm, mainComponentShare, droppedPieces, droppedKm, residentsOnlyKm } = quality
  return {
    name: words.streets,
    value: words.km(number(streetKm)),
    notes: [
      words.connected(percent(mainComponentShare)),
      ...(droppedPieces > 0 ? [words.dropped(number(droppedPieces), number(droppedKm))] : []),
      ...(residentsOnlyKm >= 0.5 ? [words.residentsOnly(number(residentsOnlyKm))] : []),
    ],
  }
}

function gates({ manifest, words, number }: QualityInput): QualityFact {
  const { open, residents: residentsOnly, closed } = manifest.quality.gates
  return {
    name: words.gates,
    value: words.gatesOf(number(open + residentsOnly + closed)),
    notes: [words.gateKinds(number(open), number(residentsOnly), number(closed))],
  }
}

interface JoinedCounts {
  readonly offNetwork: number
  readonly far: number
  readonly behindWall: number
}

function joinNotes({ offNetwork, far, behindWall }: JoinedCounts, input: QualityInput): string[] {
  const { words, number } = input
  return [
    ...(offNetwork > 0 ? [words.offNetwork(number(offNetwork))] : []),
    ...(far > 0 ? [words.far(number(far))] : []),
    ...(behindWall > 0 ? [words.behindWall(number(behindWall))] : []),
  ]
}

function homes(input: QualityInput): QualityFact {
  const { origins, originsOffNetwork, originsFar, originsBehindWall } = input.manifest.quality
  const counts = { offNetwork: originsOffNetwork, far: originsFar, behindWall: originsBehindWall }
  return {
    name: input.words.origins,
    value: input.words.places(input.number(origins)),
    notes: joinNotes(counts, input),
  }
}

function facilities(input: QualityInput): QualityFact {
  const { facilitiesOffNetwork, facilitiesFar, facilitiesBehindWall } = input.manifest.quality
  const counts = {
    offNetwork: facilitiesOffNetwork,
    far: facilitiesFar,
    behindWall: facilitiesBehindWall,
  }
  return {
    name: input.words.facilities,
    value: input.words.places(input.number(input.manifest.counts.facilities)),
    notes: joinNotes(counts, input),
  }
}

const UNITS = ['community', 'village', 'estate', 'derived'] as const

/** Units are listed apart: 社区, villages, estates and derived blocks are never added up. */
function judged({ communities, words, number }: QualityInput): QualityFact[] {
  const counts = UNITS.flatMap((unit) => {
    const count = communities?.filter((community) => community.unit === unit).length ?? 0
    return count > 0 ? [words.units[unit](number(count))] : []
  })
  const [first, ...others] = counts
  if (first === undefined) return []
  const apart = others.length > 0 ? [...others, words.unitsApart] : []
  return [{ name: words.communities, value: first, notes: apart }]
}

function residents({ manifest: { counts, quality }, words, number, percent }: QualityInput): QualityFact {
  const known = quality.knownLevelsShare
  return {
    name: words.residents,
    value: words.people(number(roughly(counts.residents))),
    notes:
      known === null ? [] : [words.levels(percent(known)), ...(known < ROUGH_BELOW ? [words.rough] : [])],
  }
}

const SIGNIFICANT_DIGITS = 4

/** An estimate of a million people is not known to the person. */
export const roughly = (count: number): number => Number(count.toPrecision(SIGNIFICANT_DIGITS))
