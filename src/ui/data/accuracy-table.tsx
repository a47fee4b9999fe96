import { createResource, For, Show, type JSX } from 'solid-js'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import type { Accuracy, Comparison } from '../../services/accuracy.ts'
import { loadAccuracy } from '../../state/accuracy.ts'

/** Our walking times beside those of other programs, as `npm run accuracy` found them. */
export function AccuracyTable(): JSX.Element {
  const data = useDataWords()
  const [accuracy] = createResource(loadAccuracy)
  // read before it is there it would suspend the page, and a failed one throws
  const found = () => (accuracy.state === 'ready' ? accuracy() : undefined)
  return (
    <>
      <Show when={found()}>{(known) => <Compared accuracy={known()} />}</Show>
      <Show when={accuracy.state === 'errored'}>
        <p class="data-small">{data().accuracy.table.failed}</p>
      </Show>
    </>
  )
}

function Compared(props: { readonly accuracy: Accuracy }): JSX.Element {
  const { number } = useI18n()
  const data = useDataWords()
  const words = () => data().accuracy.table
  const pairs = () => Math.max(...props.accuracy.comparisons.map((comparison) => comparison.pairs))
  const shorter = () => props.accuracy.comparisons.reduce((sum, comparison) => sum + comparison.shorter, 0)
  return (
    <>
      <h4 class="data-subheading" id="data-accuracy-heading">
        {words().heading}
      </h4>
      <p>
        {words().lead(
          props.accuracy.map,
          number(pairs()),
          number(Math.round(props.accuracy.medianTime / 60)),
        )}
      </p>
      <table class="data-table data-accuracy" aria-labelledby="data-accuracy-heading">
        <thead>
          <tr>
            <th scope="col">{words().peer}</th>
            <th scope="col" data-kind="number">
              {words().equal}
            </th>
            <th scope="col" data-kind="number">
              {words().median}
            </th>
            <th scope="col" data-kind="number">
              {words().p95}
            </th>
            <th scope="col" data-kind="number">
              {words().max}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.accuracy.comparisons}>{(comparison) => <Row comparison={comparison} />}</For>
        </tbody>
      </table>
      <p class="data-small">{words().meaning}</p>
      <p>{shorter() === 0 ? words().noneShorter : words().someShorter(number(shorter()))}</p>
      <p class="data-small">{words().made(props.accuracy.date, props.accuracy.command)}</p>
    </>
  )
}

function Row(props: { readonly comparison: Comparison }): JSX.Element {
  const { number, language } = useI18n()
  const data = useDataWords()
  const words = () => data().accuracy.table
  const peer = () => words().peers[props.comparison.peer]
  const size = (value: number) => {
    const short = new Intl.NumberFormat(language(), { maximumFractionDigits: value < 10 ? 1 : 0 })
    return words().units[props.comparison.unit](short.format(value))
  }
  return (
    <tr>
      <th scope="row">
        {peer().name}
        <Show when={props.comparison.version}>{(version) => ` ${version()}`}</Show>
        <span class="data-small data-peer">{peer().walks}</span>
      </th>
      <td data-kind="number">{words().of(number(props.comparison.equal), number(props.comparison.pairs))}</td>
      <td data-kind="number">{size(props.comparison.difference.median)}</td>
      <td data-kind="number">{size(props.comparison.difference.p95)}</td>
      <td data-kind="number">{size(props.comparison.difference.max)}</td>
    </tr>
  )
}
