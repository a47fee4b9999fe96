import type { Dwelling } from './elements-to-dwellings.ts'

/** Floor area of each dwelling, in the order given. */
export interface FloorAreas {
  readonly floorAreaM2: Float64Array
  /** 1 where the levels are mapped, 0 where they are the median of their like. */
  readonly isKnown: Uint8Array
}

/** Levels where the extract has too few: a lower bound, and the known share near 0 says so. */
const LEAST_LEVELS = 1

/** A median of fewer is an anecdote: two mapped towers once gave a whole country their height. */
const LEAST_SAMPLE = 10

/**
 * Footprint × levels. Missing levels are the median of the same `building` value in the district, else in the
 * city, else of all dwellings – of at least `leastSample` of them –, else 1. `districtOf[i]` belongs to dwelling i.
 */
export function floorAreas(
  dwellings: readonly Dwelling[],
  districtOf: readonly (string | null)[],
  leastSample = LEAST_SAMPLE,
): FloorAreas {
  const known = new Map<string, number[]>()
  const groupsOf = (i: number, kind: string): string[] => [`${kind}@${districtOf[i] ?? ''}`, kind, '']
  for (const [i, { levels, kind }] of dwellings.entries()) {
    if (levels === null) continue
    for (const group of groupsOf(i, kind)) {
      const list = known.get(group)
      if (list) list.push(levels)
      else known.set(group, [levels])
    }
  }
  const medians = new Map(
    [...known]
      .filter(([, levels]) => levels.length >= leastSample)
      .map(([group, levels]) => [group, median(levels)]),
  )
  const levelsOf = ({ levels, kind }: Dwelling, i: number): number => {
    const group = groupsOf(i, kind).find((name) => medians.has(name))
    return levels ?? medians.get(group ?? '') ?? LEAST_LEVELS
  }
  return {
    floorAreaM2: Float64Array.from(dwellings, (dwelling, i) => dwelling.footprintM2 * levelsOf(dwelling, i)),
    isKnown: Uint8Array.from(dwellings, ({ levels }) => (levels === null ? 0 : 1)),
  }
}

/** Middle value, or the mean of the two middle ones. Sorts its argument; the list must not be empty. */
export function median(values: number[]): number {
  values.sort((a, b) => a - b)
  const half = values.length >> 1
  const upper = values[half]
  if (upper === undefined)
    throw new Error('the median of an empty list was asked: expected at least one value')
  return values.length % 2 === 1 ? upper : (upper + (values[half - 1] ?? upper)) / 2
}

/** Share of the floor area of some dwellings whose levels are mapped, 0 … 1; null when they have none. */
export function knownLevelsShare(
  { floorAreaM2, isKnown }: FloorAreas,
  dwellings: readonly number[],
): number | null {
  let [known, all] = [0, 0]
  for (const i of dwellings) {
    const area = floorAreaM2[i] ?? 0
    all += area
    if (isKnown[i] === 1) known += area
  }
  return all > 0 ? known / all : null
}

/** Census figures of the place that the bounds show. */
export interface Census {
  readonly total: number
  /** By the district names that the street and district areas give. */
  readonly byDistrict: Readonly<Record<string, number>> | null
}
