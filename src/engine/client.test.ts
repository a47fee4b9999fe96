import { describe, expect, test } from 'vitest'
import { createEngine, type EngineWorker } from './client.ts'
import type { FromWorker, Progress, Result, Terms, ToWorker } from './protocol.ts'

interface FakeWorker {
  readonly posted: ToWorker[]
  isTerminated: boolean
  readonly say: (message: FromWorker) => void
  /** Answers the oldest unanswered message of this name. */
  readonly answer: (name: ToWorker['name'], result: Result<unknown>) => void
  readonly crash: (kind?: 'error' | 'messageerror') => void
}

/** Workers that only do what the test says. */
function fakeWorkers() {
  const workers: FakeWorker[] = []
  const start = (): EngineWorker => {
    const target = new EventTarget()
    const answered = new Set<number>()
    const say = (data: FromWorker): void => {
      target.dispatchEvent(new MessageEvent('message', { data }))
    }
    const fake: FakeWorker = {
      posted: [],
      isTerminated: false,
      say,
      answer: (name, result) => {
        const message = fake.posted.find((posted) => posted.name === name && !answered.has(posted.id))
        if (message === undefined) throw new Error(`nobody asked for ${name}`)
        answered.add(message.id)
        say({ id: message.id, kind: 'answer', result })
      },
      crash: (kind = 'error') => {
        target.dispatchEvent(new Event(kind))
      },
    }
    workers.push(fake)
    return Object.assign(target, {
      postMessage: (message: ToWorker) => {
        fake.posted.push(structuredClone(message))
      },
      terminate: () => {
        fake.isTerminated = true
      },
    })
  }
  const worker = (i: number): FakeWorker => {
    const found = workers[i]
    if (found === undefined) throw new Error(`worker ${i} was never started`)
    return found
  }
  return { start, worker, count: () => workers.length }
}

const ok = (value: unknown): Result<unknown> => ({ ok: true, value })
const failed = (message: string): Result<unknown> => ({
  ok: false,
  error: { kind: 'file', problem: 'unreachable', file: 'city.json', message },
})
const terms = (minutes: number): Terms => ({ standard: {}, walker: {}, minutes }) as unknown as Terms
const astana = { folder: 'https://example.org/cities/astana/', id: 'astana' }
const own = { communities: { name: 'c.csv', text: 'c' }, facilities: null }

const names = (worker: FakeWorker): string[] => worker.posted.map(({ name }) => name)
const minutesOf = (worker: FakeWorker): (number | null)[] =>
  worker.posted.flatMap((message) => (message.name === 'judge' ? [message.input.minutes] : []))

/** An engine on which Astana, and with `files` somebody's own places, were opened. */
async function openedEngine({ files }: { readonly files: boolean }) {
  const workers = fakeWorkers()
  const engine = createEngine(workers.start)
  const opened = engine.ask('open', astana)
  workers.worker(0).answer('open', ok('astana'))
  await opened
  if (files) {
    const replaced = engine.ask('ownPlaces', own)
    workers.worker(0).answer('ownPlaces', ok('own'))
    await replaced
  }
  return { engine, ...workers }
}

describe('of one name', () => {
  test('one request is under way, the newest waits, those between are superseded', async () => {
    const { start, worker } = fakeWorkers()
    const engine = createEngine(start)
    const asked = [5, 10, 15, 20].map((minutes) => engine.ask('judge', terms(minutes)))
    expect(minutesOf(worker(0))).toEqual([5])
    expect(await asked[1]).toMatchObject({ ok: false, error: { kind: 'superseded' } })
    expect(await asked[2]).toMatchObject({ ok: false, error: { kind: 'superseded' } })
    worker(0).answer('judge', ok('five'))
    expect(await asked[0]).toEqual(ok('five'))
    expect(minutesOf(worker(0))).toEqual([5, 20])
    worker(0).answer('judge', ok('twenty'))
    expect(await asked[3]).toEqual(ok('twenty'))
  })

  test('requests do not wait for those of other names', () => {
    const { start, worker } = fakeWorkers()
    const engine = createEngine(start)
    void engine.ask('judge', terms(5))
    void engine.ask('reference', null)
    expect(names(worker(0))).toEqual(['judge', 'reference'])
  })

  test('an error is an answer, and the next one goes', async () => {
    const { start, worker } = fakeWorkers()
    const engine = createEngine(start)
    const first = engine.ask('judge', terms(5))
    const second = engine.ask('judge', terms(10))
    worker(0).answer('judge', failed('no network'))
    expect(await first).toEqual(failed('no network'))
    worker(0).answer('judge', ok('ten'))
    expect(await second).toEqual(ok('ten'))
  })
})

