import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { GRADES, type Grade } from '../../theme.ts'
import './grade-bar.css'

export interface GradeBarProps {
  /** Number of communities of each grade. */
  readonly bands: Readonly<Record<Grade, number>>
}

/** The smallest share with room for its figure in the bar. */
const LABELLED = 0.085

/** Communities by number of services missing: a bar to look at, and the same as a list to read. */
export function GradeBar(props: GradeBarProps): JSX.Element {
  const { t, percent } = useI18n()
  const all = () => total(props.bands)
  const share = (grade: Grade) => (all() === 0 ? 0 : props.bands[grade] / all())
  return (
    <div class="kit-grade-bar">
      <div class="kit-grade-strip" aria-hidden="true">
        <For each={GRADES}>
          {(grade) => (
            <Show when={share(grade) > 0}>
              <span data-grade={grade} style={{ 'flex-grow': share(grade) }}>
                {share(grade) >= LABELLED ? percent(share(grade)) : ''}
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

const total = (bands: GradeBarProps['bands']): number => GRADES.reduce((sum, grade) => sum + bands[grade], 0)
