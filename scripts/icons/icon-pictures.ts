/** A PNG that is made from `public/icon.svg`. */
export interface IconPicture {
  /** In `public/`. */
  readonly file: string
  /** Side in pixels. */
  readonly size: number
  /**
   * `rounded`: as drawn. `full`: the ground to the edges, for systems that cut their own corners. `maskable`: besides,
   * the drawing within the middle 80 %, which no mask may cut (https://www.w3.org/TR/appmanifest/#icon-masks).
   */
  readonly shape: 'rounded' | 'full' | 'maskable'
}

export const ICON_PICTURES: readonly IconPicture[] = [
  { file: 'icon-32.png', size: 32, shape: 'rounded' },
  { file: 'icon-192.png', size: 192, shape: 'rounded' },
  { file: 'icon-512.png', size: 512, shape: 'rounded' },
  { file: 'icon-maskable-512.png', size: 512, shape: 'maskable' },
  { file: 'apple-touch-icon.png', size: 180, shape: 'full' },
]

export const SOCIAL_FILE = 'social.png'

const GROUND = /<rect width="32" height="32" rx="8" fill="(#[0-9a-f]{6})"\/>/

/**
 * The icon as an SVG of that shape.
 * @param icon text of `public/icon.svg`: a ground of 32 × 32 with round corners, and the drawing on it
 * @throws Error when the ground is not found.
 */
export function iconOfShape(icon: string, shape: IconPicture['shape']): string {
  const colour = GROUND.exec(icon)?.[1]
  if (colour === undefined)
    throw new Error('public/icon.svg: found no ground, expected a rect of 32 × 32 with rx="8" and a fill')
  if (shape === 'rounded') return icon
  const square = `<rect width="32" height="32" fill="${colour}"/>`
  if (shape === 'full') return icon.replace(GROUND, square)
  // the drawing reaches 10 of 16 from the middle; 80 % of the side is 12.8
  return icon
    .replace(GROUND, `${square}<g transform="translate(16 16) scale(1.05) translate(-16 -16)">`)
    .replace('</svg>', '</g></svg>')
}
