import { createContext, createEffect, createMemo, createSignal, on, useContext } from 'solid-js'
import type { CommunityUnit } from '../../coverage/tables.ts'
import type { I18n } from '../../i18n/i18n.ts'
import type { StandardRule } from '../../services/standard.ts'
import { chosenUnitOf } from '../../state/area-members.ts'
import { createAreas, type Areas } from '../../state/areas.ts'
import { createDeclared } from '../../state/declared.ts'
import { residentsOrigin } from '../../state/people.ts'
import type { Session } from '../../state/session.ts'
import { communityName } from '../../i18n/community-name.ts'
import { largestUnit } from '../kit/largest-unit.ts'
import { createNameRanks } from './create-name-ranks.ts'
import { filterGaps, FIRST_SORT, foldOnce, sortGaps, type GapSort, type GradeFilter } from './gap-order.ts'
import { gapRows, rowsForRule } from './gap-rows.ts'
import { ruleName, serviceName } from '../../i18n/planner-names.ts'

/** The four questions of the programme, in its order. */
export const QUESTIONS = ['missing', 'should', 'fill', 'provide'] as const
export type Question = (typeof QUESTIONS)[number]

export type Planner = ReturnType<typeof createPlanner>

const NO_ROWS = { shown: [], counts: { gaps: 0, '1-2': 0, '3-5': 0, '6+': 0, undetermined: 0 } } as const

/** What the planner's panel shows of the session: the unit looked at, its figures, and the list as it is filtered. */
export function createPlanner(session: Session, i18n: I18n) {
  const names = createNames(session, i18n)
  const areas = createAreas(session)
  const isInArea = (community: number) => areas.members()?.has(community) ?? true
  const units = createUnits(session, areas, isInArea)
  // who opens a plan that was handed on wants to see it
  const [question, choose] = createSignal<Question>(session.isPlanLinked() ? 'fill' : 'missing')
  createEffect(on(session.isPlanLinked, (isLinked) => isLinked && choose('fill'), { defer: true }))
  const [allRules, setAllRules] = createSignal(false)
  const list = createList({ session, i18n, names, unit: units.unit, isInArea })
  const selection = createSelection(session)
  const setQuestion = (chosen: Question) => {
    selection.takeLeft()
    choose(chosen)
  }
  return {
    ...names,
    ...units,
    /** 「只看我的街道」: the only area that figures, ranking, tables and lists are about; null: the whole city. */
    area: areas.area,
    /** Whether a community (by its index) lies in it. */
    isInArea,
    areas,
    /** What the open city's government declared. */
    ...createDeclared(() => session.city()?.manifest?.id ?? null),
    question,
    setQuestion,
    allRules,
    setAllRules,
    ...list,
    ...selection,
  }
}

function createNames(session: Session, i18n: I18n) {
  const { name } = i18n
  const services = () => session.reference()?.services ?? []
  return {
    /** Of a community by its index. */
    communityName: (community: number) =>
      communityName(session.city()?.communities[community], community, i18n),
    serviceName: (id: string) => serviceName(id, services(), name),
    ruleName: (rule: StandardRule) => ruleName(rule, services(), name),
  }
}

function createUnits(session: Session, areas: Areas, isInArea: (community: number) => boolean) {
  const { unit: chosen, setUnit } = chosenUnitOf(session)
  const all = createMemo(() => {
    const summary = areas.area() === null ? session.judgement()?.summary : areas.figures()
    if (summary === undefined || areas.isWaiting()) return []
    return summary.villages === null ? summary.units : [...summary.units, summary.villages]
  })
  const figures = createMemo(
    () =>
      all().find(({ unit }) => unit === chosen()) ??
      largestUnit(all().filter(({ unit }) => unit !== 'village')) ??
      all()[0],
  )
  return {
    /** Figures of every unit there is, villages last. */
    units: all,
    /** Of the unit that is looked at: the chosen one, else that of which there are most. */
    figures,
    unit: () => figures()?.unit,
    setUnit,
    residentsOrigin: createMemo(() => {
      const unit = figures()?.unit
      const communities = session.city()?.communities ?? []
      return unit === undefined
        ? 'none'
        : residentsOrigin(
            communities.filter((_, c) => isInArea(c)),
            unit,
          )
    }),
  }
}

