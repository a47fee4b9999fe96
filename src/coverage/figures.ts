import type { StandardRule } from '../services/standard.ts'
import type { CityCase } from './city-case.ts'
import { BANDS, type Band } from './grade.ts'
import type { CityVerdicts } from './judge-city.ts'
import type { People } from './people.ts'
import type { Community, CommunityUnit } from './tables.ts'
import { VERDICTS, type Verdict } from './verdict.ts'

/** A share with its denominator; `rate` 0–1, `null` of nothing. */
export interface Rate {
  readonly count: number
  readonly of: number
  readonly rate: number | null
}

/** How many communities, and how many residents at whose origins, lack one rule. */
export interface RuleFigures {
  readonly rule: string
  readonly required: boolean
  readonly communities: Readonly<Record<Verdict, number>>
  /** Persons. */
  readonly residents: Readonly<Record<Verdict, number>>
}

/** Figures on communities of one unit. Those of different units are never added up. */
export interface Figures {
  readonly unit: CommunityUnit
  readonly communities: number
  /** The first figure to show: communities by number of required services missing. */
  readonly bands: Readonly<Record<Band, number>>
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** The strict rate: communities inside, of all of this unit, undecided ones included. `null` for villages. */
  readonly strict: Rate | null
  /** Persons by the verdict of their own home. */
  readonly residents: Readonly<Record<Verdict, number>>
  /** Persons by how many required services their own home lacks. */
  readonly residentBands: Readonly<Record<Band, number>>
  /** Residents inside, of all at origins of this unit. `null` for villages. */
  readonly residentsRate: Rate | null
  /** 人口为粗估: the residents rest mostly on guessed storeys. */
  readonly residentsRough: boolean
  /** What `rules` are ranked by: communities where residents are unknown or rough. */
  readonly rankedBy: 'residents' | 'communities'
  /** Most lacked first; ties by the standard's order. */
  readonly rules: readonly RuleFigures[]
}

/** What figures are made of: the case, its verdicts and its residents. */
export interface FiguresInput {
  readonly city: CityCase
  readonly verdicts: CityVerdicts
  readonly people: People
}

/** Below this share of residents on mapped storeys they are a rough estimate. */
const LEAST_KNOWN_LEVELS = 0.3

/** Figures over some communities, by index, all of one unit. Throws when they are not. */
export function figuresOf(input: FiguresInput, unit: CommunityUnit, members: readonly number[]): Figures {
  for (const c of members) checkUnit(input.city.communities[c], unit, c)
  const verdicts = countCodes(VERDICTS, input.verdicts.verdict, members)
  const residents = persons(input.people.all, members)
  const of = residents.inside + residents.outside + residents.unknown
  const residentsRough = isRough(members.map((c) => input.city.communities[c]))
  const rankedBy = of === 0 || residentsRough ? 'communities' : 'residents'
  const inRate = unit !== 'village'
  return {
    unit,
    communities: members.length,
    bands: countCodes(BANDS, input.verdicts.band, members),
    verdicts,
    strict: inRate ? rateOf(verdicts.inside, members.length) : null,
    residents,
    residentBands: persons(input.people.bands, members),
    residentsRate: inRate ? rateOf(residents.inside, of) : null,
    residentsRough,
    rankedBy,
    rules: rank(
      input.city.standard.rules.map((rule, r) => ruleFigures(input, { rule, r }, members)),
      rankedBy,
    ),
  }
}

const rateOf = (count: number, of: number): Rate => ({ count, of, rate: of === 0 ? null : count / of })

function checkUnit(community: Community | undefined, unit: CommunityUnit, c: number): void {
  if (community?.unit === unit) return
  throw new Error(`figures: community ${c} is ${community?.unit ?? 'missing'}, expected unit ${unit}`)
}

function countCodes<K extends string>(
  names: readonly K[],
  codes: Uint8Array,
  members: readonly number[],
): Record<K, number> {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>
  for (const c of members) {
    const name = names[codes[c] ?? 0]
    if (name !== undefined) counts[name]++
  }
  return counts
}

function persons<K extends string>(
  columns: Readonly<Record<K, Float64Array>>,
  members: readonly number[],
): Record<K, number> {
  const sum = (column: Float64Array) => members.reduce((tenths, c) => tenths + (column[c] ?? 0), 0) / 10
  const sums = Object.entries<Float64Array>(columns).map(([name, column]) => [name, sum(column)])
  return Object.fromEntries(sums) as Record<K, number>
}

function ruleFigures(
  { verdicts, people }: FiguresInput,
  { rule, r }: { readonly rule: StandardRule; readonly r: number },
  members: readonly number[],
): RuleFigures {
  return {
    rule: rule.id,
    required: rule.required,
    communities: countCodes(VERDICTS, verdicts.rules[r]?.verdict ?? new Uint8Array(0), members),
    residents: persons(people.rules[r] ?? people.all, members),
  }
}

function rank(rules: readonly RuleFigures[], by: 'residents' | 'communities'): readonly RuleFigures[] {
  const other = by === 'residents' ? 'communities' : 'residents'
  return rules.toSorted((a, b) => b[by].outside - a[by].outside || b[other].outside - a[other].outside)
}

/** Weighed by residents, over the communities whose residents come from floor area. */
function isRough(communities: readonly (Community | undefined)[]): boolean {
  let [known, all] = [0, 0]
  for (const community of communities) {
    if (community?.residentsSource !== 'floor-area') continue
    known += (community.residents ?? 0) * (community.knownLevelsShare ?? 0)
    all += community.residents ?? 0
  }
  return all > 0 && known < all * LEAST_KNOWN_LEVELS
}
