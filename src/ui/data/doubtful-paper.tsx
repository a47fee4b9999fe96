import { For, Show, type JSX } from 'solid-js'
import { communityName } from '../../i18n/community-name.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { today, type DoubtfulCheck, type DoubtfulPlace } from '../../state/doubtful-places.ts'
import { useSession } from '../../state/session.ts'
import { createDoubtfulWords } from './doubtful-words.ts'

/** The places in doubt on one page, with boxes to tick and room for hours. A tapped point is not told: it may be a home. */
export function DoubtfulPaper(props: { readonly check: DoubtfulCheck }): JSX.Element {
  const i18n = useI18n()
  const data = useDataWords()
  const session = useSession()
  const words = () => data().doubtful
  const said = createDoubtfulWords()
  const from = () => {
    const [place, city] = [session.place(), session.city()]
    return place?.kind === 'community'
      ? communityName(city?.communities[place.community], place.community, i18n)
      : words().point
  }
  const about = () => {
    const [names, date] = [session.city()?.manifest?.names, session.notes.dataDate()]
    return [
      names === undefined ? '' : i18n.name(names),
      from(),
      date === null ? '' : words().mapOf(date),
      words().printed(today()),
    ].filter(Boolean)
  }
  const box = (place: DoubtfulPlace) => {
    const found = props.check.found(place)
    return found === null ? words().boxes : words().found[found]
  }
  return (
    <>
      <header class="kit-paper-head">
        <div>
          <h1>{words().heading}</h1>
          <p class="planner-paper-note">{about().join(' · ')}</p>
        </div>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{words().column.number}</th>
            <th scope="col">{words().column.place}</th>
            <th scope="col">{words().reasons}</th>
            <th scope="col">{words().column.found}</th>
            <th scope="col">{words().hours}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.check.places()}>
            {(place, i) => (
              <tr>
                <td>{i18n.number(i() + 1)}</td>
                <th scope="row">
                  {said.nameOf(place)}
                  <div class="planner-paper-note">
                    {said.factsOf(place).join(' · ')}
                    <br />
                    {`${place.facility.lat.toFixed(5)}, ${place.facility.lon.toFixed(5)}`}
                  </div>
                </th>
                <td>{place.doubts.map((doubt) => words().doubt[doubt]).join(words().separator)}</td>
                <td class="data-doubtful-box">{box(place)}</td>
                <td class="data-doubtful-room">
                  <Show when={props.check.hours(place)}>{(hours) => hours()}</Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="planner-paper-note">{words().paperNote}</p>
    </>
  )
}
