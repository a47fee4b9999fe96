import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js'
import { useSession } from '../../state/session.ts'
import { takePicture } from './take-picture.ts'

export interface Printing {
  /** Whether the card has to be in the document: it is being printed, or stands ready for it. */
  readonly isWanted: Accessor<boolean>
  /** Address of the map's picture for the answer as it is; null: none. */
  readonly picture: Accessor<string | null>
  readonly isPreparing: Accessor<boolean>
  /** The card as it is put into the document. */
  readonly hold: (card: HTMLElement) => void
  /** Puts the card with a picture of the map into the document and opens the browser's print dialog. */
  readonly print: () => Promise<void>
}

/** Pixels of the map's picture: 184 × 60 mm at 200 dots per inch. */
const PICTURE = { width: 1_448, height: 472 } as const

/**
 * Prints the card in the page's stead: by the button, by Ctrl+P (⌘P), and by the browser's menu – that leaves no time
 * for a picture of the map, so the card then comes without one, unless it stands ready.
 * @param isMapShown whether a map may be on the card: around a point it shows where somebody lives
 */
export function createPrinting(isMapShown: Accessor<boolean>): Printing {
  const session = useSession()
  const [isPrinting, setPrinting] = createSignal(false)
  const [isPreparing, setPreparing] = createSignal(false)
  const [isReady, setReady] = createSignal(false)
  const [picture, setPicture] = createSignal<string | null>(null)
  let card: HTMLElement | null = null
  const forget = () => {
    const old = picture()
    if (old !== null) URL.revokeObjectURL(old)
    setPicture(null)
    setReady(false)
  }
  const print = async (): Promise<void> => {
    const answer = session.answer()
    if (isPreparing() || answer === undefined) return
    if (!isReady()) {
      setPreparing(true)
      const isShown = isMapShown()
      const blob = isShown ? await takePicture(session.mapPicture(), PICTURE) : null
      setPreparing(false)
      if (session.answer() !== answer || isMapShown() !== isShown) return
      if (blob !== null) setPicture(URL.createObjectURL(blob))
      setReady(true)
      // a picture that cannot be shown is no reason not to print
      await card
        ?.querySelector('img')
        ?.decode()
        .catch(() => {})
    }
    window.print()
  }
  createEffect(on([session.answer, session.language, isMapShown], forget, { defer: true }))
  onPrint(setPrinting)
  onPrintKey(() => void print())
  onCleanup(forget)
  return {
    isWanted: () => isPrinting() || isReady(),
    picture,
    isPreparing,
    hold: (element) => (card = element),
    print,
  }
}

/** Told by every browser in one way or the other, before the page is laid out for paper. */
function onPrint(tell: (isPrinting: boolean) => void): void {
  const paper = matchMedia('print')
  const change = () => tell(paper.matches)
  const before = () => tell(true)
  const after = () => tell(false)
  paper.addEventListener('change', change)
  addEventListener('beforeprint', before)
  addEventListener('afterprint', after)
  onCleanup(() => {
    paper.removeEventListener('change', change)
    removeEventListener('beforeprint', before)
    removeEventListener('afterprint', after)
  })
}

/** Ctrl+P and ⌘P, which leave time to prepare what the browser's menu does not. */
function onPrintKey(run: () => void): void {
  const press = (event: KeyboardEvent) => {
    const isPrint = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
    if (!isPrint || event.key.toLowerCase() !== 'p') return
    event.preventDefault()
    if (!event.repeat) run()
  }
  addEventListener('keydown', press)
  onCleanup(() => removeEventListener('keydown', press))
}
