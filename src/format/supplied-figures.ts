import type { RowError } from './supplied-row.ts'
import {
  communityFigures,
  COMMUNITY_HEADERS,
  type CommunityColumns,
  type CommunityField,
  type SuppliedCommunity,
} from './supplied-communities.ts'
import { personalColumns } from './personal-columns.ts'
import { chosenColumns, guessColumns, rowsOf } from './supplied-table.ts'

/** What a row tells of a community that is there already; at least one of the three figures. */
export interface CommunityFigures extends Pick<SuppliedCommunity, 'residents' | 'elderly' | 'declared'> {
  /** Line of the table, or position of the GeoJSON feature from 1. */
  readonly line: number
  /** Empty where the row does not tell. */
  readonly id: string
  readonly name: string
  readonly street: string
  readonly district: string
}

export interface SuppliedFigures {
  readonly figures: readonly CommunityFigures[]
  readonly errors: readonly RowError[]
}

interface FiguresFile {
  readonly text: string
  readonly label: string
  readonly columns: CommunityColumns
}

const TOLD = ['residents', 'elderly', 'declared'] as const

/**
 * Reads residents, persons aged 60 or older and declarations of communities that are named by id or name; places in
 * the file do not matter. Rows that cannot be used become errors with their line.
 * @throws Error that names `label` when a column is missing or not one row can be used.
 */
export function readSuppliedFigures({ columns: chosen, ...file }: FiguresFile): SuppliedFigures {
  const { columns: all, rows, isGeojson } = rowsOf(file)
  const named = new Set(Object.values(chosen))
  const personal = personalColumns(all, rows)
  const header = all.filter((column) => named.has(column) || !personal.includes(column))
  const columns = chosenColumns<CommunityField>(guessColumns(header, COMMUNITY_HEADERS), chosen)
  const found = `${file.label}: found the columns ${header.join(', ') || 'none'}`
  if (columns.name === undefined && columns.id === undefined)
    throw new Error(`${found}; expected one for name or id`)
  if (TOLD.every((field) => columns[field] === undefined))
    throw new Error(`${found}; expected one for residents, elderly or declared`)
  const figures: CommunityFigures[] = []
  const errors: RowError[] = []
  for (const row of rows) {
    const { line } = row
    const read = row.error !== null && !isGeojson ? row.error : figuresOf(row, columns)
    if (typeof read === 'string') errors.push({ line, reason: read })
    else figures.push({ line, ...read })
  }
  if (figures.length > 0) return { figures, errors }
  const first = errors.slice(0, 3).map(({ line, reason }) => `line ${line}: ${reason}`)
  const none =
    errors.length === 0 ? 'found no rows' : `found ${errors.length} rows, none usable (${first.join('; ')})`
  throw new Error(`${file.label}: ${none}; expected a community per row with a figure`)
}

function figuresOf(
  row: { readonly valueOf: (column: string) => string },
  columns: Partial<Record<CommunityField, string>>,
): Omit<CommunityFigures, 'line'> | string {
  const valueOf = (field: CommunityField): string => {
    const column = columns[field]
    return column === undefined ? '' : row.valueOf(column)
  }
  const [id, name] = [valueOf('id'), valueOf('name')]
  if (id === '' && name === '') return 'no name'
  const told = communityFigures(valueOf)
  if (typeof told === 'string') return told
  if (TOLD.every((field) => valueOf(field) === ''))
    return 'no figure: expected residents, elderly or declared'
  return { id, name, street: valueOf('street'), district: valueOf('district'), ...told }
}
