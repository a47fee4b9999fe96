import { batch, createMemo, createSignal, type Accessor } from 'solid-js'
import { loadCityList } from '../engine/load-city-list.ts'
import type {
  CheckupRequest,
  Engine,
  EngineError,
  GapFileRequest,
  OpenRequest,
  Result,
  Terms,
} from '../engine/protocol.ts'
import { createArea } from './area.ts'
import { createAnswer, createAsk } from './ask.ts'
import { createEase } from './ease.ts'
import { createIdle } from './idle.ts'
import { createLazyOffline } from './lazy-offline.ts'
import { createLazyPlans } from './lazy-plans.ts'
import { createLazyStandards } from './lazy-standards.ts'
import { createLinkState, type LinkState } from './link-state.ts'
import { createNotes } from './notes.ts'
import { createOwnPlaces } from './own-places.ts'
import { createPageLook } from './page-look.ts'
import { createProblems } from './problems.ts'
import { saveBlob, saveFile } from './save-file.ts'
import { createSelection } from './selection.ts'
import type { Door, MapPicture, Session } from './session.ts'
import { sharedLink } from './shared-link.ts'
import { createTerms } from './terms.ts'
import { createWhen } from './when.ts'

/** Everything the page keeps and does; `base` is the address of the site's folder, ending in a slash. */
export function createSession(engine: Engine, base: string): Session {
  const { link, update, unreadable } = createLinkState()
  const look = createPageLook(link, update)
  const door = createMemo(() => link().door)
  const reference = createAsk(engine, 'reference', { input: () => null })
  const { list, cityId, cityFolder, opened } = createCity(engine, { link, base })
  const own = createOwnPlaces(engine, opened.value)
  const city = createMemo(own.city)
  const ease = createEase({ link, update, reference: reference.value })
  const { own: ownStandard, ...standards } = createLazyStandards({
    link,
    update,
    reference: reference.value,
  })
  const { strangers: unknownTerms, ...terms } = createTerms({
    link,
    update,
    reference: reference.value,
    city,
    lentWalker: ease.lent,
    own: ownStandard,
  })
  const { time, today, ...when } = createWhen({ link, update, city })
  const selection = createSelection({
    engine,
    link,
    update,
    city,
    terms: terms.terms,
    time,
    today,
    reference: reference.value,
  })
  const judgement = createJudgement(engine, {
    door,
    city,
    terms: terms.terms,
    isWalking: selection.isWalking,
  })
  const { strangers: unknownArea, ...area } = createArea({ link, update, city })
  const names = createNames(engine, city)
  const [attempt, setAttempt] = createSignal(0)
  const [isStraightShown, showStraight] = createSignal(false)
  const [mapPicture, setMapPicture] = createSignal<MapPicture | null>(null)
  const download = createDownload(engine, terms.terms)
  const asks = [reference, list, opened, judgement, names.ask, ...Object.values(selection.asks)]
  const { problems, dismiss, report, forgetReported } = createProblems({
    // in the order of what the visitor waits for: of questions that fail for one reason the first is told
    errors: () => ({
      cities: list.error(),
      city: opened.error() ?? reference.error(),
      place: selection.asks.place.error(),
      comparison: selection.asks.comparison.error(),
      judgement: judgement.error(),
      route: selection.asks.route.error(),
      community: selection.asks.community.error(),
      'own-files': own.error(),
      download: download.error(),
      names: names.ask.error(),
    }),
    strangers: () => [...unreadable(), ...unknownTerms(), ...unknownArea(), ...selection.strangers()],
  })
  const notes = createNotes({
    city,
    place: selection.verbs.place,
    terms: terms.terms,
    language: look.language,
    report,
  })
  const isBusy = createMemo(
    () => opened.pending() !== null || judgement.pending() !== null || selection.isWalking(),
  )
  return {
    ...look,
    ...createLazyOffline({ base, manifest: () => city()?.manifest ?? undefined, isBusy }),
    ...ease.verbs,
    door,
    setDoor: (to: Door) => update({ door: to }),
    ...terms,
    ...standards,
    ...when,
    ...selection.verbs,
    ...area,
    ask: engine.ask,
    reference: reference.value,
    cities: list.value,
    cityId,
    cityFolder,
    openCity: (id) =>
      batch(() => {
        forgetReported()
        update({
          city: id,
          community: null,
          at: null,
          ownCommunity: null,
          service: null,
          rule: null,
          map: null,
          standard: null,
          own: null,
          area: null,
          plan: null,
        })
      }),
    city,
    judgement: judgement.value,
    names: names.ask.value,
    wantNames: names.want,
    isReadingNames: createMemo(() => names.ask.pending() !== null),
    mapRule: createMemo(() => link().rule),
    setMapRule: (rule) => update({ rule }),
    mapMode: createMemo(() => link().map ?? 'verdict'),
    setMapMode: (mode) => update({ map: mode === 'bands' ? mode : null }),
    areStreetsShown: createMemo(() => link().streets === null),
    showStreets: (areShown) => update({ streets: areShown ? null : 'off' }),
    isStraightShown,
    showStraight,
    ...createLazyPlans({ engine, link, update, city, cityId, terms: terms.terms }, judgement.value),
    mapPicture,
    offerMapPicture: (picture) => setMapPicture(() => picture),
    work: createMemo(() => ({
      city: opened.pending() !== null,
      judgement: judgement.pending(),
      place: selection.asks.place.pending(),
      comparison: selection.asks.comparison.pending(),
      ownFiles: own.progress(),
    })),
    problems,
    dismiss,
    report,
    retry: () => {
      // files that do not fit each other may be of two builds: then the newer city.json tells
      const isBroken = problems().some(({ error }) => error.kind === 'file' && error.problem === 'broken')
      forgetReported()
      setAttempt((count) => count + 1)
      if (isBroken && opened.error() === null) opened.again()
      for (const ask of asks) ask.retry()
      own.retry()
      download.retry()
    },
    retryable: ({ what, error }) =>
      what !== 'link' &&
      error.kind !== 'no-webgl' &&
      error.kind !== 'storage' &&
      !(what === 'own-files' && error.kind === 'own-file'),
    attempt,
    useFiles: own.useFiles,
    swapFiles: own.swapFiles,
    changeFile: own.changeFile,
    removeFile: own.removeFile,
    cancelFiles: own.cancel,
    ownFiles: own.files,
    ownGiven: own.chosen,
    ownUsed: own.used,
    ownKept: own.kept,
    forgetFiles: own.forget,
    download: download.save,
    downloadGaps: download.saveGaps,
    notes,
    shared: () =>
      sharedLink({
        link: link(),
        cityId: cityId(),
        city: city(),
        page: location.origin + location.pathname,
      }),
  }
}

