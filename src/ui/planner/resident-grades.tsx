import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { peopleText } from '../../state/people.ts'
import { GRADES } from '../../theme.ts'
import { wholePercents } from '../kit/percents.ts'
import { usePlanner } from './create-planner.ts'

/** The same grades by residents, each by what their own home lacks; nothing where nobody knows who lives where. */
export function ResidentGrades(): JSX.Element {
  const i18n = useI18n()
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas.residentGrades
  const bands = () => planner.figures()?.residentBands
  const all = () => GRADES.reduce((sum, grade) => sum + (bands()?.[grade] ?? 0), 0)
  const parts = () => {
    const counts = GRADES.map((grade) => bands()?.[grade] ?? 0)
    const percents = wholePercents(counts)
    return GRADES.flatMap((grade, i) => {
      const [count = 0, percent = 0] = [counts[i], percents[i]]
      if (count === 0) return []
      const share = percent === 0 ? i18n.t().shell.underOne : i18n.percent(percent / 100)
      return [words().part(i18n.t().shell.grades[grade], share)]
    })
  }
  return (
    <Show when={all() > 0}>
      <p class="planner-resident-grades">
        <b>{words().label}</b> {parts().join(words().separator)}
        {words().of(peopleText(all(), planner.residentsOrigin(), i18n))}
      </p>
    </Show>
  )
}
