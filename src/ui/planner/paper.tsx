import { createSignal, onCleanup, type JSX } from 'solid-js'
import { Portal } from 'solid-js/web'
import { PaperPage } from '../kit/paper-page.tsx'
import './paper.css'

/** A page of the planner that is printed in the page's stead. */
export function Paper(props: { readonly children: JSX.Element }): JSX.Element {
  return (
    <Portal>
      <PaperPage class="planner-paper">{props.children}</PaperPage>
    </Portal>
  )
}

/**
 * Puts a paper into the document, opens the browser's print dialog as soon as its pictures can be shown, and takes it
 * away again when that is closed.
 */
export function createPaper() {
  const [isWanted, want] = createSignal(false)
  const done = () => want(false)
  addEventListener('afterprint', done)
  onCleanup(() => removeEventListener('afterprint', done))
  return {
    isWanted,
    print: () => {
      want(true)
      // the paper is in the document by the next frame
      requestAnimationFrame(() => void printed())
    },
  }
}

/** A picture that cannot be shown is no reason not to print. */
async function printed(): Promise<void> {
  const pictures = document.querySelectorAll<HTMLImageElement>('.planner-paper img')
  await Promise.all(Array.from(pictures, (picture) => picture.decode().catch(() => {})))
  window.print()
}
