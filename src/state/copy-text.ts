/**
 * Copies a text; false where the browser refuses. Some browsers within apps know only the old way, by a field that shows
 * the text: it is left selected, so that the visitor can copy by hand.
 */
export async function copyText(text: string, field?: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    if (field === undefined) return false
    field.focus()
    field.select()
    try {
      return document.execCommand('copy')
    } catch {
      return false
    }
  }
}
