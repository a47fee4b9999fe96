import { createContext, createMemo, useContext, type Accessor } from 'solid-js'
import type { UnitCounts } from '../../../coverage/unit-counts.ts'
import type { FirmAnswer } from '../../../engine/protocol.ts'
import type { StandardRule } from '../../../services/standard.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { peopleText } from '../../../state/people.ts'
import type { Firm } from '../../../state/firm.ts'
import { useSession } from '../../../state/session.ts'
import { usePlanner } from '../create-planner.ts'
import { lengthText, type Length } from './lengths.ts'

export interface FirmView {
  readonly firm: Firm
  readonly answer: Accessor<FirmAnswer>
}

const FirmContext = createContext<FirmView>()
export const FirmProvider = FirmContext.Provider

/** What the parts of the section share: the answer, and words for its figures, all of the unit that is looked at. */
export function useFirm() {
  const view = useContext(FirmContext)
  if (view === undefined) throw new Error('useFirm: no FirmProvider above this component')
  const i18n = useI18n()
  const words = usePlanningWords()
  const planner = usePlanner()
  const session = useSession()
  const communities = () => session.city()?.communities ?? []
  const isOfUnit = (community: number): boolean => communities()[community]?.unit === planner.unit()
  const count = createMemo(() => communities().filter(({ unit }) => unit === planner.unit()).length)
  const unitWords = () => i18n.t().planner.units[planner.unit() ?? 'community']
  return {
    ...view,
    planner,
    words: () => words().firm,
    isOfUnit,
    /** `577 个推算街坊`, in all. */
    unitCount: () => unitWords().count(i18n.number(count())),
    unitName: () => unitWords().one,
    ofUnit: <T extends { readonly unit: UnitCounts['unit'] }>(units: readonly T[]): T | undefined =>
      units.find(({ unit }) => unit === planner.unit()),
    ruleName: (r: number): string => {
      const rule: StandardRule | undefined = view.answer().standard.rules[r]
      return rule === undefined ? '' : planner.ruleName(rule)
    },
    people: (n: number): string => peopleText(n, planner.residentsOrigin(), i18n),
    /** A number with at most one decimal. */
    decimal: decimal(i18n),
    length: (length: Length): string => lengthText(length, { words: words().firm, number: decimal(i18n) }),
  }
}

const decimal =
  ({ language }: ReturnType<typeof useI18n>) =>
  (value: number): string =>
    new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(value)
