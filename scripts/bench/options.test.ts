import { describe, expect, it } from 'vitest'
import { benchOptions, JOBS } from './options.ts'

describe('benchOptions', () => {
  it('runs all jobs on the cities when nothing is asked for', () => {
    expect(benchOptions([])).toEqual({ json: false, jobs: JOBS, small: false })
  })

  it('takes jobs with commas or one by one, in their own order', () => {
    const expected = { json: true, jobs: ['J1', 'J3'], small: true }
    expect(benchOptions(['--json', '--only', 'J3,J1', '--small'])).toEqual(expected)
    expect(benchOptions(['--small', '--only', 'J3', '--only', 'J1', '--json'])).toEqual(expected)
  })

  it.each([
    [['--fast'], "Unknown option '--fast': expected --json, --only, --small"],
    [['--only'], "Option '--only <value>' argument missing: expected --json, --only, --small"],
    [['--only', 'J7'], '--only: found "J7", expected some of J1,J2,J3,J4,J5,J6,growth'],
    [['--only', ''], '--only: found "", expected some of J1,J2,J3,J4,J5,J6,growth'],
    [['--only', 'J1,j3'], '--only: found "j3", expected some of J1,J2,J3,J4,J5,J6,growth'],
    [['J1'], 'found "J1", expected options alone: --json, --only J1,J3, --small'],
  ])('refuses %j', (args, message) => {
    expect(() => benchOptions(args)).toThrow(message)
  })
})
