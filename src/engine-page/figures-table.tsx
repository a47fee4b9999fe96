import { createEffect, createSignal, For, on, onCleanup, Show, type JSX } from 'solid-js'
import { useEngineWords } from '../i18n/engine-words.ts'
import { useI18n } from '../i18n/i18n.ts'
import type { StreetStats } from '../map/street-layer.ts'
import { timingOf, type Timing } from './figures.ts'
import { usePage } from './page-context.ts'

type Step = 'move-worker' | 'move-main' | 'walker-worker' | 'walker-main' | 'upload' | 'render'

/** New figures are shown so long after the turn that they are of, outside of what they measure. */
const LATER_MS = 120

/** How long everything takes on this device. Each cell bears its name and value, for tests. */
export function FiguresTable(props: { readonly stats: (() => StreetStats) | undefined }): JSX.Element {
  const page = usePage()
  const words = useEngineWords()
  const { number } = useI18n()
  const read = (): readonly (readonly [Step, Timing])[] => {
    const { moveWorker, moveMain, walkerWorker, walkerMain } = page.live.timers
    const drawn = props.stats?.()
    return [
      ['move-worker', moveWorker.timing()],
      ['move-main', moveMain.timing()],
      ['walker-worker', walkerWorker.timing()],
      ['walker-main', walkerMain.timing()],
      ['upload', timingOf(drawn?.upload.ms ?? [], drawn?.upload.count)],
      ['render', timingOf(drawn?.render.ms ?? [], drawn?.render.count)],
    ]
  }
  // eslint-disable-next-line solid/reactivity -- read again by the effect below
  const [rows, setRows] = createSignal(read())
  createEffect(
    on(
      () => page.live.shown(),
      () => {
        const timer = setTimeout(() => setRows(read()), LATER_MS)
        onCleanup(() => clearTimeout(timer))
      },
    ),
  )
  const label = (step: Step): string => {
    const of = words().figures
    return {
      'move-worker': of.moveWorker,
      'move-main': of.moveMain,
      'walker-worker': of.walkerWorker,
      'walker-main': of.walkerMain,
      upload: of.upload,
      render: of.render,
    }[step]
  }
  return (
    <section class="engine-section" aria-labelledby="engine-figures">
      <h2 id="engine-figures">{words().figures.heading}</h2>
      <p class="engine-small">{words().figures.lead}</p>
      <table class="engine-table">
        <thead>
          <tr>
            <th scope="col">{words().figures.what}</th>
            <th scope="col">{words().figures.count}</th>
            <th scope="col">{words().figures.median}</th>
            <th scope="col">{words().figures.p95}</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {([step, timing]) => (
              <tr>
                <th scope="row">{label(step)}</th>
                <td data-figure={`${step}-count`}>{number(timing.count)}</td>
                <td data-figure={`${step}-median`} data-ms={timing.median ?? undefined}>
                  {msText(timing.median)}
                </td>
                <td data-figure={`${step}-p95`} data-ms={timing.p95 ?? undefined}>
                  {msText(timing.p95)}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={page.streets.value()}>
        {(lines) => (
          <p class="engine-small">
            {words().figures.size(number(lines().nodeCount), number(lines().pieceCount))}{' '}
            <Show when={page.live.shown()?.answer.kernels}>
              {(kernels) => <span data-figure="kernels">{words().figures.kernels[kernels()]}</span>}
            </Show>
          </p>
        )}
      </Show>
    </section>
  )
}

/** Browsers tell time to a tenth of a millisecond. */
const LEAST_MS = 0.1

function msText(value: number | null): string {
  if (value === null) return '–'
  return value < LEAST_MS / 2 ? `<${LEAST_MS}` : value.toFixed(1)
}
