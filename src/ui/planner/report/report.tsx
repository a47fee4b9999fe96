import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { dataMonth } from '../../kit/data-month.ts'
import { qrFits } from '../../share/qr.ts'
import { QrCode } from '../../share/qr-code.tsx'
import { areaText } from '../area-words.ts'
import { usePlanner } from '../create-planner.ts'
import type { NeedsView } from '../provide/create-needs-view.ts'
import type { ReportMaterial } from './prepare-report.ts'
import { ReportAreas } from './report-areas.tsx'
import type { PartChoice } from './report-choice.ts'
import { ReportFlips } from './report-flips.tsx'
import { ReportGaps } from './report-gaps.tsx'
import { ReportGrades } from './report-grades.tsx'
import { ReportMaps } from './report-maps.tsx'
import { ReportNeeds } from './report-needs.tsx'
import { ReportPlan } from './report-plan.tsx'
import { ReportRanking } from './report-ranking.tsx'
import { ReportTerms } from './report-terms.tsx'
import './report.css'

export interface ReportProps {
  readonly material: ReportMaterial
  readonly needs: NeedsView
}

/** The check-up on paper, by the parts that were chosen. */
export function Report(props: ReportProps): JSX.Element {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const report = () => words().report
  const city = () => {
    const listing = session.cities()?.find(({ id }) => id === session.cityId())
    const names = session.city()?.manifest?.names ?? listing?.names
    return names === undefined ? '' : i18n.name(names)
  }
  const title = () => {
    const area = planner.area()
    return [city(), area === null ? '' : areaText(area, words().areas)].filter(Boolean).join(' · ')
  }
  const data = () => {
    const month = dataMonth(session.city())
    return month === null ? i18n.t().planner.trust.noDate : i18n.t().planner.trust.data(month)
  }
  const date = () => new Intl.DateTimeFormat(i18n.language(), { dateStyle: 'long' }).format(new Date())
  const has = (part: PartChoice) => props.material.parts.has(part)
  const url = () => {
    const link = session.plans()?.link() ?? null
    return link === null || link === 'too-long' ? location.href : link
  }
  return (
    <article class="planner-report">
      <header class="kit-paper-head">
        <div>
          <p class="kit-paper-title">{report().title}</p>
          <h1>{title()}</h1>
          <p>{[data(), report().printed(date())].join(' · ')}</p>
        </div>
        <Show when={qrFits(url())}>
          <figure class="kit-paper-scan">
            <QrCode text={url()} label={report().link} />
          </figure>
        </Show>
      </header>
      <ReportGrades />
      <ReportMaps material={props.material} />
      <Show when={has('ranking')}>
        <ReportRanking />
      </Show>
      <Show when={has('areas')}>
        <ReportAreas />
      </Show>
      <Show when={has('plan')}>
        <ReportPlan gains={props.material.gains} />
      </Show>
      <Show when={has('flips') && props.material.gains}>{(gains) => <ReportFlips gains={gains()} />}</Show>
      <Show when={has('needs')}>
        <ReportNeeds needs={props.needs} />
      </Show>
      <Show when={has('list')}>
        <ReportGaps />
      </Show>
      <ReportTerms url={url()} withMethod={has('method')} />
    </article>
  )
}
