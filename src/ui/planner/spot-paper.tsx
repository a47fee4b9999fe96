import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { areaText } from './area-words.ts'
import type { Spot } from './create-spot.ts'

/** The sample on paper, with boxes to tick and room for notes. */
export function SpotPaper(props: { readonly spot: Spot; readonly found: string }): JSX.Element {
  const { number, name } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const words = () => planning().areas.spot
  const city = () => {
    const names = session.city()?.manifest?.names
    return names === undefined ? '' : name(names)
  }
  const rows = () => props.spot.check()?.rows ?? []
  const where = (district: string | null, street: string | null) =>
    district === null && street === null ? '' : areaText({ district, street }, planning().areas)
  return (
    <>
      <header class="kit-paper-head">
        <div>
          <h1>{words().paper(city())}</h1>
          <p class="planner-paper-note">{props.spot.about().join(' · ')}</p>
          <p>{props.found}</p>
        </div>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{words().columns.number}</th>
            <th scope="col">{words().columns.name}</th>
            <th scope="col">{words().columns.judged}</th>
            <th scope="col">{words().columns.visited}</th>
            <th scope="col">{words().columns.note}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row, i) => (
              <tr>
                <td>{number(i() + 1)}</td>
                <th scope="row">
                  {row.name}
                  <div class="planner-paper-note">
                    {[where(row.district, row.street), `${row.lat.toFixed(5)}, ${row.lon.toFixed(5)}`]
                      .filter(Boolean)
                      .join(' · ')}
                  </div>
                </th>
                <td>{props.spot.judged(row)}</td>
                <td>{row.mark === null ? words().boxes : words().mark[row.mark]}</td>
                <td class="planner-spot-room" />
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="planner-paper-signed">{planning().areas.sheet.signed}</p>
    </>
  )
}