test('progress goes to whoever asked, and only while it waits', async () => {
  const { start, worker } = fakeWorkers()
  const engine = createEngine(start)
  const told: Progress[] = []
  const asked = engine.ask('judge', terms(5), (progress) => told.push(progress))
  const id = worker(0).posted[0]?.id ?? -1
  const half = { loadedBytes: 50, totalBytes: 100 }
  worker(0).say({ id, kind: 'progress', progress: half })
  worker(0).say({ id: id + 1, kind: 'progress', progress: { loadedBytes: 1, totalBytes: 1 } })
  worker(0).answer('judge', ok('five'))
  await asked
  worker(0).say({ id, kind: 'progress', progress: half })
  expect(told).toEqual([half])
})

test('an answer nobody waits for changes nothing', async () => {
  const { start, worker } = fakeWorkers()
  const engine = createEngine(start)
  const first = engine.ask('judge', terms(5))
  worker(0).say({ id: 999, kind: 'answer', result: ok('stale') })
  worker(0).answer('judge', ok('five'))
  expect(await first).toEqual(ok('five'))
  const second = engine.ask('judge', terms(10))
  worker(0).say({ id: worker(0).posted[0]?.id ?? -1, kind: 'answer', result: ok('five again') })
  worker(0).answer('judge', ok('ten'))
  expect(await second).toEqual(ok('ten'))
})

test('what cannot be sent is an internal error', async () => {
  const { start } = fakeWorkers()
  const engine = createEngine(start)
  const unsendable = { ...terms(5), walker: () => 0 } as unknown as Terms
  expect(await engine.ask('judge', unsendable)).toMatchObject({ ok: false, error: { kind: 'internal' } })
})

describe('after a crash', () => {
  test.each(['error', 'messageerror'] as const)(
    'by %s another worker opens the same and is asked again',
    async (kind) => {
      const { engine, worker, count } = await openedEngine({ files: true })
      const asked = engine.ask('judge', terms(5))
      worker(0).crash(kind)
      expect(worker(0).isTerminated).toBe(true)
      expect(count()).toBe(2)
      expect(names(worker(1))).toEqual(['open', 'ownPlaces', 'judge'])
      expect(
        worker(1)
          .posted.slice(0, 2)
          .map((message) => ('input' in message ? message.input : null)),
      ).toEqual([astana, own])
      worker(1).answer('open', ok('astana'))
      worker(1).answer('ownPlaces', ok('own'))
      worker(1).answer('judge', ok('five'))
      expect(await asked).toEqual(ok('five'))
    },
  )

  test('that nobody tells of, its lock is free, and another worker is asked', async () => {
    const { start, worker, count } = fakeWorkers()
    const free = new Map<string, () => void>()
    const engine = createEngine(start, (lock, gone) => free.set(lock, gone))
    const asked = engine.ask('judge', terms(5))
    worker(0).say({ kind: 'alive', lock: 'first' })
    free.get('first')?.()
    expect(names(worker(1))).toEqual(['judge'])
    worker(1).say({ kind: 'alive', lock: 'second' })
    // of a worker that was given up nobody wants to know
    free.get('first')?.()
    worker(1).answer('judge', ok('five'))
    expect(await asked).toEqual(ok('five'))
    engine.dispose()
    free.get('second')?.()
    expect(count()).toBe(2)
  })

  test('what failed to open before is not opened again, and own files end with the next city', async () => {
    const { engine, worker } = await openedEngine({ files: true })
    const next = engine.ask('open', { ...astana, id: 'next' })
    worker(0).answer('open', ok('next'))
    await next
    const refused = engine.ask('ownPlaces', own)
    worker(0).answer('ownPlaces', failed('bad file'))
    await refused
    void engine.ask('judge', terms(5))
    worker(0).crash()
    expect(names(worker(1))).toEqual(['open', 'judge'])
    expect(worker(1).posted[0]).toMatchObject({ input: { id: 'next' } })
  })

  test('a second one at the same request is told, and the next request starts a third worker', async () => {
    const { engine, worker, count } = await openedEngine({ files: false })
    const asked = engine.ask('judge', terms(5))
    worker(0).crash()
    worker(1).crash()
    expect(await asked).toMatchObject({ ok: false, error: { kind: 'crashed' } })
    expect(count()).toBe(2)
    const again = engine.ask('judge', terms(10))
    expect(names(worker(2))).toEqual(['open', 'judge'])
    worker(2).answer('judge', ok('ten'))
    expect(await again).toEqual(ok('ten'))
  })

  test('a request that waited is asked of a new worker', async () => {
    const { engine, worker } = await openedEngine({ files: false })
    const first = engine.ask('judge', terms(5))
    const second = engine.ask('judge', terms(10))
    worker(0).crash()
    worker(1).crash()
    expect(await first).toMatchObject({ error: { kind: 'crashed' } })
    expect(minutesOf(worker(2))).toEqual([10])
    worker(2).answer('judge', ok('ten'))
    expect(await second).toEqual(ok('ten'))
  })

  test('without any request nothing is started until one comes', async () => {
    const { engine, worker, count } = await openedEngine({ files: false })
    worker(0).crash()
    expect(count()).toBe(1)
    void engine.ask('judge', terms(5))
    expect(names(worker(1))).toEqual(['open', 'judge'])
  })

  test('an old worker is not heard any more', async () => {
    const { engine, worker, count } = await openedEngine({ files: false })
    const asked = engine.ask('judge', terms(5))
    worker(0).crash()
    worker(0).crash()
    worker(0).answer('judge', ok('from the dead'))
    expect(count()).toBe(2)
    worker(1).answer('judge', ok('five'))
    expect(await asked).toEqual(ok('five'))
  })

  test('a city that cannot be opened again fails what needs it, and is tried again with the next request', async () => {
    const { engine, worker } = await openedEngine({ files: false })
    const judged = engine.ask('judge', terms(5))
    const reference = engine.ask('reference', null)
    worker(0).crash()
    worker(1).answer('open', failed('no network'))
    expect(await judged).toEqual(failed('no network'))
    worker(1).answer('judge', ok('of nothing'))
    worker(1).answer('reference', ok('reference'))
    expect(await reference).toEqual(ok('reference'))
    const again = engine.ask('judge', terms(10))
    expect(names(worker(1)).slice(-2)).toEqual(['open', 'judge'])
    worker(1).answer('open', ok('astana'))
    worker(1).answer('judge', ok('ten'))
    expect(await again).toEqual(ok('ten'))
  })
})

