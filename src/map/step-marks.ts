import type { LineString } from 'geojson'
import type { PlanStep } from '../format/plan.ts'
import type { LonLat } from '../units.ts'
import type { MapData } from './map-source.tsx'

/** What a step names of the data. */
export interface KnownPlace {
  readonly lon: number
  readonly lat: number
  readonly names: Readonly<Record<string, string>>
  readonly services: readonly string[]
}

/** A step as it stands on the map. */
export interface StepMark {
  readonly id: string
  readonly kind: PlanStep['kind']
  /** From 1, in the order of the plan. */
  readonly number: number
  /** Of a footpath its middle. */
  readonly at: LonLat
  /** A line that belongs to it: of what is moved from its old place, of a footpath along it. */
  readonly line: readonly [LonLat, LonLat] | null
  readonly services: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly access: 'open' | 'residents' | 'closed' | null
}

interface Standing {
  readonly at: LonLat
  readonly services: readonly string[]
  readonly names: Readonly<Record<string, string>>
}

const NOWHERE: Pick<StepMark, 'services' | 'names' | 'access' | 'line'> = {
  services: [],
  names: {},
  access: null,
  line: null,
}

/**
 * The steps of a plan as marks, in order; those whose facility is not known (yet) and who say nowhere else where they
 * are, are left out. A facility that was moved before stands where it was moved to.
 */
export function stepMarks(
  steps: readonly PlanStep[],
  known: (facility: string) => KnownPlace | null | undefined,
): StepMark[] {
  const standing = new Map<string, Standing>()
  const find = (facility: string): Standing | undefined => {
    const place = standing.get(facility) ?? known(facility)
    if (place === null || place === undefined) return undefined
    return 'at' in place ? place : { ...place, at: [place.lon, place.lat] }
  }
  return steps.flatMap((step, i): readonly StepMark[] => {
    const base = { ...NOWHERE, id: step.id, kind: step.kind, number: i + 1 }
    switch (step.kind) {
      case 'add-facility': {
        const { at, services } = step
        standing.set(`step:${step.id}`, { at, services, names: {} })
        return [{ ...base, at, services }]
      }
      case 'move-facility': {
        const place = find(step.facility)
        const { services, names } = place ?? NOWHERE
        standing.set(step.facility, { at: step.at, services, names })
        return [{ ...base, at: step.at, line: place ? [place.at, step.at] : null, services, names }]
      }
      case 'close-facility': {
        const place = find(step.facility)
        if (place === undefined) return []
        return [{ ...base, at: place.at, services: place.services, names: place.names }]
      }
      case 'set-access':
        return [{ ...base, at: step.at, access: step.access }]
      case 'add-link': {
        const { from, to } = step
        return [{ ...base, at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], line: [from, to] }]
      }
    }
  })
}

/** The lines of marks; `isLink` where it is a footpath. */
export const stepLines = (marks: readonly StepMark[], chosen: string | null): MapData => ({
  type: 'FeatureCollection',
  features: marks.flatMap(({ id, line, kind, number }) => {
    if (line === null) return []
    const geometry: LineString = { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) }
    const properties = { isLink: kind === 'add-link', chosen: id === chosen }
    return [{ type: 'Feature' as const, id: number, geometry, properties }]
  }),
})
