import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { GRADES, type Grade } from '../../theme.ts'
import './grade-bar.css'

export interface GradeBarProps {
  /** Number of communities of each grade. */
  readonly bands: Readonly<Record<Grade, number>>
}

/** Communities by number of services missing: a bar to look at, and the same as a list to read. */
export function GradeBar(props: GradeBarProps): JSX.Element {
  const { t, percent } = useI18n()
  const all = () => GRADES.reduce((sum, grade) => sum + props.bands[grade], 0)
  const share = (grade: Grade) => (all() === 0 ? 0 : props.bands[grade] / all())
  return (
    <div class="kit-grade-bar">
      <div class="kit-grade-strip" aria-hidden="true">
        <For each={GRADES}>
          {(grade) => (
            <Show when={share(grade) > 0}>
              <span data-grade={grade} style={{ 'flex-grow': share(grade) }}>
                {share(grade) >= 0.1 ? percent(share(grade)) : ''}
              </span>
            </Show>
          )}
        </For>
      </div>
      <ul class="kit-grade-key">
        <For each={GRADES}>
          {(grade) => (
            <li data-grade={grade}>
              {t().shell.grades[grade]} <b>{percent(share(grade))}</b>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
