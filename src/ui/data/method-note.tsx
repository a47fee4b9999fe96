import { For, Show, type JSX } from 'solid-js'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import { useDataWords } from '../../i18n/data-words.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { AccuracyTable } from './accuracy-table.tsx'
import { pictureCheck, type Disagreement } from './picture-check.ts'

/** The method in plain words. `residentsShare`: of the standard in force. */
export function MethodNote(props: { readonly residentsShare: number }): JSX.Element {
  const { percent } = useI18n()
  const data = useDataWords()
  return (
    <section class="data-section">
      <h3>{data().method.heading}</h3>
      <ol class="data-steps">
        <For each={data().method.steps(percent(props.residentsShare))}>{(step) => <li>{step}</li>}</For>
      </ol>
    </section>
  )
}

/** What stands in place of the method and its accuracy where there are no streets to walk on. */
export function EstimateNote(): JSX.Element {
  const data = useDataWords()
  return (
    <section class="data-section">
      <h3>{data().method.heading}</h3>
      <p>{data().own.estimate}</p>
    </section>
  )
}

/** How far the picture and the lengths can be trusted; with a place, its picture is held against its walks. */
export function AccuracyNote(props: { readonly answer: PlaceAnswer | undefined }): JSX.Element {
  const data = useDataWords()
  const words = () => data().accuracy
  const check = () => (props.answer === undefined ? null : pictureCheck(props.answer))
  return (
    <section class="data-section">
      <h3>{words().heading}</h3>
      <p>{words().pictureRule}</p>
      <Show when={check()} fallback={<p class="data-small">{words().pictureNone}</p>}>
        {(found) => <PictureCount compared={found().compared} differ={found().differ} />}
      </Show>
      <p>{words().raster}</p>
      <AccuracyTable />
      <p>{words().routino}</p>
      <p>{words().hand}</p>
      <p class="data-small">{words().more}</p>
    </section>
  )
}

interface PictureCountProps {
  readonly compared: number
  readonly differ: readonly Disagreement[]
}

function PictureCount(props: PictureCountProps): JSX.Element {
  const { name, number } = useI18n()
  const data = useDataWords()
  const words = () => data().accuracy
  return (
    <div class="data-check">
      <p>{words().pictureCount(number(props.compared), number(props.differ.length))}</p>
      <Show when={props.differ.length > 0}>
        <ul class="data-list">
          <For each={props.differ}>
            {({ facility, within }) => {
              const called = () => name(facility.names) || facility.id
              return <li>{within ? words().pictureInside(called()) : words().pictureOutside(called())}</li>
            }}
          </For>
        </ul>
        <p class="data-small">{words().pictureWhy}</p>
      </Show>
    </div>
  )
}
