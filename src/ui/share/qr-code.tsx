import { createMemo, type JSX } from 'solid-js'
import { QUIET_MODULES, qrMatrix, qrPath } from './qr.ts'

/** A link as a QR code, dark on light with its quiet zone; `label` says what it is. */
export function QrCode(props: { readonly text: string; readonly label: string }): JSX.Element {
  const matrix = createMemo(() => qrMatrix(props.text))
  const side = () => matrix().length + 2 * QUIET_MODULES
  return (
    <svg
      class="share-qr"
      viewBox={`0 0 ${side()} ${side()}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={props.label}
    >
      <path d={qrPath(matrix())} fill="currentColor" />
    </svg>
  )
}
