/** Work that pauses every few milliseconds, each time with its share done so far, 0 … 1. */
export type Sliced<Result> = Generator<number, Result>

/** Array reads and writes between two pauses: 1 to 8 ms of work. Counted, not timed: pauses fall in the same places. */
export const OPERATIONS_PER_SLICE = 250_000

/** Runs work to its end without a pause. */
export function finish<Result>(work: Generator<unknown, Result>): Result {
  let step = work.next()
  while (step.done !== true) step = work.next()
  return step.value
}

/** A step of longer work: its shares 0 … 1 become `from … to`. */
export function* within<Result>(work: Sliced<Result>, from: number, to: number): Sliced<Result> {
  let step = work.next()
  while (step.done !== true) {
    yield from + (to - from) * step.value
    step = work.next()
  }
  return step.value
}

/** Works through lists in order, as many between two pauses as fit: `work(from, to)` takes lists `from … to - 1`. */
export function* overLists(first: Uint32Array, work: (from: number, to: number) => void): Sliced<void> {
  const count = first.length - 1
  let from = 0
  while (from < count) {
    const last = (first[from] ?? 0) + OPERATIONS_PER_SLICE
    let to = from + 1
    while (to < count && (first[to + 1] ?? 0) <= last) to++
    work(from, to)
    from = to
    yield from / count
  }
}
