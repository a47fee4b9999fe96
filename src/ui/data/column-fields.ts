import type { OwnRole } from '../../state/guess-role.ts'
import type { GivenFile } from '../../state/own-reading.ts'

/** What columns can be chosen for, in the order asked. */
export const FIELDS = {
  communities: [
    'name',
    'lon',
    'lat',
    'residents',
    'elderly',
    'unit',
    'type',
    'street',
    'district',
    'declared',
    'id',
  ],
  facilities: ['name', 'lon', 'lat', 'services', 'openingHours', 'address', 'id'],
} as const

export type OwnField = (typeof FIELDS)[OwnRole][number]

/** The column that a field is read from: as chosen, else as guessed. */
export function columnOf(role: OwnRole, { file, table }: GivenFile, field: OwnField): string | null {
  const chosen = file.columns?.[field]
  if (chosen !== undefined) return chosen
  const guess: Readonly<Partial<Record<string, string>>> = table.guess[role]
  return guess[field] ?? null
}

/** Fields without which no row can be read. Figures of communities need no place, but who they are about. */
export function missingFields(role: OwnRole, given: GivenFile): readonly OwnField[] {
  const has = (field: OwnField): boolean => columnOf(role, given, field) !== null
  if (given.file.use === 'figures') return has('name') || has('id') ? [] : ['name']
  const needed: readonly OwnField[] = [
    ...(role === 'communities' ? (['name'] as const) : []),
    ...(given.table.hasPlaces ? [] : (['lon', 'lat'] as const)),
  ]
  return needed.filter((field) => !has(field))
}

/** What stands in the first rows of a column; null where nothing does. */
export function examplesOf({ table }: GivenFile, column: string | null): readonly string[] | null {
  const at = column === null ? -1 : table.columns.indexOf(column)
  const texts = table.rows.map((row) => row[at] ?? '').filter((text) => text !== '')
  return texts.length === 0 ? null : texts
}
