/** Our lengths beside the recorded answers of Routino, which has a reader, a topology and rules of its own. */
import { readFileSync } from 'node:fs'
import type { Comparison } from '../../src/services/accuracy.ts'
import type { OsmData } from '../osm/osm-data.ts'
import { bothNetworks, ourLengths, wholeMetresOf, type OurLengths } from '../truth/compare-routes.ts'
import { boundsOf } from '../truth/extract-bounds.ts'
import { walkFrom } from '../truth/plain-graph.ts'
import { placeOf, plainStreets } from '../truth/plain-streets.ts'
import type { RoutinoRecord } from '../truth/routino-record.ts'
import { comparisonOf } from './compare-times.ts'

export const routinoRecord = (name: string): RoutinoRecord =>
  JSON.parse(readFileSync(new URL(`../truth/${name}`, import.meta.url), 'utf8')) as RoutinoRecord

/** What Routino's rounding of places may change on a whole way. */
const PLACES_M = 0.2

/** The line of the table: pairs that Routino walks as far as we do in its whole metres are equal. */
export function againstRoutino(data: OsmData, record: RoutinoRecord): Comparison {
  const rows = [...comparePairs(data, record)].map((pair) => ({
    ours: pair.contractedM,
    theirs: pair.measuredM,
    // every edge of ours is a whole number of decimetres, and Routino's places are a little off
    tolerance: 0.05 * pair.edges + PLACES_M,
    isEqual: pair.inWholeMetres === pair.routinoM,
  }))
  return comparisonOf({ peer: 'routino', version: record.routino, unit: 'm' }, rows)
}

export interface ComparedPair extends OurLengths {
  readonly routinoM: number
  readonly measuredM: number
}

/** Pair by pair, in the record's order. */
export function* comparePairs(data: OsmData, { pairs }: RoutinoRecord): Generator<ComparedPair> {
  const both = bothNetworks(data, boundsOf(data))
  const nodeAt = nodesByPlace(data)
  for (const [lonA, latA, lonB, latB, routinoM, measuredM] of pairs) {
    const [from, to] = [nodeAt.get(`${lonA},${latA}`) ?? -1, nodeAt.get(`${lonB},${latB}`) ?? -1]
    yield { ...ourLengths(both, from, to), routinoM, measuredM }
  }
}

/**
 * Whether we walk a pair of the record as far as Routino, in its whole metres: what `comparePairs` says of it too, which
 * builds the network beside the plain streets and measures in three ways.
 */
export function agreesOnPlainStreets(data: OsmData): (pair: RoutinoRecord['pairs'][number]) => boolean {
  const streets = plainStreets(data)
  const wholeMetres = wholeMetresOf(streets)
  const nodeAt = nodesByPlace(data)
  return ([lonA, latA, lonB, latB, routinoM]) => {
    const [start, goal] = [nodeAt.get(`${lonA},${latA}`) ?? -1, nodeAt.get(`${lonB},${latB}`) ?? -1]
    return walkFrom(streets.graph, wholeMetres, { start, goal }).cost[goal] === routinoM
  }
}

const nodesByPlace = (data: OsmData): ReadonlyMap<string, number> =>
  new Map(Array.from(data.nodeIds, (_, node) => [placeOf(data, node).join(','), node]))
