import { createMemo } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { usePlanningWords } from '../../i18n/planning-words.ts'
import { useSession } from '../../state/session.ts'
import { createSpotCheck, drawnOf, spotCsv, type SpotCheck, type SpotRow } from '../../state/spot-check.ts'
import { VERDICT_NAMES } from '../../theme.ts'
import { areaText } from './area-words.ts'
import { usePlanner } from './create-planner.ts'

export type Spot = ReturnType<typeof createSpot>

/** The sample of the open city: what it can be drawn from, what was drawn, and what it says in words. */
export function createSpot() {
  const session = useSession()
  const planner = usePlanner()
  const kept = createSpotCheck(() => session.city()?.id ?? null)
  const candidates = createMemo(() => {
    const [judgement, unit] = [session.judgement(), planner.unit()]
    return (session.city()?.communities ?? []).flatMap((community, c) => {
      const isDecided = VERDICT_NAMES[judgement?.verdict[c] ?? -1] !== 'unknown'
      return judgement !== undefined && community.unit === unit && planner.isInArea(c) && isDecided ? [c] : []
    })
  })
  const draw = (seed: number) => {
    const [city, terms, unit] = [session.city(), session.terms(), planner.unit()]
    if (city === undefined || terms === undefined || unit === undefined) return
    const ids = candidates().map((c) => city.communities[c]?.id ?? '')
    kept.keep({
      version: 1,
      seed,
      date: today(),
      city: city.id,
      cityHash: city.manifest?.hash ?? null,
      standard: terms.standard.id,
      walker: terms.walker.id,
      minutes: terms.minutes,
      area: planner.area(),
      unit,
      of: ids.length,
      rows: drawnOf(ids, seed).flatMap((i) => rowAt(candidates()[i] ?? -1)),
    })
  }
  const rowAt = createRowAt()
  const indexOf = createMemo(() => new Map(session.city()?.communities.map(({ id }, c) => [id, c])))
  return {
    candidates,
    draw,
    check: kept.check,
    mark: kept.mark,
    trouble: kept.trouble,
    /** Index of a drawn community in the open city; null where it has none of that id. */
    indexOf: (id: string) => indexOf().get(id) ?? null,
    /** Whether it was drawn by other terms, or of something else, than what is looked at now. */
    isOther: () => {
      const [check, terms] = [kept.check(), session.terms()]
      if (check === null || terms === undefined) return false
      const now = [terms.standard.id, terms.walker.id, terms.minutes, planner.unit(), planner.area()]
      const then = [check.standard, check.walker, check.minutes, check.unit, check.area]
      const isOtherBuild = check.cityHash !== (session.city()?.manifest?.hash ?? null)
      return isOtherBuild || JSON.stringify(now) !== JSON.stringify(then)
    },
    ...createSpotWords(kept.check),
  }
}

/** One community with the verdict that it has now. */
function createRowAt() {
  const session = useSession()
  const planner = usePlanner()
  return (c: number): SpotRow[] => {
    const [community, judgement] = [session.city()?.communities[c], session.judgement()]
    const verdict = VERDICT_NAMES[judgement?.verdict[c] ?? -1]
    if (community === undefined || judgement === undefined || verdict === undefined) return []
    if (verdict === 'unknown') return []
    const { id, district, street, lon, lat } = community
    const lacking = judgement.rules.flatMap(({ rule, verdict: found }, r) =>
      judgement.standard.rules[r]?.required === true && VERDICT_NAMES[found[c] ?? -1] === 'outside'
        ? [rule]
        : [],
    )
    const missing = judgement.missing[c] ?? 0
    return [
      {
        id,
        name: planner.communityName(c),
        district,
        street,
        lon,
        lat,
        verdict,
        missing,
        lacking,
        mark: null,
      },
    ]
  }
}

function createSpotWords(check: () => SpotCheck | null) {
  const i18n = useI18n()
  const session = useSession()
  const planner = usePlanner()
  const planning = usePlanningWords()
  const words = () => planning().areas.spot
  const standard = () => {
    const id = check()?.standard
    const known = session.reference()?.standards ?? []
    return [session.judgement()?.standard, ...known].find((one) => one?.id === id)
  }
  const standardName = () => {
    const found = standard()
    return found === undefined ? (check()?.standard ?? '') : i18n.name(found.names)
  }
  const walkerName = () => {
    const found = session.reference()?.walkers.find(({ id }) => id === check()?.walker)
    return found === undefined ? (check()?.walker ?? '') : i18n.name(found.names)
  }
  const ruleName = (id: string) => {
    const rule = standard()?.rules.find((one) => one.id === id)
    return rule === undefined ? id : planner.ruleName(rule)
  }
  const lackingOf = (row: SpotRow) => row.lacking.map(ruleName).join(planning().areas.table.separator)
  return {
    /** Verdict of that day, with what was lacking. */
    judged: (row: SpotRow) => {
      const { inside, outside } = words().judged
      const said = row.verdict === 'inside' ? inside : outside(i18n.number(row.missing))
      return row.lacking.length === 0 ? said : `${said} · ${words().lacking(lackingOf(row))}`
    },
    /** Seed, day, terms and area of the sample. */
    about: () => {
      const drawn = check()
      if (drawn === null) return []
      return [
        words().drawn(String(drawn.seed), drawn.date),
        words().terms(standardName(), walkerName()),
        ...(drawn.minutes === null ? [] : [words().minutes(i18n.number(drawn.minutes))]),
        words().area(areaText(drawn.area, planning().areas)),
      ]
    },
    file: () => {
      const drawn = check()
      if (drawn === null) return null
      const named = { ...drawn, standard: standardName(), walker: walkerName() }
      const { sheet } = i18n.t().planner
      const text = spotCsv(named, {
        columns: words().columns,
        verdict: sheet.verdict,
        mark: { ...words().mark, none: words().unmarked },
        ruleName,
      })
      return { name: `spot-check-${drawn.city}-${drawn.seed}.csv`, type: 'text/csv;charset=utf-8', text }
    },
  }
}

/** The visitor's own day, "2026-11-22". */
export function today(): string {
  const now = new Date()
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
