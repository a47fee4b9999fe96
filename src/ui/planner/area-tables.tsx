import { createMemo, For, Show, type JSX } from 'solid-js'
import type { AreaName } from '../../coverage/areas.ts'
import type { FiguresRow } from '../../coverage/summary.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { AreaCommunities } from './area-communities.tsx'
import { AreaRow } from './area-row.tsx'
import { areaText } from './area-words.ts'
import { usePlanner } from './create-planner.ts'
import './area-tables.css'

/** 区 → 街道 → 社区, and community types: each with its figures; a row opens the filter. */
export function AreaTables(): JSX.Element {
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas.table
  const figures = () => planner.areas.figures()
  const ofUnit = (rows: readonly FiguresRow[]) => rows.filter((row) => row.figures.unit === planner.unit())
  const rows = createMemo(() => ofUnit(figures()?.rows ?? []))
  const types = createMemo(() => ofUnit(figures()?.types ?? []))
  const level = () => figures()?.level ?? 'community'
  return (
    <Show when={figures()}>
      <section class="planner-areas" aria-labelledby="planner-areas-heading">
        <Show
          when={planner.area() !== null || level() !== 'community'}
          fallback={
            <Show when={types().length === 0}>
              <p id="planner-areas-heading" class="planner-inset planner-note">
                {words().none}
              </p>
            </Show>
          }
        >
          <div class="planner-inset planner-areas-head">
            <h3 id="planner-areas-heading">{words().heading[level()]}</h3>
            <AreaPath />
          </div>
          <Show when={level() !== 'community'} fallback={<AreaCommunities />}>
            <FiguresTable rows={rows()} labelledBy="planner-areas-heading" areaOf={areaOf} />
          </Show>
        </Show>
        <Show when={types().length > 0}>
          <div class="planner-inset">
            <h3 id="planner-types-heading">{words().byType}</h3>
            <p class="planner-note">{words().typeNote}</p>
          </div>
          <FiguresTable rows={types()} labelledBy="planner-types-heading" />
        </Show>
      </section>
    </Show>
  )
}

/** Null where the data give the row no name: such communities are no area of their own. */
function areaOf({ district, street }: FiguresRow, level: 'district' | 'street'): AreaName | null {
  if (level === 'district') return district === null ? null : { district, street: null }
  return street === null ? null : { district, street }
}

/** Where in the city one is, and the way back up. */
function AreaPath(): JSX.Element {
  const session = useSession()
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas
  const district = () => {
    const area = planner.area()
    return area?.street == null ? null : area.district
  }
  return (
    <Show when={planner.area()}>
      {(area) => (
        <nav class="planner-areas-path" aria-label={words().table.place}>
          <Button kind="plain" onClick={() => session.setArea(null)}>
            {words().table.whole}
          </Button>
          <Show when={district()}>
            {(name) => (
              <Button kind="plain" onClick={() => session.setArea({ district: name(), street: null })}>
                {words().table.up(name())}
              </Button>
            )}
          </Show>
          <b aria-current="location">{areaText(area(), words())}</b>
        </nav>
      )}
    </Show>
  )
}

interface FiguresTableProps {
  readonly rows: readonly FiguresRow[]
  readonly labelledBy: string
  /** What a row leads to; left out where rows lead nowhere. */
  readonly areaOf?: typeof areaOf
}

function FiguresTable(props: FiguresTableProps): JSX.Element {
  const { t } = useI18n()
  const planning = usePlanningWords()
  const planner = usePlanner()
  const words = () => planning().areas.table
  const level = () => (planner.areas.figures()?.level === 'district' ? 'district' : 'street')
  const unit = () => t().planner.units[planner.unit() ?? 'community'].one
  return (
    <>
      <Show when={props.areaOf}>
        <p class="planner-inset planner-note">{words().note(unit())}</p>
      </Show>
      <table class="planner-table planner-area-table" aria-labelledby={props.labelledBy}>
        <thead>
          <tr>
            <th scope="col">{words().name}</th>
            <th scope="col" class="planner-number">
              {words().count}
            </th>
            <th scope="col" class="planner-number">
              {words().meets}
            </th>
            <th scope="col" class="planner-number">
              {words().residents}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <AreaRow
                row={row}
                kind={props.areaOf === undefined ? 'type' : level()}
                area={props.areaOf?.(row, level()) ?? null}
              />
            )}
          </For>
        </tbody>
      </table>
    </>
  )
}
