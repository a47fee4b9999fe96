import { describe, expect, it } from 'vitest'
import { countsWithin, redundancyOf } from './redundancy.ts'
import { drawCase } from './testing/draw-city.ts'

/** Homes as residents and the facilities each has within reach. */
function redundancy(homes: readonly (readonly [residents: number, facilities: number])[]) {
  const drawn = homes.map(([residents]) => ({ residents, walks: {} }))
  const { origins } = drawCase({ rules: [{ services: ['shop'] }], communities: [{ homes: drawn }] })
  const counts = countsWithin(origins, (o) => homes[o]?.[1] ?? 0)
  return redundancyOf({ origins, residentsShare: 0.8, counts }, 0)
}

describe('redundancy', () => {
  it('is what 80 % of residents have at least', () => {
    // At least 3: 5 of 10; at least 2: 8 of 10.
    expect(
      redundancy([
        [5, 3],
        [3, 2],
        [2, 0],
      ]),
    ).toEqual({ choices: 2, onlyOne: false, onlyOneShare: 0 })
  })

  it('is "only one" when 80 % have one and fewer have a second', () => {
    expect(
      redundancy([
        [7, 3],
        [1, 1],
        [2, 0],
      ]),
    ).toEqual({ choices: 1, onlyOne: true, onlyOneShare: 0.1 })
  })

  it('is none when too few have any, or nobody is there', () => {
    expect(
      redundancy([
        [7, 9],
        [3, 0],
      ]),
    ).toMatchObject({ choices: 0, onlyOne: false })
    expect(redundancy([])).toEqual({ choices: 0, onlyOne: false, onlyOneShare: null })
  })

  it('asks for no counts where nobody lives, and holds no more than 16 bits', () => {
    const homes = [
      { residents: 1, walks: {} },
      { residents: 0, walks: {} },
    ]
    const { origins } = drawCase({ rules: [{ services: ['shop'] }], communities: [{ homes }] })
    const asked: number[] = []
    const counts = countsWithin(origins, (o) => asked.push(o) * 100_000)
    expect(asked).toEqual([0])
    expect([...counts]).toEqual([65_535, 0])
  })
})
