import type { AreaName } from '../../coverage/areas.ts'
import type { PlanningWords } from '../../i18n/planning-words.ts'

/** 「东城区 · 景山街道」; the whole city without an area. */
export function areaText(area: AreaName | null, words: PlanningWords['areas']): string {
  const { district, street } = area ?? { district: null, street: null }
  if (district !== null && street !== null) return words.path(district, street)
  return street ?? district ?? words.wholeCity
}
