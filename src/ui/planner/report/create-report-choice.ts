import { createMemo, createSignal, type Accessor } from 'solid-js'
import { useSession, type Session } from '../../../state/session.ts'
import { usePlanner, type Planner } from '../create-planner.ts'
import {
  MAP_CHOICES,
  PART_CHOICES,
  sheetOptions,
  whyNotMap,
  whyNotPart,
  type MapChoice,
  type PartChoice,
  type ReportChoice,
  type ReportFacts,
} from './report-choice.ts'

export type KeptChoice = ReturnType<typeof createReportChoice>

interface Wishes {
  readonly maps: ReadonlyMap<MapChoice, boolean>
  readonly parts: ReadonlyMap<PartChoice, boolean>
  /** A rule that the standard need not have any more. */
  readonly rule: string | null
  /** Value of a `SheetOption`; empty: none. */
  readonly sheet: string
}

const NO_WISHES: Wishes = { maps: new Map(), parts: new Map(), rule: null, sheet: '' }

/** What was chosen last on this page. */
const KEPT = new WeakMap<Session, ReturnType<typeof createSignal<Wishes>>>()

/** Of a first report: the city at a glance, and what a plan changes. */
const FIRST_MAPS: ReadonlySet<MapChoice> = new Set(['grades', 'streets', 'flips'])

/** What the report has: everything that there is, and few maps, until the planner chooses otherwise. */
export function createReportChoice(hasNeeds: Accessor<boolean>) {
  const session = useSession()
  const planner = usePlanner()
  const signal = KEPT.get(session) ?? createSignal<Wishes>(NO_WISHES)
  KEPT.set(session, signal)
  const [wishes, setWishes] = signal
  const facts = createMemo(() => factsOf(session, planner, hasNeeds()))
  const rules = createMemo(() => {
    const judgement = session.judgement()
    const aside = new Set(judgement?.summary.gaps.rulesSetAside)
    return (judgement?.standard.rules ?? []).filter(({ id }) => !aside.has(id))
  })
  const rule = createMemo(() => {
    const wanted = [wishes().rule, session.mapRule(), planner.figures()?.rules[0]?.rule, rules()[0]?.id]
    return wanted.find((id) => rules().some((one) => one.id === id)) ?? null
  })
  const options = createMemo(() => sheetOptions(planner.areas.names(), planner.area()))
  const sheet = () => (options().some(({ value }) => value === wishes().sheet) ? wishes().sheet : '')
  const hasMap = (map: MapChoice) =>
    whyNotMap(map, facts()) === null && (wishes().maps.get(map) ?? FIRST_MAPS.has(map))
  const hasPart = (part: PartChoice) =>
    whyNotPart(part, facts()) === null && (wishes().parts.get(part) ?? true)
  return {
    facts,
    rules,
    rule,
    setRule: (id: string) => setWishes((before) => ({ ...before, rule: id })),
    hasMap,
    setMap: (map: MapChoice, isChosen: boolean) =>
      setWishes((before) => ({ ...before, maps: new Map(before.maps).set(map, isChosen) })),
    hasPart,
    setPart: (part: PartChoice, isChosen: boolean) =>
      setWishes((before) => ({ ...before, parts: new Map(before.parts).set(part, isChosen) })),
    sheetOptions: options,
    sheet,
    setSheet: (value: string) => setWishes((before) => ({ ...before, sheet: value })),
    choice: (): ReportChoice => ({
      maps: new Set(MAP_CHOICES.filter((map) => hasMap(map))),
      rule: rule(),
      parts: new Set(PART_CHOICES.filter((part) => hasPart(part))),
      sheets: options().find(({ value }) => value === sheet())?.areas ?? [],
    }),
  }
}

function factsOf(session: Session, planner: Planner, hasNeeds: boolean): ReportFacts {
  const figures = planner.areas.figures()
  return {
    hasMap: session.mapPicture() !== null,
    hasStreets: session.city()?.method === 'network',
    hasPlan: (session.plans()?.steps().length ?? 0) > 0 && session.city()?.method === 'network',
    hasNeeds,
    hasAreas: figures !== undefined && figures.rows.length + figures.types.length > 0,
  }
}
