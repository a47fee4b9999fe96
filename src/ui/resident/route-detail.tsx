import { For, Match, Show, Switch, type JSX } from 'solid-js'
import type { RouteAnswer } from '../../city/place-answer.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { FacilityCard } from './facility-card.tsx'
import { durationText } from './figures.ts'
import './route-detail.css'
import { routeStory } from './route-steps.ts'
import { useRows } from './rows-context.ts'
import { useWords } from './words.ts'

export interface RouteDetailProps {
  readonly service: string
  /** Global id. */
  readonly facility: number
}

/** Under a focused row: the way there, leg by leg, and what is known of the place. */
export function RouteDetail(props: RouteDetailProps): JSX.Element {
  const session = useSession()
  const words = useWords()
  const rows = useRows()
  const texts = () => words().text.route
  const route = () => {
    const found = session.route()
    return found?.facility === props.facility ? found : undefined
  }
  const hasFailed = () => session.problems().some(({ what }) => what === 'route')
  return (
    <div class="resident-detail">
      <Switch fallback={<p role="status">{texts().loading}</p>}>
        <Match when={rows().method === 'straight-line-estimate'}>
          <p class="resident-note" data-tone="amber">
            {texts().estimate}
          </p>
        </Match>
        <Match when={route()}>{(found) => <RouteTable route={found()} />}</Match>
        <Match when={hasFailed()}>
          <p>{texts().none}</p>
          <Button kind="quiet" onClick={() => session.retry()}>
            {texts().retry}
          </Button>
        </Match>
      </Switch>
      <Show when={rows().facility(props.facility)}>
        {(facility) => <FacilityCard facility={facility()} service={props.service} />}
      </Show>
    </div>
  )
}

function RouteTable(props: { readonly route: RouteAnswer }): JSX.Element {
  const session = useSession()
  const words = useWords()
  const texts = () => words().text.route
  const story = () => routeStory(words(), props.route, session.terms()?.walker.signalWaitS ?? 0)
  const metres = (value: number) => words().text.units.metres(words().number(value))
  return (
    <>
      <h4>{texts().heading}</h4>
      <table class="resident-route">
        <thead>
          <tr>
            <th scope="col">{texts().columns.part}</th>
            <th scope="col">{texts().columns.metres}</th>
            <th scope="col">{texts().columns.time}</th>
          </tr>
        </thead>
        <tbody>
          <For each={story().steps}>
            {(step) => (
              <tr>
                <th scope="row">{step.what}</th>
                <td>{metres(step.metres)}</td>
                <td>{durationText(words(), step.seconds)}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts().total}</th>
            <td>{metres(story().metres)}</td>
            <td>{durationText(words(), story().seconds)}</td>
          </tr>
        </tfoot>
      </table>
      <ul class="resident-remarks">
        <For each={story().remarks}>{(remark) => <li>{remark}</li>}</For>
      </ul>
    </>
  )
}
