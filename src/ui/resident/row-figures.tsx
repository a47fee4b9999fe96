import { Show, type JSX } from 'solid-js'
import type { PlaceWalk } from '../../city/place-answer.ts'
import { wholeMinutes } from '../kit/minutes.ts'
import { wholeMetres } from './figures.ts'
import type { ServiceRow } from './row-of.ts'
import { useWords } from './words.ts'

export interface RowFiguresProps {
  readonly row: ServiceRow
  readonly horizonMinutes: number
}

/** Minutes large and metres small; the other way round where the rule is in metres. */
export function RowFigures(props: RowFiguresProps): JSX.Element {
  const words = useWords()
  const units = () => words().text.units
  const figure = (walk: PlaceWalk) => {
    const minutes = { value: words().number(wholeMinutes(walk.ds)), unit: units().minute }
    const metres = { value: words().number(wholeMetres(walk.dm)), unit: units().metre }
    return props.row.ruler === 'minutes'
      ? { large: minutes, small: metres }
      : { large: metres, small: minutes }
  }
  return (
    <span class="resident-figures">
      <Show
        when={props.row.walk}
        fallback={words().text.row.none(units().minutes(words().number(props.horizonMinutes)))}
      >
        {(walk) => (
          <>
            <span class="resident-large">
              <b>{figure(walk()).large.value}</b> {figure(walk()).large.unit}
            </span>{' '}
            <span>
              {figure(walk()).small.value} {figure(walk()).small.unit}
            </span>
          </>
        )}
      </Show>
    </span>
  )
}
