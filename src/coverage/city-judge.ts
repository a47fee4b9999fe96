import type { CityCase } from './city-case.ts'
import { cityFindings, type CityFindings } from './city-findings.ts'
import { verdictsOf, type CityVerdicts } from './judge-city.ts'
import { once } from './once.ts'
import { peopleOf, type People } from './people.ts'
import { summarise, type CitySummary } from './summary.ts'

/** A judged city as columns. They may be shared with the judgements before and after: to be read, never written. */
export interface CityJudgement {
  readonly verdicts: CityVerdicts
  readonly people: People
  readonly summary: CitySummary
  /**
   * By rule and community: the time or length (deciseconds or decimetres, by the rule's ruler) within which enough
   * residents reach the member that is reached soonest; `UNREACHED` where none is. Worked out when first read.
   */
  readonly primaries: readonly Uint16Array[]
}

/** Judges one case after another, of one city or of several. */
export type CityJudge = (city: CityCase) => CityJudgement

/**
 * A judge that remembers its last case. What depends only on objects and values that are the same as then is not judged
 * again: whoever changes something must hand in a new object, and leave those handed in before as they were. The answer
 * is that of a judge without memory, to the last bit. Of the walking times only `primary` is read.
 * O(origins × members that changed + origins × rules). Throws, and forgets nothing, when the times do not fit the standard.
 */
export function createCityJudge(): CityJudge {
  let last: CityFindings | undefined
  return (city) => {
    const findings = cityFindings(city, last)
    last = findings
    const verdicts = verdictsOf(findings)
    const people = peopleOf(findings)
    const primaries = once(() => findings.rules.map((rule) => rule.primary()))
    return {
      verdicts,
      people,
      summary: summarise({ city, verdicts, people }),
      get primaries() {
        return primaries()
      },
    }
  }
}
