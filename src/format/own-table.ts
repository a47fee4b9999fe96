import { personalColumns } from './personal-columns.ts'
import { COMMUNITY_HEADERS, type CommunityField } from './supplied-communities.ts'
import { FACILITY_HEADERS, type FacilityField } from './supplied-facilities.ts'
import { guessColumns, rowsOf } from './supplied-table.ts'

/** What is to be seen of somebody's own file before it is decided what its columns mean. */
export interface OwnTable {
  /** Headers (of GeoJSON: properties) that may mean something. */
  readonly columns: readonly string[]
  /** Those that look like phone or identity numbers of persons: never read. */
  readonly leftOut: readonly string[]
  /** The first rows with text in them, cell by cell of `columns`. */
  readonly rows: readonly (readonly string[])[]
  /** Places stand in the file itself, so that no columns for longitude and latitude are needed. */
  readonly hasPlaces: boolean
  /** What the columns seem to mean, for either list. */
  readonly guess: {
    readonly communities: Readonly<Partial<Record<CommunityField, string>>>
    readonly facilities: Readonly<Partial<Record<FacilityField, string>>>
  }
}

const PREVIEWED_ROWS = 3
const LONGEST_CELL = 60

/**
 * Looks at the columns of a table or a FeatureCollection.
 * @throws Error that names `label` when the text is neither.
 */
export function ownTable(text: string, label: string): OwnTable {
  const { columns: all, rows, isGeojson } = rowsOf({ text, label })
  const leftOut = personalColumns(all, rows)
  const columns = all.filter((column) => column !== '' && !leftOut.includes(column))
  const first: string[][] = []
  for (const { error, valueOf } of rows) {
    if (first.length === PREVIEWED_ROWS) break
    const cells = columns.map((column) => shortened(valueOf(column)))
    if ((error === null || isGeojson) && cells.some((cell) => cell !== '')) first.push(cells)
  }
  return {
    columns,
    leftOut,
    rows: first,
    hasPlaces: isGeojson,
    guess: {
      communities: guessColumns(columns, COMMUNITY_HEADERS),
      facilities: guessColumns(columns, FACILITY_HEADERS),
    },
  }
}

const shortened = (text: string): string =>
  text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text
