import { createMemo, Show, type JSX } from 'solid-js'
import { useI18n } from '../../../i18n/i18n.ts'
import { usePlanningWords } from '../../../i18n/planning-words.ts'
import { useSession } from '../../../state/session.ts'
import { largestUnit } from '../../kit/largest-unit.ts'
import { areaText } from '../area-words.ts'
import { usePlanner } from '../create-planner.ts'
import { gapRows } from '../gap-rows.ts'
import type { AreaSheet } from './prepare-report.ts'
import { GapTable, mostLacking } from './report-gaps.tsx'
import { GradesTable } from './report-grades.tsx'

/** So many fit beside the map; all of them are in the exported list. */
const MOST_ROWS = 26

/** A 街道 on one A3 sheet: its map, its grades, its communities with gaps. */
export function ReportSheet(props: { readonly sheet: AreaSheet }): JSX.Element {
  const { t, name, language } = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const words = usePlanningWords()
  const report = () => words().report
  const area = () => areaText(props.sheet.area, words().areas)
  const city = () => {
    const names = session.city()?.manifest?.names
    return names === undefined ? '' : name(names)
  }
  const date = () => new Intl.DateTimeFormat(language(), { dateStyle: 'long' }).format(new Date())
  const units = () => {
    const { figures } = props.sheet
    if (figures === undefined) return []
    return figures.villages === null ? figures.units : [...figures.units, figures.villages]
  }
  const unit = () =>
    units().find((one) => one.unit === planner.unit())?.unit ?? largestUnit(units())?.unit ?? 'community'
  const rows = createMemo(() => {
    const [judgement, communities] = [session.judgement(), session.city()?.communities]
    if (judgement === undefined || communities === undefined) return []
    const all = gapRows({ judgement, communities, unit: unit(), nameOf: planner.communityName })
    return mostLacking(
      all.filter(({ community }) => props.sheet.members.has(community)),
      session,
    )
  })
  return (
    <article class="planner-report planner-report-sheet">
      <header class="kit-paper-head">
        <div>
          <p class="kit-paper-title">{report().sheet.title(city())}</p>
          <h1>{area()}</h1>
        </div>
        <p>{report().printed(date())}</p>
      </header>
      <div class="planner-report-sheet-body">
        <Show
          when={props.sheet.url}
          fallback={<p class="planner-paper-note">{report().maps.notDrawn(report().sheet.map(area()))}</p>}
        >
          {(url) => (
            <figure>
              <img src={url()} alt={report().sheet.map(area())} />
              <figcaption class="planner-paper-note">{report().sheet.note}</figcaption>
            </figure>
          )}
        </Show>
        <div>
          <section>
            <h2>{report().sheet.grades}</h2>
            <Show when={units().length > 0} fallback={<p>{report().sheet.failed}</p>}>
              <GradesTable units={units()} />
            </Show>
          </section>
          <section>
            <h2>{report().sheet.list(t().planner.units[unit()].one)}</h2>
            <GapTable rows={rows()} most={MOST_ROWS} />
          </section>
        </div>
      </div>
    </article>
  )
}
