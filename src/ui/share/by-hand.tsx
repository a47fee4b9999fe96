import type { JSX } from 'solid-js'
import { useI18n } from '../../i18n/i18n.ts'

export interface ByHandProps {
  readonly text: string
  readonly ref: (field: HTMLTextAreaElement) => void
}

/** A text to copy by hand where the page may not use the clipboard; whoever opens it selects the field. */
export function ByHand(props: ByHandProps): JSX.Element {
  const { t } = useI18n()
  return (
    <div class="share-by-hand">
      <p id="share-by-hand-keys">{t().share.byHand.keys}</p>
      <textarea
        ref={(element) => props.ref(element)}
        readOnly
        rows={3}
        aria-label={t().share.byHand.label}
        aria-describedby="share-by-hand-keys"
        value={props.text}
      />
    </div>
  )
}
