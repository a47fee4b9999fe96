import { For, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { GRADES, type Grade } from '../../theme.ts'
import { wholePercents } from './percents.ts'
import './grade-bar.css'

interface GradeBarProps {
  /** Communities by number of services missing. */
  readonly bands: Readonly<Record<Grade, number>>
}

/** Communities by grade: a bar with its key to look at, and a table for those who do not see it. Empty grades are left out. */
export function GradeBar(props: GradeBarProps): JSX.Element {
  const { t, number, percent } = useI18n()
  const parts = () => {
    const percents = wholePercents(GRADES.map((grade) => props.bands[grade]))
    return GRADES.map((grade, i) => ({ grade, count: props.bands[grade], percent: percents[i] ?? 0 }))
  }
  const drawn = () => parts().filter(({ count }) => count > 0)
  const share = (part: { readonly count: number; readonly percent: number }) =>
    part.count > 0 && part.percent === 0 ? t().shell.underOne : percent(part.percent / 100)
  return (
    <div class="kit-grades">
      <div class="kit-grade-strip" aria-hidden="true">
        <For each={drawn()}>
          {(part) => (
            <span data-grade={part.grade} style={{ 'flex-grow': part.count }}>
              <b>{share(part)}</b>
            </span>
          )}
        </For>
      </div>
      <ul class="kit-grade-key" aria-hidden="true">
        <For each={drawn()}>
          {(part) => (
            <li data-grade={part.grade}>
              <span>{t().shell.grades[part.grade]}</span>
              <b>{share(part)}</b>
              <i>{number(part.count)}</i>
            </li>
          )}
        </For>
      </ul>
      <table class="visually-hidden">
        <caption>{t().shell.gradeTable.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t().shell.gradeTable.grade}</th>
            <th scope="col">{t().shell.gradeTable.count}</th>
            <th scope="col">{t().shell.gradeTable.share}</th>
          </tr>
        </thead>
        <tbody>
          <For each={parts()}>
            {(part) => (
              <tr>
                <th scope="row">{t().shell.grades[part.grade]}</th>
                <td>{number(part.count)}</td>
                <td>{share(part)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}
