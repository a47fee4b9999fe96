import type { GapFileRequest } from '../../engine/protocol.ts'
import { gapTexts } from '../../i18n/gap-texts.ts'
import type { I18n } from '../../i18n/i18n.ts'
import type { PlanningWords } from '../../i18n/planning-words.ts'
import type { Session } from '../../state/session.ts'
import { areaText } from './area-words.ts'
import type { Planner } from './create-planner.ts'
import { filterGaps, type GradeFilter } from './gap-order.ts'

/** What an export is made of: everything, or what the list's filters leave. */
export type ExportScope = 'list' | 'whole'

interface ExportInputs {
  readonly session: Session
  readonly planner: Planner
  readonly i18n: I18n
  readonly words: PlanningWords
}

/** Grades that tell the two lists apart rather than narrow one of them. */
const isNarrow = (grade: GradeFilter): boolean => grade !== 'gaps' && grade !== 'undetermined'

/**
 * Communities that the filters leave, by index: of the list as it is sorted, and of the other one, for a workbook has
 * both. A grade such as 3–5 leaves none of the other list.
 */
export function communitiesLeft(planner: Planner): { readonly gaps: number[]; readonly toCheck: number[] } {
  const grade = planner.grade()
  const shown = planner.shown().map(({ community }) => community)
  if (isNarrow(grade)) return { gaps: shown, toCheck: [] }
  const filter = { rule: planner.mapRule(), text: planner.text() }
  const left = (of: 'gaps' | 'undetermined') =>
    of === grade
      ? shown
      : filterGaps(planner.rows(), { ...filter, grade: of }).shown.map(({ community }) => community)
  return { gaps: left('gaps'), toCheck: left('undetermined') }
}

/** The filters in words, for the reader and for the file; `unit` is always one of them. */
export function filtersText({ session, planner, i18n, words }: ExportInputs): string {
  const scope = words.listing.scope
  const { t } = i18n
  const [unit, grade, rule, text] = [
    planner.unit(),
    planner.grade(),
    ruleOf(session, planner),
    planner.text().trim(),
  ]
  const parts = [
    unit === undefined ? null : scope.unit(t().planner.units[unit].one),
    session.area() === null ? null : scope.area(areaText(session.area(), words.areas)),
    isNarrow(grade) ? scope.grade(t().shell.grades[grade as Exclude<GradeFilter, 'gaps'>]) : null,
    rule === undefined ? null : scope.rule(planner.ruleName(rule)),
    text === '' ? null : scope.text(text),
  ]
  return parts.filter((part) => part !== null).join(scope.separator)
}

const ruleOf = (session: Session, planner: Planner) =>
  session.judgement()?.standard.rules[planner.mapRule() ?? -1]

export interface ExportAsked {
  readonly form: GapFileRequest['form']
  readonly list: GapFileRequest['list']
  readonly scope: ExportScope
  readonly template: GapFileRequest['template']
  /** The page's own address without what stands after `#`. */
  readonly address: string
}

/** What the worker is asked for; null while there is nothing to export. */
export function gapFileRequest(inputs: ExportInputs, asked: ExportAsked): GapFileRequest | null {
  const { session, planner, i18n, words } = inputs
  const [terms, judgement, city, reference] = [
    session.terms(),
    session.judgement(),
    session.city(),
    session.reference(),
  ]
  if (terms === undefined || judgement === undefined || city === undefined || reference === undefined)
    return null
  const { own, manifest, method } = city
  const isWhole = asked.scope === 'whole'
  const left = communitiesLeft(planner)
  const date =
    own?.facilities == null ? (manifest?.sources.find(({ id }) => id === 'osm')?.date ?? null) : null
  return {
    terms,
    form: asked.form,
    list: asked.list,
    template: asked.template,
    choice: {
      communities: isWhole ? null : [...left.gaps, ...left.toCheck],
      rule: isWhole ? null : (ruleOf(session, planner)?.id ?? null),
    },
    texts: gapTexts({
      language: i18n.language(),
      t: i18n.t(),
      listing: words.listing,
      services: reference.services,
      standard: judgement.standard,
      walker: terms.walker,
      minutes: terms.minutes,
      method,
      manifest,
      date,
      ownFiles: [own?.communities?.name, own?.facilities?.name].flatMap((name) => name ?? []),
      setAside: judgement.summary.gaps.rulesSetAside,
      isStandardOnlyNamed: isStandardOnlyNamed(session),
      scope: isWhole ? words.listing.file.notes.whole : filtersText(inputs),
    }),
    date,
    page: pageOf(inputs, asked.address),
  }
}

/** Communities of somebody's own file are in no link. */
function pageOf({ session }: ExportInputs, address: string): GapFileRequest['page'] {
  const [city, id, terms] = [session.city(), session.cityId(), session.terms()]
  if (city?.own != null || id === null || terms === undefined) return null
  const { walker, minutes } = terms
  return { address, terms: { city: id, ...standardInLinks(session), walker: walker.id, minutes } }
}

/** Longest text of a standard, as it stands in an address, that every row of a list has beside it. */
const LONGEST_OWN = 300

/**
 * What every link of a list says of the standard that it was judged by. One of the reader's own is written out where it
 * is short; a longer one is named alone, which only a browser that keeps it understands: elsewhere the page says that it
 * does not know it.
 */
export function standardInLinks(session: Pick<Session, 'terms' | 'standards'>): {
  readonly standard: string | null
  readonly own: string | null
} {
  const standard = session.terms()?.standard.id ?? null
  const standards = session.standards()
  const text = standards?.current()?.standard.id === standard ? (standards?.linkText() ?? null) : null
  return { standard, own: text !== null && encodeURIComponent(text).length <= LONGEST_OWN ? text : null }
}

/** Whether links only name the standard, though it does not come with the page. */
export function isStandardOnlyNamed(
  session: Pick<Session, 'terms' | 'standards' | 'reference' | 'city'>,
): boolean {
  const { standard, own } = standardInLinks(session)
  if (standard === null || own !== null || session.city()?.own != null) return false
  return session.reference()?.standards.some(({ id }) => id === standard) === false
}
