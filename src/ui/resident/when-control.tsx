import { createMemo, Show, type JSX } from 'solid-js'
import { useSession, type When } from '../../state/session.ts'
import { SelectChip } from '../kit/select-chip.tsx'
import { useWords } from './words.ts'

const STEP = 30
const DAY = 1_440
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]

/** When to go: any time, now, or a weekday at a time of the city's clock. */
export function WhenControl(): JSX.Element {
  const session = useSession()
  const words = useWords()
  const texts = () => words().hours.when
  const days = createMemo(() => [
    { value: 'any', label: texts().any },
    { value: 'now', label: texts().now },
    ...WEEKDAYS.map((day) => ({ value: String(day), label: words().weekday(day, 'long') })),
  ])
  const chosen = () => {
    const when = session.when()
    return typeof when === 'object' ? when : null
  }
  const shown = () => {
    const when = session.when()
    if (when === null) return 'any'
    return when === 'now' ? 'now' : String(when.weekday)
  }
  const choose = (value: string) => {
    const minute = chosen()?.minute ?? halfHour(new Date())
    const of: Readonly<Record<string, When>> = { any: null, now: 'now' }
    session.setWhen(value in of ? (of[value] ?? null) : { weekday: Number(value), minute })
  }
  return (
    <>
      <SelectChip label={texts().label} value={shown()} options={days()} onChange={choose} />
      <Show when={chosen()}>
        {(when) => (
          <SelectChip
            label={texts().time}
            value={String(when().minute)}
            options={minutesWith(when().minute).map((minute) => ({
              value: String(minute),
              label: words().time(minute),
            }))}
            onChange={(minute) => session.setWhen({ ...when(), minute: Number(minute) })}
          />
        )}
      </Show>
    </>
  )
}

const halfHour = (date: Date): number => date.getHours() * 60 + Math.floor(date.getMinutes() / STEP) * STEP

/** Every half hour, and the minute of a link between them. */
const minutesWith = (minute: number): number[] =>
  [...new Set([...Array.from({ length: DAY / STEP }, (_, i) => i * STEP), minute])].sort((a, b) => a - b)
