import ArrowRight from 'lucide-solid/icons/arrow-right'
import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { dataMonth } from '../kit/data-month.ts'
import { GradeBar } from '../kit/grade-bar.tsx'
import { largestUnit } from '../kit/largest-unit.ts'
import { ProgressLine } from '../kit/progress-line.tsx'
import { Tag } from '../kit/tag.tsx'

/** The city in one bar: of the unit with most communities, since units are never added up. */
export function WholeCity(props: { readonly onMore: () => void }): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const figures = () => largestUnit(session.judgement()?.summary.units ?? [])
  return (
    <Show when={figures() ?? session.work().judgement}>
      <section class="start-whole">
        <h3>{t().shell.start.whole}</h3>
        <Show
          when={figures()}
          fallback={
            <Show when={session.work().judgement}>
              {(progress) => <ProgressLine label={t().shell.loading.judgement} progress={progress()} />}
            </Show>
          }
        >
          {(found) => (
            <>
              <p class="start-count">{t().shell.units[found().unit](number(found().communities))}</p>
              <Show when={session.city()?.method === 'straight-line-estimate'}>
                <p class="start-estimate">
                  <Tag tone="amber">{t().planner.estimate}</Tag>
                </p>
              </Show>
              <GradeBar bands={found().bands} />
              <p class="start-basis">
                <Basis />
              </p>
            </>
          )}
        </Show>
        <Button kind="plain" onClick={() => props.onMore()}>
          {t().shell.start.wholeLink}
          <ArrowRight size={18} aria-hidden="true" />
        </Button>
      </section>
    </Show>
  )
}

/** By which standard, and from when the data are. */
function Basis(): JSX.Element {
  const { t, name } = useI18n()
  const session = useSession()
  const standard = () => {
    const names = session.judgement()?.standard.names
    return names === undefined ? [] : [t().planner.terms.standardIs(name(names))]
  }
  const month = () => dataMonth(session.city())
  const data = () => {
    const known = month()
    return known === null ? t().planner.trust.noDate : t().planner.trust.data(known)
  }
  return <>{[...standard(), data()].join(' · ')}</>
}
