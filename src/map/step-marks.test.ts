import { describe, expect, it } from 'vitest'
import type { PlanStep } from '../format/plan.ts'
import { stepLines, stepMarks, type KnownPlace } from './step-marks.ts'

const CLINIC: KnownPlace = { lon: 71.4, lat: 51.1, names: { '': 'Clinic' }, services: ['clinic'] }
const known = (id: string): KnownPlace | null | undefined => (id === 'osm:node/1' ? CLINIC : undefined)
const steps: readonly PlanStep[] = [
  { id: 'a', kind: 'add-facility', at: [71.5, 51.2], services: ['market'] },
  { id: 'b', kind: 'move-facility', facility: 'osm:node/1', at: [71.41, 51.11] },
  { id: 'c', kind: 'move-facility', facility: 'osm:node/1', at: [71.42, 51.12] },
  { id: 'd', kind: 'close-facility', facility: 'step:a' },
  { id: 'e', kind: 'close-facility', facility: 'osm:node/2' },
  { id: 'f', kind: 'set-access', at: [71.6, 51.3], way: 'osm:node/9', access: 'open' },
  { id: 'g', kind: 'add-link', from: [71, 51], to: [72, 52] },
]

describe('the steps of a plan on the map', () => {
  const marks = stepMarks(steps, known)
  const of = (id: string) => marks.find((mark) => mark.id === id)

  it('have the numbers of the plan, also where one has no place', () => {
    expect(marks.map(({ id, number }) => `${number}${id}`)).toEqual(['1a', '2b', '3c', '4d', '6f', '7g'])
  })

  it('move a facility from where it stands by then', () => {
    expect(of('b')).toMatchObject({
      line: [
        [71.4, 51.1],
        [71.41, 51.11],
      ],
      services: ['clinic'],
    })
    expect(of('c')?.line?.[0]).toEqual([71.41, 51.11])
  })

  it('close what the plan itself adds where that stands', () => {
    expect(of('d')).toMatchObject({ at: [71.5, 51.2], services: ['market'] })
  })

  it('stand on the gate, and in the middle of a footpath', () => {
    expect(of('f')).toMatchObject({ at: [71.6, 51.3], access: 'open', line: null })
    expect(of('g')?.at).toEqual([71.5, 51.5])
  })

  it('have lines from old places and along footpaths', () => {
    const { features } = stepLines(marks, 'g')
    expect(features.map(({ id, properties }) => [id, properties['isLink'], properties['chosen']])).toEqual([
      [2, false, false],
      [3, false, false],
      [7, true, true],
    ])
  })

  it('move to where it is known while its facility is not', () => {
    const [mark] = stepMarks([steps[1] as PlanStep], () => undefined)
    expect(mark).toMatchObject({ at: [71.41, 51.11], line: null, services: [] })
  })
})
