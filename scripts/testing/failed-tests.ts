import { isAbsolute, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** What is read of the JSON report of vitest. */
export interface UnitReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numTotalTests: number
  readonly success: boolean
  readonly testResults: readonly {
    /** The whole path of the file. */
    readonly name: string
    readonly status: string
    /** Why the file could not be loaded, empty when it was. */
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

interface Said {
  readonly message?: string
}

interface BrowserSuite {
  readonly title: string
  readonly file: string
  readonly specs: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly projectName: string
      readonly status: string
      readonly results: readonly { readonly errors: readonly Said[] }[]
    }[]
  }[]
  readonly suites?: readonly BrowserSuite[]
}

/** What is read of the JSON report of Playwright. */
export interface BrowserReport {
  readonly stats: Readonly<Record<'expected' | 'unexpected' | 'flaky', number>>
  readonly errors: readonly Said[]
  readonly suites: readonly BrowserSuite[]
}

/** The first line that says something, without colours. */
const firstLine = (message: string | undefined): string =>
  stripVTControlCharacters(message ?? '')
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '') ?? 'no message'

/**
 * The failed tests of a run of vitest, one line each: `file › name: message`. A file that did not load has one line of its
 * own. @param folder from which files are named
 */
export function failedUnitTests({ testResults }: UnitReport, folder: string): readonly string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = isAbsolute(name) ? relative(folder, name) : name
    const failed = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`)
    return failed.length === 0 && status === 'failed' ? [`${file}: ${firstLine(message)}`] : failed
  })
}

/** The failed and the flaky tests of a run of Playwright, one line each: `file [project] › name: message`. */
export function failedBrowserTests({ suites, errors }: BrowserReport): readonly string[] {
  const failed = suites.flatMap((file) => failedIn(file, []))
  return [...failed, ...errors.map(({ message }) => firstLine(message))]
}

/** @param names of the groups around it; the outermost suite is the file */
function failedIn({ file, specs, suites = [] }: BrowserSuite, names: readonly string[]): string[] {
  const here = specs.flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ projectName, results }) => {
        const error = results.flatMap(({ errors }) => errors)[0]
        return `${file} [${projectName}] › ${[...names, title].join(' ')}: ${firstLine(error?.message)}`
      }),
  )
  return [...here, ...suites.flatMap((inner) => failedIn(inner, [...names, inner.title]))]
}
