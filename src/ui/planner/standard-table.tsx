import { createMemo, For, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import type { Standard, StandardRule } from '../../services/standard.ts'
import { VerifiedMark } from '../kit/verified-mark.tsx'
import { usePlanner } from './create-planner.ts'
import { numberedSources, type NumberedSource } from './standard-sources.ts'
import './standard-table.css'

type Sources = ReadonlyMap<string, NumberedSource>

/** The standard in force, item by item, with where each value comes from and whether that was verified. */
export function StandardTable(props: { readonly standard: Standard | undefined }): JSX.Element {
  const { t, name } = useI18n()
  const words = () => t().planner.standard
  return (
    <Show when={props.standard}>
      {(standard) => {
        const sources = createMemo(() => numberedSources(standard()))
        return (
          <div class="planner-standard">
            <div class="planner-inset">
              <h3>{words().heading(name(standard().names))}</h3>
              <p class="planner-note">{words().readOnly}</p>
              <Show when={standard().note}>{(note) => <p class="planner-note">{name(note())}</p>}</Show>
            </div>
            <table class="planner-table">
              <thead>
                <tr>
                  <th scope="col">{words().item}</th>
                  <th scope="col">{words().threshold}</th>
                  <th scope="col">{words().required}</th>
                  <th scope="col" class="planner-number">
                    {words().weight}
                  </th>
                  <th scope="col">{words().source}</th>
                </tr>
              </thead>
              <tbody>
                <For each={standard().rules}>{(rule) => <RuleRow rule={rule} sources={sources()} />}</For>
              </tbody>
            </table>
            <StandardSources standard={standard()} sources={sources()} />
          </div>
        )
      }}
    </Show>
  )
}

function RuleRow(props: { readonly rule: StandardRule; readonly sources: Sources }): JSX.Element {
  const { t, number, name } = useI18n()
  const planner = usePlanner()
  const words = () => t().planner.standard
  const length = (n: number) => t().planner.walk[props.rule.ruler](number(n))
  const members = () =>
    props.rule.services.map((id) => planner.serviceName(id)).join(t().planner.gaps.separator)
  return (
    <tr>
      <th scope="row">
        {planner.ruleName(props.rule)}
        <Show when={props.rule.services.length > 1}>
          <small>{words().anyOf(members())}</small>
        </Show>
        <Show when={props.rule.note}>{(note) => <small>{name(note())}</small>}</Show>
        <Show when={props.rule.minSize?.floorAreaM2}>
          {(m2) => <small>{words().floorArea(number(m2()))}</small>}
        </Show>
        <Show when={props.rule.minSize?.siteAreaM2}>
          {(m2) => <small>{words().siteArea(number(m2()))}</small>}
        </Show>
      </th>
      <td>
        {length(props.rule.threshold)}
        <Show when={props.rule.band}>
          {(band) => <small>{words().band(number(band()[0]), number(band()[1]))}</small>}
        </Show>
      </td>
      <td>{props.rule.required ? words().yes : words().no}</td>
      <td class="planner-number">{props.rule.weight}</td>
      <td>
        <SourceMark sources={props.sources} of={props.rule} />
      </td>
    </tr>
  )
}

interface SourceMarkProps {
  readonly sources: Sources
  readonly of: { readonly source: string; readonly verified: boolean }
}

function SourceMark(props: SourceMarkProps): JSX.Element {
  const { t, number } = useI18n()
  const words = () => t().planner.standard
  return (
    <span class="planner-source">
      <span>{words().sourceNumber(number(props.sources.get(props.of.source)?.number ?? 0))}</span>
      <VerifiedMark verified={props.of.verified} />
    </span>
  )
}

function StandardSources(props: { readonly standard: Standard; readonly sources: Sources }): JSX.Element {
  const { t, number, percent } = useI18n()
  const words = () => t().planner.standard
  return (
    <div class="planner-inset planner-sources">
      <p>
        {words().judging(percent(props.standard.residentsShare), number(props.standard.tolerance))}{' '}
        <SourceMark sources={props.sources} of={props.standard.judging} />
      </p>
      <p>
        {words().floors} <SourceMark sources={props.sources} of={props.standard.thinFloors} />
      </p>
      <h4>{words().sources}</h4>
      <ol>
        <For each={[...props.sources.values()]}>
          {({ source }) => (
            <li>
              <Show when={source.url} fallback={source.text}>
                {(url) => (
                  <a href={url()} rel="noreferrer">
                    {source.text}
                  </a>
                )}
              </Show>
              <Show when={source.date}>{(date) => ` · ${date()}`}</Show>
            </li>
          )}
        </For>
      </ol>
    </div>
  )
}