test('a closed engine answers everything and starts nothing', async () => {
  const { engine, worker, count } = await openedEngine({ files: false })
  const asked = [engine.ask('judge', terms(5)), engine.ask('judge', terms(10))]
  engine.dispose()
  expect(worker(0).isTerminated).toBe(true)
  for (const answer of [...asked, engine.ask('reference', null)]) {
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'superseded' } })
  }
  expect(count()).toBe(1)
})

describe('a cancelled request', () => {
  const CANCELLED = { ok: false, error: { kind: 'cancelled' } }

  test('is answered at once; the worker is told, and the next one waits until it has let go', async () => {
    const { start, worker } = fakeWorkers()
    const engine = createEngine(start)
    const [stop, told] = [new AbortController(), [] as Progress[]]
    const first = engine.ask('judge', terms(5), (progress) => told.push(progress), stop.signal)
    stop.abort()
    expect(await first).toMatchObject(CANCELLED)
    const second = engine.ask('judge', terms(10))
    expect(names(worker(0))).toEqual(['judge', 'cancel'])
    expect(worker(0).posted[1]?.id).toBe(worker(0).posted[0]?.id)
    const { id } = worker(0).posted[0] ?? { id: -1 }
    worker(0).say({ id, kind: 'progress', progress: { loadedBytes: 0, totalBytes: 0, doneShare: 0.5 } })
    expect(told).toEqual([])
    worker(0).say({ id, kind: 'answer', result: failed('cancelled') })
    expect(minutesOf(worker(0))).toEqual([5, 10])
    worker(0).say({ id: worker(0).posted[2]?.id ?? -1, kind: 'answer', result: ok('ten') })
    expect(await second).toEqual(ok('ten'))
  })

  test('that waits is never asked; one cancelled before is not either', async () => {
    const { start, worker, count } = fakeWorkers()
    const engine = createEngine(start)
    const [stop, stopped] = [new AbortController(), AbortSignal.abort()]
    expect(await engine.ask('reference', null, undefined, stopped)).toMatchObject(CANCELLED)
    expect(count()).toBe(0)
    const first = engine.ask('judge', terms(5))
    const second = engine.ask('judge', terms(10), undefined, stop.signal)
    stop.abort()
    expect(await second).toMatchObject(CANCELLED)
    worker(0).answer('judge', ok('five'))
    expect(await first).toEqual(ok('five'))
    expect(names(worker(0))).toEqual(['judge'])
  })

  test('is not asked again of a new worker', async () => {
    const { engine, worker } = await openedEngine({ files: false })
    const stop = new AbortController()
    const asked = engine.ask('judge', terms(5), undefined, stop.signal)
    stop.abort()
    expect(await asked).toMatchObject(CANCELLED)
    worker(0).crash()
    void engine.ask('route', {} as never)
    expect(names(worker(1))).toEqual(['open', 'route'])
  })
})
