/**
 * A worker that is stopped from outside – by a browser short of memory, say – tells nobody. A lock that it holds for as
 * long as it lives does: the browser gives it to the next in line when its holder is gone, however that ended
 * (https://www.w3.org/TR/web-locks/#termination-of-locks).
 */

/** Takes a lock that nobody else has, and tells its name once it is held. Without locks (plain http) nothing happens. */
export function holdLife(held: (lock: string) => void): void {
  const { locks } = navigator as { readonly locks?: LockManager }
  if (locks === undefined) return
  const lock = `quarter-hour.worker.${crypto.randomUUID()}`
  const forEver = new Promise<never>(() => {})
  // refused where the page has no origin: then it is as without locks
  locks
    .request(lock, () => {
      held(lock)
      return forEver
    })
    .catch(() => undefined)
}

/** Calls back once whoever held the lock is gone. */
export function whenGone(lock: string, gone: () => void): void {
  navigator.locks.request(lock, gone).catch(() => undefined)
}