interface ListInputs {
  readonly session: Session
  readonly i18n: I18n
  readonly names: ReturnType<typeof createNames>
  readonly unit: () => CommunityUnit | undefined
  /** By index. */
  readonly isInArea: (community: number) => boolean
}

function createList({ session, i18n, names, unit, isInArea }: ListInputs) {
  const [grade, setGrade] = createSignal<GradeFilter>('gaps')
  const [text, setText] = createSignal('')
  const [sort, setSort] = createSignal<GapSort>(FIRST_SORT)
  /** The rule that the map is painted by, where the standard has it. */
  const mapRule = createMemo(() => {
    const at = session.judgement()?.standard.rules.findIndex(({ id }) => id === session.mapRule()) ?? -1
    return at < 0 ? null : at
  })
  const rows = createMemo(() => {
    const [judgement, city, of] = [session.judgement(), session.city(), unit()]
    if (judgement === undefined || city === undefined || of === undefined) return []
    const { communities } = city
    const all = gapRows({ judgement, communities, unit: of, nameOf: names.communityName })
    return all.filter(({ community }) => isInArea(community))
  })
  const folded = foldOnce()
  const filtered = createMemo(() => {
    const [judgement, rule] = [session.judgement(), mapRule()]
    if (judgement === undefined) return NO_ROWS
    const all = rule === null ? rows() : rowsForRule(rows(), judgement, rule)
    return filterGaps(all, { grade: grade(), rule, text: text() }, folded)
  })
  const collator = createMemo(() => new Intl.Collator(i18n.language(), { numeric: true }))
  const ranks = createNameRanks(
    () => sort().key === 'name',
    () => rows().map((row) => row.name),
    collator,
  )
  const shown = createMemo(() =>
    sortGaps(filtered().shown, sort(), {
      nameRank: (name) => ranks()?.get(name) ?? 0,
      rules: session.judgement()?.standard.rules ?? [],
      paceMps: session.terms()?.walker.paceMps ?? 1,
    }),
  )
  const clearFilters = () => {
    setGrade('gaps')
    setText('')
    session.setMapRule(null)
  }
  return {
    grade,
    setGrade,
    text,
    setText,
    sort,
    setSort,
    mapRule,
    rows,
    counts: () => filtered().counts,
    shown,
    clearFilters,
  }
}

function createSelection(session: Session) {
  // nothing is drawn by these two: whoever acts on them takes them away
  let follow = false
  let left: number | null = null
  const selected = createMemo(() => {
    const place = session.place()
    if (place?.kind !== 'community') return null
    return session.city()?.communities[place.community] === undefined ? null : place.community
  })
  const last = createMemo<number | null>((before) => selected() ?? before, null)
  return {
    /** Index of the community whose sheet is open. */
    selected,
    /** The community whose sheet was open last, to find its row again. */
    lastSelected: last,
    /** Whether the keyboard should follow to the sheet, or back to the list. Told once. */
    takeFollow: () => {
      const told = follow
      follow = false
      return told
    },
    /** A sheet was closed. */
    leave: (community: number | null) => {
      left = community
    },
    /** The community whose sheet was just closed, for the list to begin there. Told once. */
    takeLeft: () => {
      const told = left
      left = null
      return told
    },
    open: (community: number) => {
      follow = true
      session.select({ kind: 'community', community })
    },
    close: () => {
      follow = true
      session.select(null)
    },
  }
}

const PlannerContext = createContext<Planner>()

export const PlannerProvider = PlannerContext.Provider

/** The planner's panel's own state. @throws Error outside its provider. */
export function usePlanner(): Planner {
  const planner = useContext(PlannerContext)
  if (planner === undefined) throw new Error('usePlanner: no PlannerProvider above this component')
  return planner
}
