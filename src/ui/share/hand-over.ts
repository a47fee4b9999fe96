/** Whether this browser can hand a link to other programs. */
export const canSend = (): boolean => typeof navigator.share === 'function'

/** Opens the system's sheet to send a link with. False where it could not be opened; closing it again is no failure. */
export async function send(link: {
  readonly title: string
  readonly text: string
  readonly url: string
}): Promise<boolean> {
  try {
    await navigator.share(link)
    return true
  } catch (cause) {
    return cause instanceof DOMException && cause.name === 'AbortError'
  }
}
