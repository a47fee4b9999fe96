/** Gives the keyboard a place to go on from when what it was on is gone with its own click. */
export function focusSoon(selector: string, within: ParentNode = document): void {
  queueMicrotask(() => within.querySelector<HTMLElement>(selector)?.focus())
}
