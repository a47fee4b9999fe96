import { createSignal, Show, type JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'
import { copyText } from '../../state/copy-text.ts'
import type { HeldFile } from '../../state/save-file.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import './held-file.css'

export interface HeldFileDialogProps {
  readonly file: HeldFile
  readonly onClose: () => void
}

/** In place of a download: what the file holds, to be copied, and where the file can be had. */
export function HeldFileDialog(props: HeldFileDialogProps): JSX.Element {
  const { t } = useI18n()
  const words = () => t().share.wechat.file
  const [isCopied, setCopied] = createSignal<boolean | null>(null)
  let field: HTMLTextAreaElement | undefined
  const copy = async (text: string): Promise<void> => {
    setCopied(null)
    setCopied(await copyText(text, field))
  }
  return (
    <Dialog heading={words().heading} closeLabel={words().close} onClose={() => props.onClose()}>
      <Show when={props.file.text !== null} fallback={<p>{words().binary(props.file.name)}</p>}>
        <p>{words().text(props.file.name)}</p>
        <textarea
          class="share-held"
          readOnly
          rows={8}
          aria-label={words().content}
          value={props.file.text ?? ''}
          ref={(element) => (field = element)}
        />
        <Button kind="primary" onClick={() => void copy(props.file.text ?? '')}>
          {words().copy}
        </Button>
        <p role="status">
          <Show when={isCopied() !== null}>{isCopied() ? words().copied : t().share.byHand.keys}</Show>
        </p>
      </Show>
    </Dialog>
  )
}
