/** Waits until the element is in the page and has a size: a map cannot fit anything into none. */
export function sized(element: HTMLElement | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (element === undefined) return
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === 0 || element.clientHeight === 0) return
      observer.disconnect()
      resolve()
    })
    observer.observe(element)
  })
}

/** Asked of a canvas of its own, before MapLibre is loaded for nothing. */
export function canDraw(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return context !== null
}
