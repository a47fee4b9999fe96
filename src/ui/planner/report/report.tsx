import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { dataMonth } from '../../kit/data-month.ts'
import { qrFits } from '../../share/qr.ts'
import { QrCode } from '../../share/qr-code.tsx'
import { ReportGaps } from './report-gaps.tsx'
import { ReportGrades } from './report-grades.tsx'
import { ReportPlan } from './report-plan.tsx'
import { ReportRanking } from './report-ranking.tsx'
import { ReportTerms } from './report-terms.tsx'
import './report.css'

export interface ReportProps {
  /** Address of a picture of the map; null: none. */
  readonly picture: string | null
}

/** The check-up on paper. */
export function Report(props: ReportProps): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const words = usePlanningWords()
  const report = () => words().report
  const city = () => {
    const listing = session.cities()?.find(({ id }) => id === session.cityId())
    const names = session.city()?.manifest?.names ?? listing?.names
    return names === undefined ? '' : i18n.name(names)
  }
  const data = () => {
    const month = dataMonth(session.city())
    return month === null ? i18n.t().planner.trust.noDate : i18n.t().planner.trust.data(month)
  }
  const date = () => new Intl.DateTimeFormat(i18n.language(), { dateStyle: 'long' }).format(new Date())
  const url = () => {
    const link = session.plans()?.link() ?? null
    return link === null || link === 'too-long' ? location.href : link
  }
  return (
    <article class="planner-report">
      <header class="planner-paper-head">
        <div>
          <p class="planner-paper-title">{report().title}</p>
          <h1>{city()}</h1>
          <p>{[data(), report().printed(date())].join(' · ')}</p>
        </div>
        <Show when={qrFits(url())}>
          <figure class="planner-paper-scan">
            <QrCode text={url()} label={report().link} />
          </figure>
        </Show>
      </header>
      <ReportGrades />
      <Show when={props.picture} fallback={<p class="planner-paper-note">{report().noMap}</p>}>
        {(picture) => (
          <figure>
            <img src={picture()} alt={report().map} />
            <figcaption class="planner-paper-note">{report().mapNote}</figcaption>
          </figure>
        )}
      </Show>
      <ReportRanking />
      <ReportPlan />
      <ReportGaps />
      <ReportTerms url={url()} />
    </article>
  )
}
