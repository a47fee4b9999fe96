import type { CheckupFile } from '../engine/protocol.ts'

/** Long enough for every browser to have taken the file, milliseconds. */
const KEPT_MS = 60_000

/** Offers a text as a download. */
export function saveFile({ name, type, text }: CheckupFile): void {
  saveBlob(name, new Blob([text], { type }))
}

/** Offers bytes as a download. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
