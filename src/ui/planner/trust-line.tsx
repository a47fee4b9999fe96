import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { usePlanner } from './create-planner.ts'
import { shownPeople } from '../../state/people.ts'

/** Under every figure: of how many, by which data, how much of it is judged, and where the residents come from. */
export function TrustLine(): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = () => t().planner.trust
  const residents = () => {
    const by = planner.figures()?.residents
    const all = by === undefined ? 0 : by.inside + by.outside + by.unknown
    if (all === 0) return words().noResidents
    const origin = planner.residentsOrigin()
    const shown = number(shownPeople(all, origin) ?? 0)
    return origin === 'given' ? words().residents(shown) : words().estimated(shown)
  }
  const date = () => {
    const sources = session.city()?.manifest?.sources ?? []
    const found = (sources.find(({ id }) => id === 'osm') ?? sources[0])?.date ?? null
    return found === null ? words().noDate : words().data(found.slice(0, 'yyyy-mm'.length))
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
