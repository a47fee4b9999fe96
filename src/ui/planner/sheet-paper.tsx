import { For, Show, type JSX } from 'solid-js'
import type { Community } from '../../coverage/tables.ts'
import type { CommunityAnswer } from '../../engine/protocol.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { qrFits } from '../share/qr.ts'
import { QrCode } from '../share/qr-code.tsx'
import { usePlanner } from './create-planner.ts'
import { today } from './create-spot.ts'
import { SheetFacts } from './sheet-facts.tsx'
import { SheetPaperTable } from './sheet-paper-table.tsx'
import { sheetRows } from './sheet-rows.ts'
import { numberedSources } from './standard-sources.ts'

interface SheetPaperProps {
  readonly community: Community
  /** Its index. */
  readonly at: number
  readonly answer: CommunityAnswer
}

/** 社区诊断单 on one page: facts, what is missing, the nearest, on what it rests, data, method. */
export function SheetPaper(props: SheetPaperProps): JSX.Element {
  const { t, name } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas.sheet
  const rows = () => sheetRows(props.answer.report, session.judgement()?.standard.rules ?? [])
  const outside = () => rows().filter(({ verdict }) => verdict === 'outside')
  const undecided = () => rows().filter(({ verdict }) => verdict === 'unknown')
  const inside = () => rows().filter(({ verdict }) => verdict === 'inside')
  const city = () => {
    const names = session.city()?.manifest?.names
    return names === undefined ? '' : name(names)
  }
  return (
    <>
      <header class="kit-paper-head">
        <div>
          <p class="kit-paper-title">{words().title}</p>
          <h1>{planner.communityName(props.at)}</h1>
          <p class="planner-paper-note">
            {[city(), words().at(props.community.lat.toFixed(5), props.community.lon.toFixed(5))]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Show when={qrFits(session.shared().url)}>
          <div class="kit-paper-scan">
            <QrCode text={session.shared().url} label={words().link} />
          </div>
        </Show>
      </header>
      <SheetFacts community={props.community} at={props.at} />
      <h2>{words().lacking}</h2>
      <Show when={outside().length > 0} fallback={<p>{words().lacksNothing}</p>}>
        <SheetPaperTable rows={outside()} facilities={props.answer.facilities} />
      </Show>
      <Show when={undecided().length > 0}>
        <h2>{words().undecided}</h2>
        <ul class="planner-paper-list">
          <For each={undecided()}>
            {({ rule, reason }) => (
              <li>
                <b>{planner.ruleName(rule)}</b>{' '}
                {reason === null || reason === 'too-far' ? '' : t().planner.sheet.reason[reason]}
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={inside().length > 0}>
        <h2>{words().reached}</h2>
        <SheetPaperTable rows={inside()} facilities={props.answer.facilities} />
      </Show>
      <Basis />
    </>
  )
}

/** Terms, data and method, and room to sign. */
function Basis(): JSX.Element {
  const { t, name, number, percent } = useI18n()
  const session = useSession()
  const planning = usePlanningWords()
  const words = () => planning().areas.sheet
  const standard = () => session.judgement()?.standard
  const terms = () => {
    const [by, walker] = [standard(), session.terms()?.walker]
    const minutes = session.minutes()
    return [
      by === undefined ? '' : t().planner.terms.standardIs(name(by.names)),
      by?.verified === false ? t().planner.terms.standardUnverified : '',
      walker === undefined ? '' : name(walker.names),
      minutes === null ? '' : t().planner.terms.minutesOf(number(minutes)),
    ].filter(Boolean)
  }
  const sources = () => {
    const by = standard()
    if (by === undefined) return []
    const keys = new Set(by.rules.map(({ source }) => source))
    return [...numberedSources(by)].flatMap(([key, { number: n, source }]) =>
      keys.has(key) ? [`${t().planner.standard.sourceNumber(number(n))} ${source.text}`] : [],
    )
  }
  const data = () =>
    (session.city()?.manifest?.sources ?? []).map(({ title, date, licence }) =>
      [title, date === null ? words().noDate : words().dataOf(date), licence].filter(Boolean).join(', '),
    )
  const isEstimate = () => session.city()?.method === 'straight-line-estimate'
  return (
    <footer class="planner-paper-basis planner-paper-note">
      <p>
        <b>{words().terms}</b> {terms().join(' · ')}
      </p>
      <p>
        <b>{t().planner.standard.sources}</b> {sources().join(' / ')}
      </p>
      <p>
        <b>{words().data}</b> {data().length === 0 ? words().noDate : data().join(' / ')}
      </p>
      <p>
        <b>{words().method}</b>{' '}
        {isEstimate() ? words().estimate : words().methodText(percent(standard()?.residentsShare ?? 0))}
      </p>
      <p>{t().shell.mapNotice.purpose}</p>
      <p>
        <b>{words().link}</b> {session.shared().url} · {words().printed(today())}
      </p>
      <p class="planner-paper-signed">{words().signed}</p>
    </footer>
  )
}
