import { createMemo, createSignal, onCleanup } from 'solid-js'
import {
  drawSample,
  readSpotCheck,
  writeSpotCheck,
  type SpotCheck,
  type SpotMark,
} from '../format/spot-check.ts'
import { createKeptValue, type KeptAs, type KeptValue } from './storage/kept-value.ts'
import { localText, onOtherTab, type StorageTrouble } from './storage/local-text.ts'

export {
  hitRate,
  SPOT_MARKS,
  SPOT_SEEDS,
  SPOT_SIZE,
  spotCsv,
  type SpotCheck,
  type SpotMark,
  type SpotRow,
} from '../format/spot-check.ts'
export { saveFile } from './save-file.ts'

const AS: KeptAs<SpotCheck | null> = {
  empty: null,
  isEmpty: (check) => check === null,
  write: writeSpotCheck,
  read: (text) => {
    const value = readSpotCheck(text)
    return { value, isWhole: value !== null }
  },
}

type Trouble = StorageTrouble | 'unreadable'

/** The sample of a city with its ticks, kept in this browser. */
export function createSpotCheck(city: () => string | null) {
  const [trouble, setTrouble] = createSignal<Trouble | null>(null)
  const kept = createMemo((): KeptValue<SpotCheck | null> | null => {
    const id = city()
    if (id === null) return null
    return createKeptValue({
      as: AS,
      main: localText(`spot-check.${id}`),
      spare: localText(`spot-check-aside.${id}`),
      // while a memo runs no signal is written
      onTrouble: (found) => queueMicrotask(() => setTrouble(found)),
    })
  })
  onCleanup(onOtherTab(() => kept()?.refresh()))
  return {
    check: () => kept()?.value() ?? null,
    trouble,
    keep: (check: SpotCheck) => kept()?.change(() => check),
    /** The same mark twice takes it back. */
    mark: (id: string, mark: SpotMark) =>
      kept()?.change((check) =>
        check === null
          ? null
          : {
              ...check,
              rows: check.rows.map((row) =>
                row.id === id ? { ...row, mark: row.mark === mark ? null : mark } : row,
              ),
            },
      ),
  }
}

/** Positions of the ids that a seed draws. */
export const drawnOf = (ids: readonly string[], seed: number): number[] => drawSample(ids, seed)
