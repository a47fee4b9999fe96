import { For, Show, type JSX } from 'solid-js'
import { useSession } from '../../state/session.ts'
import { weekLines } from './hours-text.ts'
import './row-hours.css'
import { useWords } from './words.ts'

/** The hours of the focused facility day by day, today first; nothing where they cannot be read. */
export function WeekTable(): JSX.Element {
  const session = useSession()
  const words = useWords()
  return (
    <Show when={session.week()}>
      {(week) => (
        <table class="resident-week">
          <caption class="visually-hidden">{words().hours.week.caption}</caption>
          <tbody>
            <For each={weekLines(words(), week())}>
              {(line) => (
                <tr aria-current={line.isToday ? 'date' : undefined}>
                  <th scope="row">{line.day}</th>
                  <td>{line.hours}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      )}
    </Show>
  )
}
