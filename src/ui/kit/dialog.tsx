import X from 'lucide-solid/icons/x'
import { createUniqueId, onMount, type JSX } from 'solid-js'
import { Button } from './button.tsx'
import './dialog.css'

export interface DialogProps {
  readonly heading: string
  /** What the button that closes it is called. */
  readonly closeLabel: string
  /** It is closed already: by its button, by Escape or by a press beside it. The focus is back where it was. */
  readonly onClose: () => void
  /** Lends what closes it to its owner, so that the focus goes back then, too. */
  readonly control?: ((close: () => void) => void) | undefined
  readonly children: JSX.Element
}

/** A native dialog above everything else, with a heading. Open for as long as it is in the document. */
export function Dialog(props: DialogProps): JSX.Element {
  const id = createUniqueId()
  let dialog!: HTMLDialogElement
  const close = () => dialog.close()
  onMount(() => {
    dialog.showModal()
    props.control?.(close)
  })
  return (
    <dialog
      class="kit-dialog"
      aria-labelledby={id}
      ref={(element) => (dialog = element)}
      onClose={() => props.onClose()}
      onClick={(event) => {
        if (event.target === dialog) close()
      }}
    >
      <div class="kit-dialog-body">
        <div class="kit-dialog-head">
          <h2 id={id}>{props.heading}</h2>
          <Button kind="plain" label={props.closeLabel} onClick={close}>
            <X size={20} aria-hidden="true" />
          </Button>
        </div>
        {props.children}
      </div>
    </dialog>
  )
}
