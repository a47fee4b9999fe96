import type { PlaceAnswer, PlaceService } from '../city/place-answer.ts'
import type { RuleReport } from '../coverage/community-report.ts'
import type { Verdict } from '../coverage/verdict.ts'
import type { Ruler, Standard } from '../services/standard.ts'
import { nearestWalk } from './nearest-walk.ts'

/** Something that one walker reaches and the other does not. */
export interface Change {
  readonly kind: 'rule' | 'service'
  /** Of a rule of the standard, or of a service. */
  readonly id: string
  readonly ruler: Ruler
  /** How far it is for each, in the ruler's deciseconds or decimetres; null: nothing within the horizon. */
  readonly mine: number | null
  readonly theirs: number | null
}

/** What becomes of a place when somebody else walks from it. Each list nearest first, for whoever does not reach it. */
export interface Comparison {
  /** Required rules that I meet; the other one does not, or it cannot be told of him. */
  readonly lost: readonly Change[]
  readonly unsure: readonly Change[]
  /** Required rules that only the other one meets. */
  readonly gained: readonly Change[]
  /** Single services that none of the rules above names. */
  readonly alsoLost: readonly Change[]
  readonly alsoGained: readonly Change[]
}

/**
 * Compares two answers of one place under one standard. The required rules account for the key sentence:
 * reached by the other = reached by me − lost − unsure + gained. O(rules × services).
 */
export function compareAnswers(mine: PlaceAnswer, theirs: PlaceAnswer, standard: Standard): Comparison {
  const rules = mine.report.services.flatMap((rule) => {
    const same = theirs.report.services.find((one) => one.rule === rule.rule)
    return rule.required && same !== undefined ? [{ mine: rule, theirs: same }] : []
  })
  const changed = (wanted: Shift): RulePair[] =>
    rules.filter((pair) => shiftOf(pair.mine.verdict, pair.theirs.verdict) === wanted)
  const told = new Set(
    rules
      .filter((pair) => shiftOf(pair.mine.verdict, pair.theirs.verdict) !== 'none')
      .flatMap((pair) => pair.mine.members.map(({ service }) => service)),
  )
  const services = mine.services.flatMap((found) => {
    const same = theirs.services.find(({ service }) => service === found.service)
    return same === undefined || told.has(found.service) ? [] : [{ mine: found, theirs: same }]
  })
  const also = (wanted: Shift): Change[] =>
    services
      .filter(
        (pair) => shiftOf(serviceVerdict(mine, pair.mine), serviceVerdict(theirs, pair.theirs)) === wanted,
      )
      .map((pair) => serviceChange({ mine, theirs }, pair.mine))
  const ruleChanges = (wanted: Shift) => changed(wanted).map((pair) => ruleChange(standard, pair))
  return {
    lost: ruleChanges('lost').toSorted(by('theirs')),
    unsure: ruleChanges('unsure').toSorted(by('theirs')),
    gained: ruleChanges('gained').toSorted(by('mine')),
    alsoLost: also('lost').toSorted(by('theirs')),
    alsoGained: also('gained').toSorted(by('mine')),
  }
}

interface RulePair {
  readonly mine: RuleReport
  readonly theirs: RuleReport
}

type Shift = 'lost' | 'unsure' | 'gained' | 'none'

function shiftOf(mine: Verdict, theirs: Verdict): Shift {
  if (mine === theirs) return 'none'
  if (theirs === 'inside') return 'gained'
  if (mine !== 'inside') return 'none'
  return theirs === 'outside' ? 'lost' : 'unsure'
}

/** By the rule that names it, as that judges this member; by the minutes asked for where none does. */
function serviceVerdict(answer: PlaceAnswer, { service, rule, nearest }: PlaceService): Verdict {
  const report = answer.report.services.find((one) => one.rule === rule)
  const member = report?.members.find((one) => one.service === service)
  if (member !== undefined) return member.verdict
  return nearest !== null && nearest.ds <= answer.minutes * 600 ? 'inside' : 'outside'
}

const ruleChange = (standard: Standard, { mine, theirs }: RulePair): Change => ({
  kind: 'rule',
  id: mine.rule,
  ruler: standard.rules.find(({ id }) => id === mine.rule)?.ruler ?? 'minutes',
  mine: mine.primary,
  theirs: theirs.primary,
})

function serviceChange(
  { mine, theirs }: { readonly mine: PlaceAnswer; readonly theirs: PlaceAnswer },
  { service, ruler }: PlaceService,
): Change {
  const far = (answer: PlaceAnswer): number | null => {
    const walk = nearestWalk(answer, service)
    if (walk === null) return null
    return ruler === 'metres' ? walk.dm : walk.ds
  }
  return { kind: 'service', id: service, ruler, mine: far(mine), theirs: far(theirs) }
}

/** Nearest first; what nothing leads to comes last, in the order it was found in. */
const by =
  (whose: 'mine' | 'theirs') =>
  (a: Change, b: Change): number => {
    const [first, second] = [a[whose] ?? Infinity, b[whose] ?? Infinity]
    return first === second ? 0 : first - second
  }
