import { expect, it } from 'vitest'
import { failedBrowserTests, failedUnitTests, type BrowserReport, type UnitReport } from './failed-tests.ts'

const unitReport = (testResults: UnitReport['testResults']): UnitReport => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numTotalTests: 0,
  success: false,
  testResults,
})

const browserReport = (parts: Partial<BrowserReport>): BrowserReport => ({
  stats: { expected: 0, unexpected: 0, flaky: 0 },
  errors: [],
  suites: [],
  ...parts,
})

it('names failed unit tests with their file and the first line of what they say', () => {
  const failed = {
    fullName: 'walks end at the sea',
    status: 'failed',
    failureMessages: ['\u001B[31mAssertionError: expected 2 to be 3\u001B[39m\n    at here', 'another'],
  }
  const passed = { fullName: 'walks begin', status: 'passed', failureMessages: [] }
  const skipped = { fullName: 'walks at night', status: 'skipped', failureMessages: null }
  const file = { name: '/project/src/a.test.ts', status: 'failed', message: '' }
  expect(
    failedUnitTests(unitReport([{ ...file, assertionResults: [passed, failed, skipped] }]), '/project'),
  ).toEqual(['src/a.test.ts › walks end at the sea: AssertionError: expected 2 to be 3'])
})

it('names a test file that does not load', () => {
  const file = { name: '/project/src/a.test.ts', status: 'failed', message: '\nCannot find ./b.ts\n' }
  expect(failedUnitTests(unitReport([{ ...file, assertionResults: [] }]), '/project')).toEqual([
    'src/a.test.ts: Cannot find ./b.ts',
  ])
})

it('names failed and flaky browser tests with their project, in groups too, and what broke the run', () => {
  const test = (projectName: string, status: string, message?: string) => ({
    projectName,
    status,
    results: [{ errors: message === undefined ? [] : [{ message }] }],
  })
  const inner = {
    title: 'at night',
    file: 'a.spec.ts',
    specs: [{ title: 'the map is dark', tests: [test('phone', 'flaky', 'Error: too light\nmore')] }],
  }
  const tests = [test('desktop', 'expected'), test('phone', 'unexpected', '\u001B[2mError: no map\u001B[22m')]
  const file = { title: 'a.spec.ts', file: 'a.spec.ts', specs: [{ title: 'a map', tests }], suites: [inner] }
  const unsaid = { ...file, specs: [{ title: 'a list', tests: [test('tablet', 'unexpected')] }], suites: [] }
  const errors = [{ message: 'Error: No tests found' }]
  expect(failedBrowserTests(browserReport({ suites: [file, unsaid], errors }))).toEqual([
    'a.spec.ts [phone] › a map: Error: no map',
    'a.spec.ts [phone] › at night the map is dark: Error: too light',
    'a.spec.ts [tablet] › a list: no message',
    'Error: No tests found',
  ])
})

it('says nothing of runs in which all passed', () => {
  const passed = { fullName: 'walks begin', status: 'passed', failureMessages: [] }
  const file = { name: '/project/src/a.test.ts', status: 'passed', message: '', assertionResults: [passed] }
  expect(failedUnitTests(unitReport([file]), '/project')).toEqual([])
  const tests = [{ projectName: 'desktop', status: 'expected', results: [{ errors: [] }] }]
  const suites = [{ title: 'a.spec.ts', file: 'a.spec.ts', specs: [{ title: 'a map', tests }] }]
  expect(failedBrowserTests(browserReport({ suites }))).toEqual([])
})
