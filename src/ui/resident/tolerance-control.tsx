import { Show, type JSX } from 'solid-js'
import { TOLERANCE_RANGE, useSession } from '../../state/session.ts'
import { SelectChip } from '../kit/select-chip.tsx'
import { useWords } from './words.ts'

/** 允许缺几项: how many missing services still count as inside on the map. */
export function ToleranceControl(): JSX.Element {
  const session = useSession()
  const words = useWords()
  const texts = () => words().hours.tolerance
  const options = () =>
    Array.from({ length: TOLERANCE_RANGE.most - TOLERANCE_RANGE.least + 1 }, (_, i) => {
      const count = TOLERANCE_RANGE.least + i
      const label = count === 0 ? texts().none : texts().some(words().number(count))
      return { value: String(count), label }
    })
  return (
    <>
      <SelectChip
        label={texts().label}
        value={String(session.tolerance())}
        options={options()}
        onChange={(count) => session.setTolerance(Number(count))}
      />
      <Show when={session.tolerance() > 0}>
        <p class="resident-note">{texts().note(words().number(session.tolerance()))}</p>
      </Show>
    </>
  )
}
