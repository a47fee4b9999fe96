import type { City } from '../city.ts'

const GATE_ID = /^osm:node\/(\d{1,15})$/

/** What a plan calls the barrier that is an OpenStreetMap node. */
export const gateId = (osmNode: number): string => `osm:node/${osmNode}`

/** The edges of a barrier, ascending; a barrier between three ways has several, and is opened and closed as one. */
export function edgesOfGate({ gates }: City, id: string): number[] {
  const osmNode = Number(GATE_ID.exec(id)?.[1] ?? Number.NaN)
  return gates.flatMap((gate) => (gate.osmNode === osmNode ? [gate.edge] : []))
}
