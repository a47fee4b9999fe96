import type { ServiceGap } from '../../src/coverage/data-gaps.ts'
import type { Figures, Rate } from '../../src/coverage/figures.ts'
import { BANDS, type Band } from '../../src/coverage/grade.ts'
import type { CitySummary } from '../../src/coverage/summary.ts'
import type { CommunityUnit } from '../../src/coverage/tables.ts'
import type { Checkup } from '../../src/format/checkup.ts'
import type { Standard } from '../../src/services/standard.ts'

export interface SummarySetting {
  readonly checkup: Checkup
  readonly standard: Standard
  /** Title line: the city and the date of its map, or what was judged without one. */
  readonly title: string
  /** Minutes or metres to the threshold, for the words about the walker. */
  readonly walkerNote: string
}

const UNIT_WORDS: Readonly<Record<CommunityUnit, string>> = {
  community: 'communities (社区)',
  village: 'villages (村)',
  estate: 'estates (小区)',
  derived: 'derived blocks (推算街坊)',
}

const BAND_WORDS: Readonly<Record<Band, string>> = {
  all: 'nothing missing',
  '1-2': '1–2 missing',
  '3-5': '3–5 missing',
  '6+': '6 or more missing',
  undetermined: 'cannot tell yet',
}

const BAR = 40

/** The city in words: grades first, then the strict rate, denominators with every figure, what the map lacks. */
export function summaryText({ checkup, standard, title, walkerNote }: SummarySetting): string {
  const { summary, method } = checkup
  const groups = [...summary.units, ...(summary.villages === null ? [] : [summary.villages])]
  return [
    title,
    `standard ${standard.id} (${standard.names.en})${standard.verified ? '' : ', not verified'}; ${walkerNote}`,
    ...(method === 'network' ? [] : ['ESTIMATE: straight-line distance × 1.35, no streets were walked']),
    `judged on ${summary.judged.rules} of ${summary.judged.of} required services`,
    ...(groups.length > 0
      ? []
      : ['', 'no communities: no list was given, and the map has no homes to make any from']),
    ...groups.flatMap((figures) => ['', ...figuresLines(figures)]),
    '',
    ...gapLines(summary),
  ].join('\n')
}

function figuresLines(figures: Figures): string[] {
  const { unit, communities, bands, strict, residentsRate, residents, residentsRough, rankedBy, rules } =
    figures
  const known = residents.inside + residents.outside + residents.unknown
  const lacked = rules.filter((rule) => rule.required && rule.communities.outside > 0).slice(0, 5)
  return [
    `${n(communities)} ${UNIT_WORDS[unit]}${known > 0 ? `, ${n(known)} residents${residentsRough ? ' (a rough estimate)' : ''}` : ''}`,
    ...BANDS.map(
      (band) =>
        `  ${bar(bands[band], communities)} ${BAND_WORDS[band].padEnd(18)} ${of(bands[band], communities)}`,
    ),
    ...rateLine('strict rate, communities', strict),
    ...rateLine('strict rate, residents', residentsRate),
    ...(lacked.length === 0 ? [] : [`  most missed, by ${rankedBy}:`]),
    ...lacked.map(
      (rule) =>
        `    ${rule.rule.padEnd(20)} ${of(rule.communities.outside, communities)} communities, ${of(rule.residents.outside, known)} residents`,
    ),
  ]
}

const rateLine = (words: string, rate: Rate | null): string[] =>
  rate === null || rate.of === 0 ? [] : [`  ${words}: ${of(rate.count, rate.of)}`]

function gapLines({ gaps }: CitySummary): string[] {
  return [
    ...listLine('not on the map, set aside', gaps.rulesSetAside),
    ...listLine(
      'services without any facility on the map',
      gaps.missing.map(({ service }) => service),
    ),
    ...listLine('too thinly mapped to say "outside"', gaps.thin.map(thinWords)),
    ...listLine('thinly mapped around some communities', gaps.thinInPlaces.map(placesWords)),
  ]
}

const thinWords = ({ service, inCity, per10000 }: ServiceGap): string =>
  `${service} (${inCity}${per10000 === null ? '' : `, ${per10000.toFixed(2)} per 10,000 residents`})`

const placesWords = ({ service, thinCommunities }: ServiceGap): string => `${service} (${thinCommunities})`

const listLine = (words: string, list: readonly string[]): string[] =>
  list.length === 0 ? [] : [`${words}: ${list.join(', ')}`]

function bar(count: number, total: number): string {
  const filled = total === 0 ? 0 : Math.round((count / total) * BAR)
  return `${'█'.repeat(filled)}${'·'.repeat(BAR - filled)}`
}

function of(count: number, total: number): string {
  const share = total === 0 ? '–' : `${((count / total) * 100).toFixed(1)} %`
  return `${n(count)} of ${n(total)} (${share})`
}

const n = (value: number): string => Math.round(value).toLocaleString('en')
