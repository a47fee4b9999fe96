import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'

export interface ReportTermsProps {
  readonly url: string
  /** Whether terms and method are told, beside the sources. */
  readonly withMethod: boolean
}

/** By what was judged, on which data, and where to read more. */
export function ReportTerms(props: ReportTermsProps): JSX.Element {
  const { t, name, number, percent } = useI18n()
  const session = useSession()
  const words = usePlanningWords()
  const report = () => words().report.terms
  const sources = () => session.city()?.manifest?.sources ?? []
  const approval = () => session.city()?.manifest?.mapApproval ?? null
  const isEstimate = () => session.city()?.method === 'straight-line-estimate'
  return (
    <section>
      <Show when={props.withMethod} fallback={<h2>{report().sources}</h2>}>
        <h2>{report().heading}</h2>
      </Show>
      <Show when={props.withMethod && session.terms()}>
        {(terms) => (
          <ul>
            <li>
              {report().standard(name(terms().standard.names))}
              <Show
                when={!terms().standard.verified || terms().standard.rules.some(({ verified }) => !verified)}
              >
                {' '}
                {t().resident.list.bracket(report().unverified)}
              </Show>
            </li>
            <li>{report().walker(name(terms().walker.names))}</li>
            <li>
              {terms().minutes === null
                ? report().ownMinutes
                : report().minutes(number(terms().minutes ?? 0))}
            </li>
            <li>{report().share(percent(terms().standard.residentsShare))}</li>
            <li>{isEstimate() ? report().estimate : report().method}</li>
            <li>{report().thin}</li>
          </ul>
        )}
      </Show>
      <Show when={props.withMethod}>
        <h3>{report().sources}</h3>
      </Show>
      <ul>
        <For each={sources()}>
          {(source) => (
            <li>
              {[source.title, source.attribution, source.licence, source.date].filter(Boolean).join(' · ')}
              <Show when={!source.verified}> {t().resident.list.bracket(report().unverifiedSource)}</Show>
            </li>
          )}
        </For>
      </ul>
      <p>
        {t().shell.mapNotice.purpose}
        <Show when={approval()}>{(code) => ` ${t().shell.mapNotice.approval(code())}`}</Show>
      </p>
      <p class="planner-paper-note planner-report-link">{props.url}</p>
    </section>
  )
}
