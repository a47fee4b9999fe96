import { describe, expect, it } from 'vitest'
import type { Community } from '../../coverage/tables.ts'
import type { CityManifest } from '../../format/city-manifest.ts'
import { data } from '../../i18n/en/data.ts'
import { qualityFacts, roughly } from './quality-facts.ts'
import { someManifest } from './testing/some-manifest.ts'

const facts = (
  quality: Partial<CityManifest['quality']>,
  communities: readonly Pick<Community, 'unit'>[] | null = null,
) =>
  qualityFacts({
    manifest: someManifest({}, { quality: { ...someManifest().quality, ...quality } }),
    communities: communities as readonly Community[] | null,
    words: data.quality,
    number: (value) => String(Math.round(value)),
    percent: (share) => `${Math.round(share * 100)}%`,
  })

const notesOf = (all: ReturnType<typeof facts>, name: string) => all.find((fact) => fact.name === name)?.notes

describe('qualityFacts', () => {
  it('leaves out notes that say nothing', () => {
    expect(notesOf(facts({}), data.quality.streets)).toEqual(['100% hang together'])
    expect(notesOf(facts({}), data.quality.origins)).toEqual([])
  })

  it('tells homes off the network from far ones and those behind a wall', () => {
    const homes = facts({ originsOffNetwork: 3, originsFar: 2, originsBehindWall: 1 })
    expect(notesOf(homes, data.quality.origins)?.map((note) => note.slice(0, 5))).toEqual([
      '3 not',
      '2 at ',
      '1 beh',
    ])
  })

  it('counts gates of every kind', () => {
    const fact = facts({ gates: { open: 5, residents: 2, closed: 1 } }).find(
      ({ name }) => name === data.quality.gates,
    )
    expect(fact?.value).toBe('8')
    expect(fact?.notes).toEqual(['5 open, 2 residents only, 1 closed'])
  })

  it('never adds units up', () => {
    const some = facts({}, [{ unit: 'derived' }, { unit: 'estate' }, { unit: 'derived' }])
    const judged = some.find(({ name }) => name === data.quality.communities)
    expect(judged).toMatchObject({ value: '1 estate', notes: ['2 derived blocks', data.quality.unitsApart] })
  })

  it('says nothing of communities that are not the city’s', () => {
    expect(facts({}).map(({ name }) => name)).not.toContain(data.quality.communities)
  })

  it('calls the residents a rough estimate below 30 % of mapped storeys', () => {
    const { rough } = data.quality
    expect(notesOf(facts({ knownLevelsShare: 0.29 }), data.quality.residents)).toContain(rough)
    expect(notesOf(facts({ knownLevelsShare: 0.3 }), data.quality.residents)).not.toContain(rough)
    expect(notesOf(facts({ knownLevelsShare: null }), data.quality.residents)).toEqual([])
  })
})

it('keeps four digits of a number of people', () => {
  expect([1_248_141, 871_249, 950, 0].map(roughly)).toEqual([1_248_000, 871_200, 950, 0])
})
