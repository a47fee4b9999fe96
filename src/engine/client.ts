import type {
  Asked,
  Engine,
  EngineError,
  FromWorker,
  Input,
  Output,
  Progress,
  RequestName,
  Result,
} from './protocol.ts'
import { whenGone } from './worker-life.ts'

/** The part of a `Worker` that the client needs. */
export type EngineWorker = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

const startEngineWorker = (): EngineWorker =>
  new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' })

/** A request repeated after a crash is not repeated again. */
const MOST_CRASHES = 2

interface Job {
  readonly id: number
  readonly name: RequestName
  readonly message: Asked
  readonly onProgress: ((progress: Progress) => void) | undefined
  readonly finish: (result: Result<unknown>) => void
  crashes: number
  /** Answered already; it only waits for the worker to let go of it. */
  isCancelled: boolean
}

/** What a new worker must be told so that it stands where the old one stood: what was opened last with success. */
interface Opened {
  open: Input<'open'> | null
  ownPlaces: Input<'ownPlaces'>
}

/**
 * The page's side of the worker. When the worker stops, by an error or without a word, another one is started,
 * told what was open, and asked once more for all that was under way; whatever is under way when that one stops too is
 * answered `crashed`. The next request starts a worker again.
 * @param startWorker the page's own worker when not given
 * @param onGone calls back when a worker that named its lock is gone
 */
export function createEngine(
  startWorker: () => EngineWorker = startEngineWorker,
  onGone: (lock: string, gone: () => void) => void = whenGone,
): Engine {
  const line = createLine()
  const opened: Opened = { open: null, ownPlaces: null }
  let [nextId, isDisposed] = [0, false]
  let worker: EngineWorker | null = null
  /** Ids of messages that tell a new worker what was open. */
  const replays = new Map<number, RequestName>()
  /** The worker knows what is open. */
  let isTold = true

  const start = (): EngineWorker => {
    const started = startWorker()
    const isCurrent = (): boolean => worker === started
    started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (!isCurrent()) return
      if (data.kind === 'alive') onGone(data.lock, () => isCurrent() && crash())
      else hear(data)
    })
    for (const kind of ['error', 'messageerror'] as const) {
      started.addEventListener(kind, () => {
        if (isCurrent()) crash()
      })
    }
    return started
  }
  const post = (job: Job): void => {
    try {
      worker ??= start()
      if (!isTold) tell(worker)
      worker.postMessage(job.message, [])
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : String(thrown)
      end(job, { ok: false, error: { kind: 'internal', message } })
    }
  }
  const tell = (to: EngineWorker): void => {
    isTold = true
    for (const message of messagesThatOpen(opened, () => nextId++)) {
      replays.set(message.id, message.name)
      to.postMessage(message, [])
    }
  }
  const end = (job: Job, result: Result<unknown>): void => {
    const next = line.end(job)
    job.finish(result)
    if (next !== null) post(next)
  }
  const hear = (data: Exclude<FromWorker, { kind: 'alive' }>): void => {
    const job = line.underWay(data.id)
    if (data.kind === 'progress') job?.onProgress?.(data.progress)
    else if (job !== undefined) {
      if (data.result.ok) {
        remember(opened, job.message)
        if (job.name === 'open') isTold = true
      } else if (job.name === 'open') {
        // the worker has none open then
        opened.open = null
        opened.ownPlaces = null
      }
      end(job, data.result)
    } else if (replays.has(data.id)) {
      const name = replays.get(data.id)
      replays.delete(data.id)
      if (!data.result.ok && name !== undefined) failReplay(name, data.result)
    }
  }
  /** What needs the city that could not be opened again fails as that did; the next request tries once more. */
  const failReplay = (replayed: RequestName, result: Result<unknown>): void => {
    isTold = false
    const spared = new Set<RequestName>([
      'reference',
      'open',
      ...(replayed === 'ownPlaces' ? [replayed] : []),
    ])
    for (const job of line.allUnderWay()) if (!spared.has(job.name)) end(job, result)
  }
  const crash = (): void => {
    worker?.terminate()
    worker = null
    isTold = opened.open === null && opened.ownPlaces === null
    replays.clear()
    const jobs = line.allUnderWay()
    for (const job of jobs) job.crashes++
    for (const job of jobs) {
      if (job.crashes < MOST_CRASHES && !job.isCancelled) post(job)
      else end(job, { ok: false, error: CRASHED })
    }
  }

  return {
    ask: <N extends RequestName>(
      name: N,
      input: Input<N>,
      onProgress?: (progress: Progress) => void,
      signal?: AbortSignal,
    ) =>
      new Promise<Result<Output<N>>>((resolve) => {
        const id = nextId++
        const finish = (result: Result<unknown>): void => {
          signal?.removeEventListener('abort', cancel)
          resolve(result as Result<Output<N>>)
        }
        const message = { id, name, input } as Asked
        const inform = (progress: Progress): void => {
          if (signal?.aborted !== true) onProgress?.(progress)
        }
        const job: Job = { id, name, message, onProgress: inform, finish, crashes: 0, isCancelled: false }
        // what is under way keeps its place in the line until the worker has let go of it
        const cancel = (): void => {
          job.isCancelled = true
          finish({ ok: false, error: CANCELLED })
          if (!line.leave(job)) worker?.postMessage({ id, name: 'cancel' }, [])
        }
        if (isDisposed) finish({ ok: false, error: CLOSED })
        else if (signal?.aborted === true) finish({ ok: false, error: CANCELLED })
        else {
          signal?.addEventListener('abort', cancel)
          if (line.enter(job)) post(job)
        }
      }),
    dispose: () => {
      isDisposed = true
      worker?.terminate()
      worker = null
      for (const job of line.clear()) job.finish({ ok: false, error: CLOSED })
    },
  }
}

