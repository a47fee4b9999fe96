import { vi } from 'vitest'

/** The few parts of a browser that the state touches. `go` is what the back button does. */
export function stubBrowser(hash: string) {
  const entries: { hash: string; state: unknown }[] = [{ hash, state: null }]
  let at = 0
  const location = {
    pathname: '/',
    search: '',
    get hash() {
      return entries[at]?.hash ?? ''
    },
  }
  const entry = (state: unknown, address: string) => ({ state, hash: address.slice(address.search(/#|$/)) })
  const history = {
    get state() {
      return entries[at]?.state ?? null
    },
    pushState: (state: unknown, _: string, address: string) => {
      entries.splice(++at, Infinity, entry(state, address))
    },
    replaceState: (state: unknown, _: string, address: string) => {
      entries[at] = entry(state, address)
    },
  }
  const listeners = new Map<string, () => void>()
  vi.stubGlobal('location', location)
  vi.stubGlobal('history', history)
  vi.stubGlobal('navigator', { languages: ['zh-CN'] })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('addEventListener', (name: string, listener: () => void) => listeners.set(name, listener))
  vi.stubGlobal('removeEventListener', (name: string) => listeners.delete(name))
  return {
    location,
    entries,
    go: (steps: number) => {
      at += steps
      listeners.get('popstate')?.()
    },
  }
}
