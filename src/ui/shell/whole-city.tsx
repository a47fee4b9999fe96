import ArrowRight from 'lucide-solid/icons/arrow-right'
import { Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { GradeBar } from '../kit/grade-bar.tsx'
import { ProgressLine } from '../kit/progress-line.tsx'

/** The city in one bar: of the unit with most communities, since units are never added up. */
export function WholeCity(props: { readonly onMore: () => void }): JSX.Element {
  const { t, number } = useI18n()
  const session = useSession()
  const figures = () =>
    session.judgement()?.summary.units.toSorted((a, b) => b.communities - a.communities)[0]
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
              <GradeBar bands={found().bands} />
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
