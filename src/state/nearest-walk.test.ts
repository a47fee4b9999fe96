import { describe, expect, it } from 'vitest'
import type { PlaceAnswer, PlaceService } from '../city/place-answer.ts'
import { nearestWalk, toldWalk } from './nearest-walk.ts'

const SOONEST = { facility: 1, ds: 300, dm: 5_000 }

interface Drawn {
  readonly rule: string | null
  readonly ruler: PlaceService['ruler']
  readonly judged: { primary: number | null; secondary: number | null; facility: number | null }
}

function draw({ rule, ruler, judged }: Drawn): PlaceAnswer {
  const services = [{ service: 'park', rule, ruler, nearest: SOONEST }]
  const other = { service: 'park', primary: 9, secondary: 9, facility: 9 }
  const report = {
    services: [
      { rule: 'other', members: [other] },
      {
        rule: 'green',
        members: [
          { ...other, service: 'pool' },
          { service: 'park', ...judged },
        ],
      },
    ],
  }
  return { services, report } as unknown as PlaceAnswer
}

const judged = { primary: 400, secondary: 450, facility: 2 }

describe('nearestWalk', () => {
  it('tells the shortest walk where the rule is judged by metres', () => {
    const answer = draw({ rule: 'green', ruler: 'metres', judged })
    expect(nearestWalk(answer, 'park')).toEqual({ facility: 2, ds: 450, dm: 400 })
  })

  it('tells the judged walk of the rule that names the service, in minutes', () => {
    const answer = draw({ rule: 'green', ruler: 'minutes', judged })
    expect(nearestWalk(answer, 'park')).toEqual({ facility: 2, ds: 400, dm: 450 })
  })

  it('tells the soonest where no rule names the service, or its walk was not judged', () => {
    const nobody = { primary: null, secondary: null, facility: null }
    expect(nearestWalk(draw({ rule: null, ruler: 'minutes', judged }), 'park')).toEqual(SOONEST)
    expect(nearestWalk(draw({ rule: 'green', ruler: 'metres', judged: nobody }), 'park')).toEqual(SOONEST)
  })

  it('has nothing for a service that the city does not know', () => {
    expect(nearestWalk(draw({ rule: null, ruler: 'minutes', judged }), 'cinema')).toBeNull()
  })
})

it('where a time is asked for, the first of the choices is told, else the nearest', () => {
  const any = draw({ rule: 'green', ruler: 'minutes', judged })
  expect(toldWalk({ ...any, time: null }, 'park')).toEqual(nearestWalk(any, 'park'))
  const open = { facility: 9, ds: 900, dm: 1_000, hours: { state: 'open', changesAt: null } } as const
  const then = (choices: PlaceService['choices']): PlaceAnswer => ({
    ...any,
    time: '2026-11-22T20:00',
    services: any.services.map((service) => ({ ...service, choices })),
  })
  expect(toldWalk(then([open]), 'park')).toBe(open)
  expect(toldWalk(then([]), 'park')).toEqual(nearestWalk(any, 'park'))
  expect(toldWalk(then([open]), 'opera')).toBeNull()
})
