import type { FeatureCollection, Point } from 'geojson'
import { csvText, type CsvCell } from './csv.ts'
import { gapCell, type GapSetting } from './gap-cells.ts'
import type { GapEntry, GapLists } from './gap-entries.ts'
import type { GapSheet, GapTemplate } from './gap-template.ts'

/** Both lists and everything that is needed to write them. */
export interface GapReport extends GapSetting {
  readonly lists: GapLists
  readonly template: GapTemplate
}

/** The lists that are files of their own. */
export type GapListName = 'problems' | 'toCheck'

/** A heading, then one row per entry, numbered from 1. 问题清单 and 整治清单 have the same rows with the same numbers. */
export function gapTable(report: GapReport, sheet: GapSheet): CsvCell[][] {
  const columns = report.template[sheet]
  return [
    columns.map(({ column, heading }) => heading ?? report.texts.columns[column]),
    ...entriesOf(report, sheet).map((entry, i) =>
      columns.map(({ column }) => gapCell(column, report, { entry, number: i + 1 })),
    ),
  ]
}

const entriesOf = ({ lists }: GapReport, sheet: GapSheet): readonly GapEntry[] =>
  sheet === 'toCheck' ? lists.toCheck : lists.problems

/** One list as CSV, as `csvText` has it. */
export const gapCsv = (report: GapReport, list: GapListName): string => csvText(gapTable(report, list))

/**
 * One list as points of its communities, one per row: properties by the headings of the template, and beside them the
 * data ids. What the sheet 口径说明 says stands beside the features, under `notes`.
 */
export function gapGeoJson(
  report: GapReport,
  list: GapListName,
): FeatureCollection<Point> & { readonly notes: readonly CsvCell[][] } {
  const [headings = [], ...rows] = gapTable(report, list)
  const entries = entriesOf(report, list)
  return {
    type: 'FeatureCollection',
    notes: gapNotes(report),
    features: rows.map((cells, i) => {
      const entry = entries[i]
      const community = report.communities[entry?.community ?? -1]
      return {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [community?.lon ?? 0, community?.lat ?? 0] },
        properties: {
          ...Object.fromEntries(cells.map((cell, at) => [String(headings[at] ?? at), cell])),
          communityId: community?.id ?? null,
          ruleId: report.ruleIds[entry?.rule ?? -1] ?? null,
        },
      }
    }),
  }
}

/** 口径说明: what was judged by what, how many there are, and what the columns mean. Two columns. */
export function gapNotes({ texts, lists }: GapReport): CsvCell[][] {
  const { problems, toCheck, doubtsLeftOut } = lists
  return [
    ...texts.notes.map((note) => [...note]),
    [texts.counts.problemCommunities, communitiesOf(problems)],
    [texts.counts.problemRows, problems.length],
    [texts.counts.toCheckCommunities, communitiesOf(toCheck)],
    [texts.counts.toCheckRows, toCheck.length],
    [texts.counts.doubtsLeftOut, doubtsLeftOut],
    ...texts.explained.map((note) => [...note]),
  ]
}

const communitiesOf = (entries: readonly GapEntry[]): number =>
  new Set(entries.map(({ community }) => community)).size
