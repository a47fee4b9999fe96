/** Columns of the 问题清单, in its order. The last four before `link` are for hands: they are always empty. */
export const GAP_COLUMNS = [
  'number',
  'district',
  'street',
  'community',
  'estate',
  'type',
  'indicator',
  'facility',
  'requirement',
  'nearest',
  'minutes',
  'metres',
  'straight',
  'households',
  'residents',
  'elderly',
  'residentsSource',
  'verdict',
  'reason',
  'date',
  'siteCheck',
  'measure',
  'responsible',
  'deadline',
  'link',
] as const

/** Columns that a template may have besides: data ids, the grade, the position, and an empty column of its own name. */
export const MORE_COLUMNS = ['grade', 'unit', 'id', 'rule', 'longitude', 'latitude', 'blank'] as const

export const ALL_COLUMNS = [...GAP_COLUMNS, ...MORE_COLUMNS] as const
export type GapColumn = (typeof ALL_COLUMNS)[number]
