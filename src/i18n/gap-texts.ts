import type { CheckupMethod } from '../format/checkup.ts'
import type { CityManifest } from '../format/city-manifest.ts'
import type { GapTexts, RuleTexts } from '../format/gap-texts.ts'
import type { Service } from '../services/catalogue.ts'
import type { Standard, StandardRule } from '../services/standard.ts'
import type { Walker } from '../services/walker.ts'
import type { Dictionary } from './dictionary.ts'
import { formatsIn, type Formats } from './formats.ts'
import { nameIn, nameKeysIn, type Language } from './language.ts'
import type { PlanningWords } from './planning-words.ts'

/** What an exported list is about. */
export interface GapTextsInput {
  readonly language: Language
  readonly t: Dictionary
  readonly listing: PlanningWords['listing']
  readonly services: readonly Service[]
  /** With the minutes that were asked for. */
  readonly standard: Standard
  readonly walker: Walker
  readonly minutes: number | null
  readonly method: CheckupMethod
  /** Null without a city. */
  readonly manifest: Pick<CityManifest, 'names' | 'sources'> | null
  /** Day of the map; null where facilities come from elsewhere. */
  readonly date: string | null
  /** Names of somebody's own files. */
  readonly ownFiles: readonly string[]
  /** Ids of rules that are judged nowhere, as the map has nothing of them. */
  readonly setAside: readonly string[]
  /** Whether links name a standard of the reader's own without saying what it asks; false when left out. */
  readonly isStandardOnlyNamed?: boolean
  /** In words: which communities and rules are listed. */
  readonly scope: string
}

/** The words of an exported list, ready to be handed to whoever writes it. */
export function gapTexts(input: GapTextsInput): GapTexts {
  const { language, t, listing, services } = input
  const { file } = listing
  const { unnamed, grades } = t.shell
  return {
    nameKeys: nameKeysIn(language),
    columns: file.columns,
    units: mapValues(t.planner.units, ({ one }) => one),
    unnamed: mapValues(unnamed, (word) => word('{n}')),
    types: t.planner.sheet.types,
    inferred: file.inferred('{type}'),
    rules: ruleTexts(input, formatsIn(language)),
    services: Object.fromEntries(services.map(({ id, names }) => [id, nameIn(names.planner, language)])),
    unnamedFacility: t.planner.sheet.unnamed('{service}'),
    verdicts: file.verdicts,
    reasons: file.reasons,
    nowhere: file.nowhere,
    grades,
    residentsSources: file.residentsSources,
    underTen: file.underTen,
    sheets: file.sheets,
    notes: notesOf(input, formatsIn(language)),
    counts: file.counts,
    explained: Object.values(file.explained).map(([what = '', text = '']) => [what, text] as const),
  }
}

function ruleTexts({ language, t, listing, services, standard, minutes }: GapTextsInput, formats: Formats) {
  const { file } = listing
  const serviceName = (id: string) => {
    const service = services.find((one) => one.id === id)
    return service === undefined ? id : nameIn(service.names.planner, language)
  }
  return standard.rules.map((rule): RuleTexts => {
    const members = rule.services.map(serviceName)
    const list = members.join(file.separator)
    const facility = members.length === 1 ? list : file.anyOf(list)
    const length = t.planner.walk[rule.ruler](formats.number(rule.threshold))
    const isChosen = minutes !== null && rule.scalable
    const within = file.within(length)
    return {
      indicator: rule.names === undefined ? members.join(' / ') : nameIn(rule.names, language),
      facility,
      requirement: file.basis(isChosen ? file.chosenTime(within) : within, basisOf(standard, rule, file)),
      tooFar: file.tooFar(length),
    }
  })
}

type FileWords = PlanningWords['listing']['file']

function basisOf(standard: Standard, rule: StandardRule, file: FileWords): string {
  const source = standard.sources[rule.source]
  const text = [source?.text ?? rule.source, ...(source?.date === undefined ? [] : [source.date])].join(', ')
  return rule.verified ? text : file.notVerified(text)
}

function notesOf(input: GapTextsInput, formats: Formats): (readonly [string, string])[] {
  const { language, listing, standard, walker, minutes, manifest } = input
  const { notes, notVerified, separator } = listing.file
  const standardName = nameIn(standard.names, language)
  const metres = formats.number(Math.round(walker.paceMps * 15 * 60))
  const aside = standard.rules
    .filter(({ id }) => input.setAside.includes(id))
    .map((rule) => ruleNameOf(rule, input))
  return [
    ...(manifest === null ? [] : [[notes.city, nameIn(manifest.names, language)] as const]),
    ...(input.ownFiles.length === 0 ? [] : [[notes.ownPlaces, input.ownFiles.join(separator)] as const]),
    [notes.standard, standard.verified ? standardName : notVerified(standardName)],
    ...(input.isStandardOnlyNamed === true
      ? [[notes.links, notes.linksNameOnly(standardName)] as const]
      : []),
    [notes.walker, notes.walkerIs(nameIn(walker.names, language), metres)],
    [notes.minutes, minutes === null ? notes.byStandard : notes.minutesSet(formats.number(minutes))],
    [notes.scope, input.scope],
    [notes.method, input.method === 'network' ? notes.network : notes.estimate],
    [
      notes.judging,
      notes.judgingIs(formats.percent(standard.residentsShare), formats.number(standard.tolerance)),
    ],
    ...(aside.length === 0 ? [] : [[notes.setAside, aside.join(separator)] as const]),
    [notes.date, input.date ?? notes.unknown],
    ...(manifest?.sources ?? []).map(
      ({ title, date, licence, attribution }) =>
        [notes.source, notes.sourceIs(title, date ?? notes.unknown, `${licence}, ${attribution}`)] as const,
    ),
    [notes.notice, notes.noticeIs],
  ]
}

function ruleNameOf(rule: StandardRule, { language, services }: GapTextsInput): string {
  if (rule.names !== undefined) return nameIn(rule.names, language)
  const names = rule.services.map((id) => services.find((one) => one.id === id)?.names.planner ?? { '': id })
  return names.map((name) => nameIn(name, language)).join(' / ')
}

const mapValues = <K extends string, A, B>(record: Readonly<Record<K, A>>, change: (value: A) => B) =>
  Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, change(value)])) as Record<K, B>
