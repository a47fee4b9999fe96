import { createSignal, type Accessor } from 'solid-js'
import type { CheckupFile } from '../engine/protocol.ts'
import { isWeChat } from './in-wechat.ts'

/** Long enough for every browser to have taken the file, milliseconds. */
const KEPT_MS = 60_000

const IS_TEXT = /^text\/|json/

/** A file that this browser cannot download: the page shows it instead. */
export interface HeldFile {
  readonly name: string
  /** Null where it is not text. */
  readonly text: string | null
}

const [held, setHeld] = createSignal<HeldFile | null>(null)

/** The last file that could not be downloaded here; one for the page, as downloads are. */
export const heldFile: Accessor<HeldFile | null> = held
export const letGoOfFile = (): void => void setHeld(null)

/** Offers a text as a download; within WeChat it is held for the page to show. */
export function saveFile({ name, type, text }: CheckupFile): void {
  if (isWeChat()) setHeld({ name, text })
  else download(name, new Blob([text], { type }))
}

/** Offers bytes as a download; within WeChat they are held if they are text, else only their name is. */
export function saveBlob(name: string, blob: Blob): void {
  if (!isWeChat()) download(name, blob)
  else if (!IS_TEXT.test(blob.type)) setHeld({ name, text: null })
  else void blob.text().then((text) => setHeld({ name, text }))
}

function download(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
