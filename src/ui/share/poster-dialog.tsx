import { createResource, Match, onCleanup, Show, Switch, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { saveBlob } from '../../state/save-file.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import type { CardFacts } from './card-facts.ts'
import type { SharedPlace } from './create-shared-place.ts'
import { drawPoster, POSTER_PICTURE } from './draw-poster.ts'
import { POSTER } from './poster-layout.ts'
import { posterTexts } from './poster-texts.ts'
import { qrMatrix } from './qr.ts'
import { takePicture } from './take-picture.ts'
import { useShareWords } from './words.ts'
import './poster-dialog.css'

export interface PosterDialogProps {
  readonly place: SharedPlace
  /** Whether the map may be on it: around a point it shows where somebody lives. */
  readonly isMapShown: boolean
  readonly inWeChat: boolean
  readonly onClose: () => void
}

/** 生活圈名片: a preview of the poster, to save or, in WeChat, to hold. */
export function PosterDialog(props: PosterDialogProps): JSX.Element {
  const { t } = useI18n()
  const words = () => t().share.posterImage
  const poster = createPoster(props)
  return (
    <Dialog heading={t().share.poster} closeLabel={words().close} onClose={() => props.onClose()}>
      <div class="share-poster">
        <div class="share-poster-picture" aria-busy={poster.found.loading}>
          <Switch fallback={<p role="status">{words().working}</p>}>
            <Match when={poster.found.error !== undefined}>
              <p role="alert">{words().failed}</p>
            </Match>
            <Match when={poster.found()}>
              {(found) => (
                <img src={found().url} alt={found().alt} width={POSTER.width} height={POSTER.height} />
              )}
            </Match>
          </Switch>
        </div>
        <Show when={poster.found.error !== undefined}>
          <Button kind="primary" onClick={() => poster.again()}>
            {words().again}
          </Button>
        </Show>
        <Show when={props.inWeChat} fallback={<Save poster={poster} />}>
          <p class="share-poster-hold">{words().hold}</p>
        </Show>
      </div>
    </Dialog>
  )
}

function Save(props: { readonly poster: Poster }): JSX.Element {
  const { t } = useI18n()
  const save = () => {
    const found = props.poster.ready()
    if (found !== undefined) saveBlob(found.name, found.blob)
  }
  return (
    <Button kind="primary" disabled={props.poster.ready() === undefined} onClick={save}>
      {t().share.posterImage.save}
    </Button>
  )
}

interface Drawn {
  readonly url: string
  readonly blob: Blob
  readonly name: string
  readonly alt: string
}

type Poster = ReturnType<typeof createPoster>

/** The poster of the answer as it was when the dialog opened. */
function createPoster(props: PosterDialogProps) {
  const session = useSession()
  const words = useShareWords()
  const { t } = useI18n()
  const [found, { refetch }] = createResource(async (): Promise<Drawn> => {
    // the poster is of the moment at which the dialog opened
    const [isMapShown, inWeChat] = [props.isMapShown, props.inWeChat]
    const [facts, said, app] = [props.place.facts(), words(), t().shell.title]
    if (facts === undefined) throw new Error('poster: found no answer, expected one to draw')
    const map = isMapShown ? await takePicture(session.mapPicture(), POSTER_PICTURE) : null
    const picture = map === null ? null : await createImageBitmap(map).catch(() => null)
    const blob = await drawPoster({
      texts: posterTexts(said, facts, app),
      qr: qrMatrix(facts.url),
      picture,
    })
    picture?.close()
    // WeChat saves what is held only where it stands in the page itself
    const url = inWeChat ? await dataUrl(blob) : URL.createObjectURL(blob)
    return { url, blob, name: fileName(said.share.posterImage.file, facts.place), alt: altText(said, facts) }
  })
  const ready = () => (found.state === 'ready' ? found() : undefined)
  onCleanup(() => {
    const drawn = ready()
    if (drawn?.url.startsWith('blob:') === true) URL.revokeObjectURL(drawn.url)
  })
  return { found, ready, again: () => void refetch() }
}

function altText(
  { share, resident }: ReturnType<ReturnType<typeof useShareWords>>,
  facts: CardFacts,
): string {
  const missing = facts.rows.required.filter(({ verdict }) => verdict === 'outside').map(({ name }) => name)
  const names = missing.join(resident.text.list.separator)
  return share.posterImage.alt(
    facts.place,
    facts.sentence.lead + facts.sentence.strong,
    missing.length === 0 ? '' : share.posterImage.altMissing(names),
  )
}

/** Without what file systems refuse. */
const fileName = (what: string, place: string): string =>
  `${`${what}-${place}`.replaceAll(/[\\/:*?"<>|\s]+/g, '-').slice(0, 80)}.png`

const dataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('poster: cannot be read')))
    reader.readAsDataURL(blob)
  })
