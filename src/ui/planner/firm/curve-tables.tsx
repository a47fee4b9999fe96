import { For, Show, type JSX } from 'solid-js'
import type { WalkerCurve } from '../../../city/firm.ts'
import { useI18n } from '../../../i18n/i18n.ts'
import { useSession } from '../../../state/session.ts'
import { Disclosure } from '../../kit/disclosure.tsx'
import { useFirm } from './firm-context.ts'
import { shareInside, shortName, totalOf } from './lengths.ts'

interface CurveTablesProps {
  /** Nothing changes with the minutes: one row says all. */
  readonly isFixed: boolean
  readonly hasResidents: boolean
}

/** The curves as tables, minute by minute. */
export function CurveTables(props: CurveTablesProps): JSX.Element {
  const { words } = useFirm()
  const tables = () => (
    <>
      <CurveTable of="communities" isFixed={props.isFixed} />
      <Show when={props.hasResidents}>
        <CurveTable of="residents" isFixed={props.isFixed} />
      </Show>
    </>
  )
  return (
    <Show when={!props.isFixed} fallback={tables()}>
      <Disclosure summary={words().curve.table}>{tables()}</Disclosure>
    </Show>
  )
}

interface CurveTableProps {
  readonly of: 'communities' | 'residents'
  readonly isFixed: boolean
}

function CurveTable(props: CurveTableProps): JSX.Element {
  const { percent, number, name } = useI18n()
  const session = useSession()
  const { answer, words, ofUnit, unitCount, people } = useFirm()
  const curves = () => answer().curves
  const minutes = () => (curves()[0]?.points ?? []).map((point) => point.minutes)
  const rows = () => (props.isFixed ? minutes().slice(0, 1) : minutes())
  const walkerName = (id: string) =>
    shortName(name(session.reference()?.walkers.find((walker) => walker.id === id)?.names ?? {}))
  const countsAt = ({ points }: WalkerCurve, at: number) =>
    ofUnit(points.find((point) => point.minutes === at)?.units ?? [])?.[props.of]
  const all = () => {
    const [first] = curves()
    const counts = first === undefined ? undefined : countsAt(first, minutes()[0] ?? 5)
    return counts === undefined ? 0 : totalOf(counts)
  }
  const caption = () =>
    props.of === 'communities'
      ? words().curve.caption(words().curve.tableCommunities, unitCount())
      : words().curve.caption(words().curve.tableResidents, words().people(people(all())))
  const cell = (curve: WalkerCurve, at: number) => {
    const counts = countsAt(curve, at)
    const share = counts === undefined ? null : shareInside(counts)
    return share === null ? '' : percent(share)
  }
  return (
    <table class="firm-table">
      <caption>{caption()}</caption>
      <thead>
        <tr>
          <th scope="col">{props.isFixed ? words().curve.walker : words().curve.minutes}</th>
          <For each={curves()}>
            {(curve) => (
              <th scope="col" class="firm-number">
                {walkerName(curve.walker)}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={rows()}>
          {(at) => (
            <tr>
              <th scope="row">{props.isFixed ? '' : number(at)}</th>
              <For each={curves()}>{(curve) => <td class="firm-number">{cell(curve, at)}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
