/** Tells a person at the terminal what is being done; on standard error, so that results can be piped. */
export interface Progress {
  /** Runs one named step; `report` takes what is done and what there is in all, in units of the step. */
  step<T>(name: string, run: (report: (done: number, total: number) => void) => T | Promise<T>): Promise<T>
  /** One line between steps. */
  note(text: string): void
}

const BAR_WIDTH = 24
const REDRAW_MS = 100

/** A progress that draws bars on a terminal and plain lines elsewhere (logs, CI). */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const live = stream.isTTY
  return {
    async step(name, run) {
      const start = performance.now()
      let drawn = 0
      const report = (done: number, total: number): void => {
        if (!live || performance.now() - drawn < REDRAW_MS) return
        drawn = performance.now()
        stream.write(`\r\u001B[K${bar(done, total)} ${name} ${count(done)}/${count(total)} ${seconds(start)}`)
      }
      if (live) stream.write(`\r\u001B[K${bar(0, 1)} ${name}`)
      try {
        const result = await run(report)
        stream.write(`${live ? '\r\u001B[K' : ''}${bar(1, 1)} ${name} ${seconds(start)}, peak ${peakMB()}\n`)
        return result
      } catch (error) {
        if (live) stream.write('\n')
        throw error
      }
    },
    note: (text) => stream.write(`${text}\n`),
  }
}

/** A progress that says nothing, for tests. */
export const silentProgress: Progress = {
  step: async (_name, run) => run(() => undefined),
  note: () => undefined,
}

function bar(done: number, total: number): string {
  const filled = Math.round(BAR_WIDTH * Math.min(1, total > 0 ? done / total : 0))
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`
}

/** The most memory that the process has held so far; `maxRSS` is in kilobytes on every system. */
const peakMB = (): string => `${Math.round(process.resourceUsage().maxRSS / 1000).toLocaleString('en')} MB`

const count = (n: number): string => Math.round(n).toLocaleString('en')
const seconds = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`
