import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { peopleText } from '../../state/people.ts'
import { useSession } from '../../state/session.ts'
import { dataMonth } from '../kit/data-month.ts'
import { usePlanner } from './create-planner.ts'

/** Under every figure: of how many, by which data, how much of it is judged, and where the residents come from. */
export function TrustLine(): JSX.Element {
  const i18n = useI18n()
  const { t, number } = i18n
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.trust
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
  const parts = () => {
    const figures = planner.figures()
    if (figures === undefined) return []
    return [
      residents(),
      date(),
      ...judged(),
      words().undetermined(number(figures.bands.undetermined)),
      words().sources[planner.residentsOrigin()],
      ...(figures.residentsRough ? [words().rough] : []),
    ]
  }
  return (
    <ul class="planner-trust">
      <For each={parts()}>{(part) => <li>{part}</li>}</For>
    </ul>
  )
}
