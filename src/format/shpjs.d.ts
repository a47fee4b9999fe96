/** What is used of shpjs, which brings no types. */
declare module 'shpjs' {
  /** Shapes of a .shp file in order, null for an empty one; in WGS-84 where the text of a .prj is given. */
  export function parseShp(shp: Uint8Array, prj?: string): (import('geojson').Geometry | null)[]
  /** Rows of a .dbf file in order. */
  export function parseDbf(dbf: Uint8Array, encoding?: string): Record<string, unknown>[]
}
