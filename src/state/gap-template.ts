import { createMemo, createSignal, type Accessor } from 'solid-js'
import type { GapColumn } from '../format/gap-columns.ts'
import {
  DEFAULT_TEMPLATE,
  readGapTemplate,
  writeGapTemplate,
  type GapTemplate,
} from '../format/gap-template.ts'
import { localText } from './storage/local-text.ts'

/** The columns of exported lists, kept in this browser. */
export interface KeptTemplate {
  /** What holds: the kept one, or the usual one where none is kept or it cannot be read any more. */
  readonly template: Accessor<GapTemplate>
  /** As it is typed. */
  readonly text: Accessor<string>
  readonly isUsual: Accessor<boolean>
  /** Why the last text that was typed, or the kept one, is not used. */
  readonly problem: Accessor<string | null>
  /** Uses a text from now on; false where it cannot be read, and what held before still does. */
  readonly use: (text: string) => boolean
  /** Back to the usual columns. */
  readonly reset: () => void
}

/**
 * @param headings of the reader's language, by which columns may be named
 * @param label what the template is called in messages
 */
export function createGapTemplate(
  headings: Accessor<Readonly<Record<GapColumn, string>>>,
  label: Accessor<string>,
): KeptTemplate {
  const kept = localText('gap-template')
  const [stored, setStored] = createSignal(kept.read() ?? null)
  const [typed, setTyped] = createSignal<string | null>(null)
  const read = (text: string | null) => {
    if (text === null) return { template: DEFAULT_TEMPLATE, problem: null }
    try {
      return { template: readGapTemplate(text, label(), headings()), problem: null }
    } catch (cause) {
      return { template: null, problem: cause instanceof Error ? cause.message : String(cause) }
    }
  }
  const held = createMemo(() => read(stored()))
  return {
    template: () => held().template ?? DEFAULT_TEMPLATE,
    text: () => typed() ?? stored() ?? writeGapTemplate(DEFAULT_TEMPLATE),
    isUsual: () => stored() === null,
    problem: () => read(typed()).problem ?? held().problem,
    use: (text) => {
      const { problem } = read(text)
      setTyped(problem === null ? null : text)
      if (problem !== null) return false
      // where storage is blocked it holds until the page is left
      kept.write(text)
      setStored(text)
      return true
    },
    reset: () => {
      kept.write(null)
      setTyped(null)
      setStored(null)
    },
  }
}
