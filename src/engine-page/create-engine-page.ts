import { batch, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { Edit } from '../city/edit.ts'
import { loadCityList } from '../engine/load-city-list.ts'
import type { Engine, LiveShow, OpenRequest } from '../engine/protocol.ts'
import { createAnswer, createAsk } from '../state/ask.ts'
import { createLinkState } from '../state/link-state.ts'
import { createPageLook } from '../state/page-look.ts'
import { createProblems } from '../state/problems.ts'
import { createTerms } from '../state/terms.ts'
import type { Bounds, LonLat } from '../units.ts'
import { createLive, type Wanted } from './create-live.ts'
import { mostLacked, needyPlace } from './outcome.ts'

export type EnginePage = ReturnType<typeof createEnginePage>

/** Everything the engine's page keeps and does; `base` is the address of the site's folder, ending in a slash. */
export function createEnginePage(engine: Engine, base: string) {
  const { link, update, unreadable } = createLinkState()
  const look = createPageLook(link, update)
  const opened = createOpened(engine, { base, inLink: () => link().city })
  const { city, reference } = opened
  const { strangers: unknownTerms, ...terms } = createTerms({
    link,
    update,
    reference: reference.value,
    city: city.value,
  })
  const streets = createAsk(engine, 'streets', {
    input: () => (city.value()?.manifest ? null : undefined),
    about: city.value,
  })
  const plan = createPlan(() => terms.terms()?.standard.rules.flatMap((rule) => rule.services) ?? [])
  const wanted = createMemo((): Wanted | undefined => {
    const by = terms.terms()
    return by === undefined || streets.value() === undefined
      ? undefined
      : { terms: by, edits: plan.edits(), show: plan.show() }
  })
  const live = createLive(engine, wanted)

  // A place in one city is none in another.
  createEffect(on(city.value, () => plan.setAt(null)))
  // The page begins with what most people lack, and with a facility where it would serve many.
  createEffect(
    on(live.today, (today) => {
      const open = city.value()
      if (today === undefined || open === undefined || plan.at() !== null) return
      batch(() => {
        plan.setService(mostLacked(today) ?? plan.service())
        plan.setAt(needyPlace(today, open.communities, plan.service()) ?? middleOf(open.bounds))
      })
    }),
  )
  const [attempt, setAttempt] = createSignal(0)
  const troubles = createProblems({
    errors: () => ({
      cities: opened.list.error(),
      city: city.error() ?? reference.error() ?? streets.error(),
      judgement: live.error(),
    }),
    strangers: () => [...unreadable(), ...unknownTerms()],
  })
  return {
    engine,
    ...look,
    ...terms,
    ...opened,
    city: city.value,
    reference: reference.value,
    streets,
    plan,
    live,
    problems: troubles.problems,
    dismiss: troubles.dismiss,
    report: troubles.report,
    attempt,
    retry: () => {
      troubles.forgetReported()
      setAttempt((count) => count + 1)
      for (const ask of [opened.list, city, reference, streets]) ask.retry()
      live.retry()
    },
  }
}

/** The city of `?city=` or of the link, else the first of the list. */
function createOpened(
  engine: Engine,
  { base, inLink }: { readonly base: string; readonly inLink: () => string | null },
) {
  const list = createAnswer({ input: () => base }, (from) => loadCityList(from))
  const inQuery = new URLSearchParams(location.search).get('city')
  const cityId = createMemo(() => inLink() ?? inQuery ?? list.value()?.[0]?.id ?? null)
  const cityFolder = createMemo(() => {
    const id = cityId()
    return id === null ? null : new URL(`cities/${encodeURIComponent(id)}/`, base).href
  })
  const toOpen = createMemo((): OpenRequest | undefined => {
    const [id, folder] = [cityId(), cityFolder()]
    return id === null || folder === null ? undefined : { id, folder }
  })
  return {
    list,
    cityId,
    cityFolder,
    reference: createAsk(engine, 'reference', { input: () => null }),
    city: createAsk(engine, 'open', { input: toOpen }),
  }
}

/** The service that is looked at, and the facility that is tried. */
function createPlan(offered: () => readonly string[]) {
  const [chosen, setService] = createSignal<string | null>(null)
  const [shown, setShown] = createSignal<LiveShow['kind']>('minutes')
  const [at, setAt] = createSignal<LonLat | null>(null)
  const [isCounted, setCounted] = createSignal(true)
  const services = createMemo(() => [...new Set(offered())])
  const service = createMemo(() => services().find((id) => id === chosen()) ?? services()[0] ?? '')
  const edits = createMemo((): readonly Edit[] => {
    const place = at()
    return isCounted() && place !== null
      ? [{ kind: 'add-facility', at: place, services: [service()] }]
      : NO_EDITS
  })
  const show = createMemo((): LiveShow =>
    shown() === 'minutes' ? { kind: 'minutes', service: service() } : { kind: 'missing' },
  )
  return { services, service, setService, shown, setShown, at, setAt, isCounted, setCounted, edits, show }
}

const middleOf = ([west, south, east, north]: Bounds): LonLat => [(west + east) / 2, (south + north) / 2]

const NO_EDITS: readonly Edit[] = []
