import { createSignal, onCleanup, type Accessor } from 'solid-js'
import type { Appearance } from '../theme.ts'

/** What a visitor chose for this browser. Storage may be blocked: then the choice holds until the page is left. */
export function createPreference<T extends string>(
  key: string,
  allowed: readonly T[],
): [Accessor<T | null>, (value: T | null) => void] {
  const [value, setValue] = createSignal(readStored(key, allowed))
  return [
    value,
    (chosen) => {
      setValue(() => chosen)
      store(key, chosen)
    },
  ]
}

const PREFIX = 'quarter-hour.'

function readStored<T extends string>(key: string, allowed: readonly T[]): T | null {
  try {
    const stored = localStorage.getItem(PREFIX + key)
    return allowed.find((one) => one === stored) ?? null
  } catch {
    return null
  }
}

function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key)
    else localStorage.setItem(PREFIX + key, value)
  } catch {
    // blocked or full: see above
  }
}

/** Whether the system is dark, as it changes. */
export function createSystemAppearance(): Accessor<Appearance> {
  const query = matchMedia('(prefers-color-scheme: dark)')
  const now = (): Appearance => (query.matches ? 'dark' : 'light')
  const [appearance, setAppearance] = createSignal(now())
  const update = () => setAppearance(now())
  query.addEventListener('change', update)
  onCleanup(() => query.removeEventListener('change', update))
  return appearance
}
