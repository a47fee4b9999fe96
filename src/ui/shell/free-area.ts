/** Distances from the edges of the map within which nothing lies over it, in px. */
export interface Padding {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Edges as of `getBoundingClientRect`, within the frame. */
interface Box {
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const MARGIN = 16

/**
 * What the header and the panel leave of the map. A sheet lies below the header, a column beside the map; of a sheet
 * that covers nearly everything half the room is claimed, lest the map be asked for an area of nothing.
 */
export function freeArea(
  frame: { readonly width: number; readonly height: number },
  { layout, top, panel }: { readonly layout: 'sheet' | 'column'; readonly top: Box; readonly panel: Box },
): Padding {
  if (layout === 'column') {
    const left = Math.max(top.right, panel.right) + MARGIN
    return { left, top: MARGIN, right: MARGIN, bottom: MARGIN }
  }
  const room = frame.height - top.bottom
  const covered = Math.min(frame.height - panel.top, room / 2 + MARGIN * 4)
  return { left: MARGIN, top: top.bottom + MARGIN, right: MARGIN, bottom: Math.max(0, covered) + MARGIN }
}
