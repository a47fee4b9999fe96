import { For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import type { Declared, DeclaredRow } from '../../services/declared.ts'
import { impliedCommunities } from '../../state/declared.ts'
import { SourceLink } from '../kit/source-link.tsx'
import { VerifiedMark } from '../kit/verified-mark.tsx'

/** Every declared figure with its date, its denominator, its source and whether that was read. */
export function DeclaredTable(props: { readonly declared: Declared }): JSX.Element {
  const planning = usePlanningWords()
  const words = () => planning().areas.declared
  return (
    <>
      <table class="planner-table planner-declared-table" aria-label={words().table}>
        <thead>
          <tr>
            <th scope="col">{words().when}</th>
            <th scope="col" class="planner-number">
              {words().circlesColumn}
            </th>
            <th scope="col">{words().rateAndSource}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.declared.rows}>{(row) => <Row row={row} declared={props.declared} />}</For>
        </tbody>
      </table>
      <ul class="planner-inset planner-note">
        <For each={props.declared.satisfaction}>
          {/* quoted as the source gives it, not rounded */}
          {({ date, score, outOf, source, verified }) => (
            <li>
              {words().satisfaction(date, String(score), String(outOf))} ·{' '}
              <SourceLink text={source.text} url={source.url} /> <VerifiedMark verified={verified} />
            </li>
          )}
        </For>
      </ul>
    </>
  )
}

function Row(props: { readonly row: DeclaredRow; readonly declared: Declared }): JSX.Element {
  const { name, number } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().areas.declared
  const source = () => {
    const { text, date } = props.row.source
    return date === undefined ? text : words().sourceOf(text, date)
  }
  return (
    <tr>
      <th scope="row">
        {name(props.row.when)}
        <small>{name(props.row.area)}</small>
        <small>{name(props.declared.programmes[props.row.programme])}</small>
      </th>
      <td class="planner-number">
        {props.row.circles === null ? words().nothing : number(props.row.circles)}
      </td>
      <td>
        <Covered row={props.row} />
        <small class="planner-declared-source">
          <SourceLink text={source()} url={props.row.source.url} />{' '}
          <VerifiedMark verified={props.row.verified} />
        </small>
      </td>
    </tr>
  )
}

/** Rate with its denominator, communities and residents, and what the source says in words: as far as it gives them. */
function Covered(props: { readonly row: DeclaredRow }): JSX.Element {
  const { name, number, percent } = useI18n()
  const planning = usePlanningWords()
  const words = () => planning().areas.declared
  const rate = () => {
    const found = props.row.rate
    if (found === null) return null
    const share = exactly(found.percent, percent)
    return words().rateOf(found.moreThan ? words().moreThan(share) : share, name(found.of))
  }
  const parts = () => {
    const { communities, residents, statement } = props.row
    const implied = impliedCommunities(props.row)
    return [
      communities === null ? '' : `${words().communities} ${number(communities)}`,
      implied === null ? '' : words().implied(number(implied)),
      residents === null ? '' : words().residents(number(residents)),
      statement === null ? '' : name(statement),
    ].filter(Boolean)
  }
  return (
    <>
      <Show when={rate()}>{(said) => <b>{said()}</b>}</Show>
      <For each={parts()}>{(part) => <small>{part}</small>}</For>
    </>
  )
}

/** A declared rate is quoted, not rounded: 87.5 stays 87.5 %. */
const exactly = (value: number, percent: (share: number) => string): string =>
  Number.isInteger(value) ? percent(value / 100) : `${value}%`
