import * as v from 'valibot'

/** Name of the browser's cache that holds files of cities. The service worker reads it: scripts/vite/offline.ts. */
export const CITY_CACHE = 'quarter-hour-cities'

/** Where the record of a city stands among its files in that cache. */
export const RECORD_FILE = 'kept.json'

const record = v.strictObject({
  visited: v.pipe(v.number(), v.minValue(0)),
  wish: v.nullable(v.picklist(['saved', 'removed'])),
})

/** What is noted beside the kept files of a city: the last visit in milliseconds since 1970, and what was asked for. */
export type KeptRecord = v.InferOutput<typeof record>

export const NEVER_VISITED: KeptRecord = { visited: 0, wish: null }

/** Reads a record. What cannot be read counts as none: the files are then the first to go. */
export function readKeptRecord(text: string): KeptRecord {
  try {
    return v.parse(record, JSON.parse(text))
  } catch {
    return NEVER_VISITED
  }
}
