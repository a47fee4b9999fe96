import type { Standard } from '../../services/standard.ts'

type Source = Standard['sources'][string]

export interface NumberedSource {
  readonly number: number
  readonly source: Source
}

/** Sources of a standard, numbered from 1 in the order in which its rules, its judging and its floors name them. */
export function numberedSources(standard: Standard): ReadonlyMap<string, NumberedSource> {
  const { rules, judging, thinFloors } = standard
  const keys = [
    ...rules.flatMap((rule) => [rule.source, ...(rule.minSize === undefined ? [] : [rule.minSize.source])]),
    judging.source,
    thinFloors.source,
    standard.source,
  ]
  const numbered = new Map<string, NumberedSource>()
  for (const key of keys) {
    const source = standard.sources[key]
    if (source !== undefined && !numbered.has(key)) numbered.set(key, { number: numbered.size + 1, source })
  }
  return numbered
}
