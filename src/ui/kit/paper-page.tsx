import { onCleanup, onMount, type JSX } from 'solid-js'
import { lightTokens } from './light-tokens.ts'
import './paper.css'

export interface PaperPageProps {
  /** Of whose rules it takes more. */
  readonly class: string
  readonly ref?: ((element: HTMLElement) => void) | undefined
  readonly children: JSX.Element
}

/** A page that is printed in the page's stead while it is in the document. Never seen on the screen. */
export function PaperPage(props: PaperPageProps): JSX.Element {
  onMount(() => {
    document.documentElement.dataset['print'] = 'paper'
    onCleanup(() => delete document.documentElement.dataset['print'])
  })
  return (
    <main class={`kit-paper ${props.class}`} style={lightTokens()} ref={(element) => props.ref?.(element)}>
      {props.children}
    </main>
  )
}