const CRASHED: EngineError = {
  kind: 'crashed',
  message: 'the worker stopped, was started again, and stopped again at the same request',
}
const CANCELLED: EngineError = { kind: 'cancelled', message: 'the page cancelled this request' }
const CLOSED: EngineError = { kind: 'superseded', message: 'the engine was closed' }
const SUPERSEDED: EngineError = {
  kind: 'superseded',
  message: 'a newer request of the same name took its place',
}

/** Of each name one job under way and the newest waiting. */
function createLine() {
  const active = new Map<RequestName, Job>()
  const waiting = new Map<RequestName, Job>()
  const allUnderWay = (): Job[] => [...active.values()].sort((a, b) => a.id - b.id)
  return {
    /** True when the job may be posted at once; the one that waited before it is answered `superseded`. */
    enter: (job: Job): boolean => {
      if (!active.has(job.name)) {
        active.set(job.name, job)
        return true
      }
      waiting.get(job.name)?.finish({ ok: false, error: SUPERSEDED })
      waiting.set(job.name, job)
      return false
    },
    /** Takes a job out; returns the one that is to be posted in its place. */
    end: (job: Job): Job | null => {
      const next = waiting.get(job.name) ?? null
      waiting.delete(job.name)
      if (next === null) active.delete(job.name)
      else active.set(job.name, next)
      return next
    },
    /** Takes out a job that waits; false when it is under way already. */
    leave: (job: Job): boolean => waiting.get(job.name) === job && waiting.delete(job.name),
    /** In the order they were asked. */
    allUnderWay,
    underWay: (id: number): Job | undefined => allUnderWay().find((job) => job.id === id),
    clear: (): Job[] => {
      const all = [...active.values(), ...waiting.values()]
      active.clear()
      waiting.clear()
      return all
    },
  }
}

function remember(opened: Opened, { name, input }: Asked): void {
  if (name === 'open') {
    opened.open = input
    opened.ownPlaces = null
  } else if (name === 'ownPlaces') opened.ownPlaces = input
}

function messagesThatOpen({ open, ownPlaces }: Opened, newId: () => number): Asked[] {
  return [
    ...(open === null ? [] : [{ id: newId(), name: 'open' as const, input: open }]),
    ...(ownPlaces === null ? [] : [{ id: newId(), name: 'ownPlaces' as const, input: ownPlaces }]),
  ]
}
