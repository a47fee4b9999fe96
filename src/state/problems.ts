import { createMemo, createSignal, type Accessor } from 'solid-js'
import type { EngineError } from '../engine/protocol.ts'
import type { Problem, ProblemError } from './session.ts'

interface Troubles {
  /** Errors by what was asked for, as they stand now. */
  readonly errors: Accessor<Partial<Record<Problem['what'], EngineError | null>>>
  /** Parts of the address that say nothing here. */
  readonly strangers: Accessor<readonly string[]>
}

/** What went wrong and still matters. What is dismissed comes back only when it happens again. */
export function createProblems({ errors, strangers }: Troubles) {
  const [dismissed, setDismissed] = createSignal<ReadonlySet<ProblemError>>(new Set())
  const [reported, setReported] = createSignal<readonly Problem[]>([])
  const linkError = createMemo(
    (): ProblemError | null =>
      strangers().length === 0 ? null : { kind: 'link', message: strangers().join(', ') },
    null,
    { equals: (a, b) => a?.message === b?.message },
  )
  const all = createMemo((): readonly Problem[] => {
    const found = Object.entries(errors()).flatMap(([what, error]) =>
      error ? [{ what: what as Problem['what'], error }] : [],
    )
    const inLink = linkError()
    const ofLink: Problem[] = inLink === null ? [] : [{ what: 'link', error: inLink }]
    const problems: Problem[] = [...found, ...reported(), ...ofLink]
    // one broken file fails several questions: it is told once
    const first = new Map(problems.toReversed().map((problem) => [problem.error.message, problem]))
    return problems.filter(
      (problem) => first.get(problem.error.message) === problem && !dismissed().has(problem.error),
    )
  })
  return {
    problems: all,
    report: (problem: Problem) => setReported((old) => [...old, problem]),
    /** What was reported is tried again: whoever reported it will tell if it fails again. */
    forgetReported: () => setReported([]),
    dismiss: ({ error }: Problem) => setDismissed((old) => new Set([...old, error])),
  }
}
