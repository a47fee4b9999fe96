import { readPlanData, writePlanFile } from '../format/plan-file.ts'
import type { Plan } from '../format/plan.ts'
import { createKeptValue, type KeptAs, type KeptValue } from './storage/kept-value.ts'
import { localText, type StorageTrouble } from './storage/local-text.ts'

/** Plans of one city as this browser keeps them, in the order they were made. */
export type PlanBook = KeptValue<readonly Plan[]>

/** Opens what is kept for a city; what cannot be read is put aside as it is. */
export const openPlanBook = (
  city: string,
  onTrouble: (trouble: StorageTrouble | 'unreadable') => void,
): PlanBook =>
  createKeptValue({
    as: booksAsText,
    main: localText(`plans.${city}`),
    spare: localText(`plans-unreadable.${city}`),
    onTrouble,
  })

const BOOK_VERSION = 1

/** A list of files, each with the id that this browser calls it by. */
const booksAsText: KeptAs<readonly Plan[]> = {
  empty: [],
  isEmpty: (plans) => plans.length === 0,
  write: (plans) =>
    JSON.stringify({
      version: BOOK_VERSION,
      plans: plans.map(({ id, ...content }) => ({ id, file: JSON.parse(writePlanFile(content)) as unknown })),
    }),
  read: (text) => {
    const found = plansIn(text)
    if (found === null) return { value: [], isWhole: false }
    const value = found.flatMap(readKept)
    return { value, isWhole: value.length === found.length }
  },
}

function plansIn(text: string): readonly unknown[] | null {
  try {
    const json: unknown = JSON.parse(text)
    if (!isRecord(json) || json['version'] !== BOOK_VERSION || !Array.isArray(json['plans'])) return null
    return json['plans']
  } catch {
    return null
  }
}

function readKept(kept: unknown): Plan[] {
  if (!isRecord(kept) || typeof kept['id'] !== 'string') return []
  try {
    return [{ id: kept['id'], ...readPlanData(kept['file'], 'a plan kept in this browser') }]
  } catch {
    return []
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
