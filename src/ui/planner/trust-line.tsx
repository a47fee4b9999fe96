import { For, type JSX } from 'solid-js'
import type { CommunityUnit } from '../../coverage/tables.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { peopleText } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import { dataMonth } from '../kit/data-month.ts'
import { usePlanner } from './create-planner.ts'

/**
 * Under every figure: of how many of which unit, how many of the official register are judged, by which data, how much
 * is undetermined, and where the residents come from.
 */
export function TrustLine(): JSX.Element {
  const i18n = useI18n()
  const { t, number, percent } = i18n
  const planning = usePlanningWords()
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.trust
  const more = () => planning().areas.trust
  const residents = () => {
    const by = planner.figures()?.residents
    const all = by === undefined ? 0 : by.inside + by.outside + by.unknown
    if (all === 0) return words().noResidents
    return words().residents(peopleText(all, planner.residentsOrigin(), i18n))
  }
  const date = () => {
    const month = dataMonth(session.city())
    return month === null ? words().noDate : words().data(month)
  }
  const judged = () => {
    const of = session.judgement()?.summary.judged
    return of === undefined ? [] : [words().judged(number(of.rules), number(of.of))]
  }
  /** Of the whole city, whatever part of it is looked at: a register of its parts is not known. */
  const register = () => {
    const declared = planner.declared()
    const unit = planner.unit()
    if (declared === undefined || unit === undefined) return []
    if (declared === null || declared.register === null) return [more().noRegister]
    const { units, date: from } = declared.register
    const { one, count } = t().planner.units[unit]
    if (unit === 'derived' || unit === 'estate') return [more().registerOther(number(units), from, one)]
    return [more().register(number(units), from, count(number(judgedInCity(unit))))]
  }
  const judgedInCity = (unit: CommunityUnit) => {
    const summary = session.judgement()?.summary
    const all = summary === undefined ? [] : [...summary.units, summary.villages]
    const found = all.find((figures) => figures?.unit === unit)
    return (found?.communities ?? 0) - (found?.bands.undetermined ?? 0)
  }
  const parts = () => {
    const figures = planner.figures()
    if (figures === undefined) return []
    const { communities, unit } = figures
    const { undetermined } = figures.bands
    return [
      more().of(t().planner.units[unit].count(number(communities))),
      residents(),
      date(),
      ...judged(),
      more().undetermined(
        number(undetermined),
        number(communities),
        percent(communities === 0 ? 0 : undetermined / communities),
      ),
      ...register(),
      words().sources[planner.residentsOrigin()],
      ...(figures.residentsRough ? [words().rough] : []),
    ]
  }
  return (
    <ul class="planner-trust" aria-label={more().label}>
      <For each={parts()}>{(part) => <li>{part}</li>}</For>
    </ul>
  )
}
