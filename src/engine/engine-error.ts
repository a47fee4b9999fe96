import type { EngineError, Result } from './protocol.ts'

/** An error that says what the page is to be told; its `name` is `EngineFault`. */
export type EngineFault = Error & { readonly engineError: EngineError }

export function engineFault(engineError: EngineError, cause?: unknown): EngineFault {
  return Object.assign(new Error(engineError.message, { cause }), { name: 'EngineFault', engineError })
}

/** A fault of one of the city's files. */
export const fileFault = (
  problem: (EngineError & { readonly kind: 'file' })['problem'],
  file: string,
  { message, cause }: { readonly message: string; readonly cause?: unknown },
): EngineFault => engineFault({ kind: 'file', problem, file, message }, cause)

/** Waits for the answer and turns whatever is thrown into the value that the page is told. Never rejects. */
export async function settled<T>(answer: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await answer() }
  } catch (thrown) {
    return { ok: false, error: toEngineError(thrown) }
  }
}

/** What a thrown value says: that of an `EngineFault`, else an `internal` error with its message. */
export const toEngineError = (thrown: unknown): EngineError =>
  isEngineFault(thrown) ? thrown.engineError : { kind: 'internal', message: messageOf(thrown) }

export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown)

const isEngineFault = (thrown: unknown): thrown is EngineFault =>
  thrown instanceof Error && 'engineError' in thrown
