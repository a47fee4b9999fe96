import { createMemo, createSignal } from 'solid-js'
import type { Checklist } from '../../../services/checklist.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { createChecklists, type ChecklistItem } from '../../../state/checklists.ts'
import { useSession } from '../../../state/session.ts'
import { VERDICT_NAMES, type VerdictName } from '../../../theme.ts'
import { createKnowledge } from '../create-knowledge.ts'
import { usePlanner } from '../create-planner.ts'

/** What is ticked for: one community, or the whole city at once. */
export const SCOPES = ['community', 'city'] as const
export type Scope = (typeof SCOPES)[number]

export type ChecklistView = ReturnType<typeof createChecklistView>

/** The checklists of the open city: which list and which community is looked at, and what was measured there. */
export function createChecklistView() {
  const [session, planner, i18n, planning] = [useSession(), usePlanner(), useI18n(), usePlanningWords()]
  const checklists = createChecklists({ known: createKnowledge(), nameOf: i18n.name })
  const [chosenList, chooseList] = createSignal<string | null>(null)
  const [scope, setScope] = createSignal<Scope>('community')
  const [community, setCommunity] = createSignal(planner.lastSelected())
  const list = createMemo(() => checklists.lists.find(({ id }) => id === chosenList()) ?? checklists.lists[0])
  const items = createMemo((): readonly ChecklistItem[] => {
    const shown = list()
    return shown === undefined ? [] : checklists.itemsOf(shown)
  })
  /** Id of what is ticked for; null: the whole city; undefined: no community is chosen. */
  const place = createMemo((): string | null | undefined => {
    if (scope() === 'city') return null
    const at = community()
    return at === null ? undefined : session.city()?.communities[at]?.id
  })
  const ruleOf = createMemo(() => {
    const rules = session.judgement()?.standard.rules ?? []
    return new Map(
      rules.flatMap((rule, r) => rule.services.map((service) => [service, r] as const)).toReversed(),
    )
  })
  const all = createMemo(() =>
    (session.city()?.communities ?? []).flatMap(({ id, unit }, c) =>
      unit === planner.unit() && planner.isInArea(c) ? [id] : [],
    ),
  )
  const indexOf = createMemo(() => new Map(session.city()?.communities.map(({ id }, c) => [id, c])))
  return {
    ...checklists,
    list,
    chooseList,
    items,
    named: createMemo(() => items().filter(({ name }) => name !== null)),
    scope,
    setScope,
    community,
    setCommunity,
    place,
    placeName: () => {
      const at = community()
      return scope() === 'city' || at === null ? planning().checklist.ticking.city : planner.communityName(at)
    },
    groupName: (group: Checklist['groups'][number]) => i18n.name(group.names),
    /** Of a community by its id; one that the city has no more bears none. */
    nameOfCommunity: (id: string) => {
      const at = indexOf().get(id)
      return at === undefined ? '' : planner.communityName(at)
    },
    /** What the page found of a service where it is ticked for; null: of the whole city nothing. */
    measured: (service: string): VerdictName | 'none' | null => {
      const at = community()
      if (scope() === 'city' || at === null) return null
      const rule = ruleOf().get(service)
      if (rule === undefined) return 'none'
      return VERDICT_NAMES[session.judgement()?.rules[rule]?.verdict[at] ?? -1] ?? 'unknown'
    },
    /** Ids of the communities of the unit and the area that are looked at. */
    all,
    /** How many findings of the list's items are of other communities. */
    elsewhere: createMemo(() => {
      const looked = new Set(all())
      return checklists
        .book()
        .ticks.filter(
          (tick) => tick.list === list()?.id && tick.community !== null && !looked.has(tick.community),
        ).length
    }),
  }
}