/** The city of the link, else the only one that this site holds. */
function createCity(
  engine: Engine,
  { link, base }: { readonly link: LinkState['link']; readonly base: string },
) {
  const list = createAnswer({ input: () => base }, (from) => loadCityList(from))
  const cityId = createMemo(() => {
    const cities = list.value()
    return link().city ?? (cities?.length === 1 ? (cities[0]?.id ?? null) : null)
  })
  const cityFolder = createMemo(() => {
    const id = cityId()
    return id === null ? null : new URL(`cities/${id}/`, base).href
  })
  const toOpen = createMemo((): OpenRequest | undefined => {
    const [id, folder] = [cityId(), cityFolder()]
    return id === null || folder === null ? undefined : { id, folder }
  })
  return { list, cityId, cityFolder, opened: createAsk(engine, 'open', { input: toOpen }) }
}

interface JudgementInputs extends Pick<Session, 'door' | 'city' | 'terms'> {
  readonly isWalking: Accessor<boolean>
}

/** The whole city is loaded when the planner asks for it, else in a quiet moment, after the walk that is under way. */
function createJudgement(engine: Engine, { door, city, terms, isWalking }: JudgementInputs) {
  const isQuiet = createIdle(() => city() !== undefined && !isWalking())
  const isWanted = createMemo(() => door() === 'gaps' || isQuiet())
  const toJudge = createMemo((): Terms | undefined => {
    const by = terms()
    // a new object for every city, so that the same terms are asked again
    return isWanted() && city() !== undefined && by !== undefined ? { ...by } : undefined
  })
  return createAsk(engine, 'judge', { input: toJudge, about: city })
}

/** What can be searched is loaded when somebody begins to search, and anew with every city. */
function createNames(engine: Engine, city: Session['city']) {
  const [isWanted, setWanted] = createSignal(false)
  const input = createMemo(() => (isWanted() && city() !== undefined ? null : undefined))
  return { ask: createAsk(engine, 'names', { input, about: city }), want: () => setWanted(true) }
}

function createDownload(engine: Engine, terms: Session['terms']) {
  const [failed, setFailed] = createSignal<{
    readonly again: () => Promise<void>
    readonly error: EngineError
  } | null>(null)
  const offer = async <T>(ask: () => Promise<Result<T>>, save: (file: T) => void): Promise<void> => {
    const result = await ask()
    const isFailed = !result.ok && result.error.kind !== 'superseded'
    setFailed(isFailed ? { again: () => offer(ask, save), error: result.error } : null)
    if (result.ok) save(result.value)
  }
  return {
    error: () => failed()?.error ?? null,
    save: async (format: CheckupRequest['format']): Promise<void> => {
      const by = terms()
      if (by !== undefined) await offer(() => engine.ask('checkup', { terms: by, format }), saveFile)
    },
    saveGaps: (request: GapFileRequest): Promise<void> =>
      offer(
        () => engine.ask('gapFile', request),
        ({ name, body }) => saveBlob(name, body),
      ),
    retry: () => void failed()?.again(),
  }
}
