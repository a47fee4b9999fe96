import { FONT_STACK, THEMES } from '../../src/theme.ts'

/** Size that Open Graph readers crop the least (https://ogp.me, 1.91:1). */
export const SOCIAL_SIZE = { width: 1200, height: 630 } as const

const { ink, ink2, teal, land, road, roadEdge, water, green, red, panel } = THEMES.light
const FONT = FONT_STACK.map((name) => (name === 'sans-serif' ? name : `'${name}'`)).join(', ')

/** Streets of a drawn town: every so many pixels one, now and then a wide one. */
const STREETS = [
  'M380 66L1260 214',
  'M380 178L1260 326',
  'M380 290L1260 438',
  'M380 402L1260 550',
  'M380 514L1260 662',
  'M660 -20L520 680',
  'M790 -20L650 680',
  'M920 -20L780 680',
  'M1050 -20L910 680',
  'M1180 -20L1040 680',
  'M1310 -20L1170 680',
]

const START = { x: 908, y: 322 }
/** How far one gets on such streets by direction, every 15 degrees from the east: farther along them, and unevenly. */
const REACH = [
  [0.93, 0.84, 0.78, 0.66, 0.74, 0.88, 1.02, 0.9, 0.76, 0.7, 0.72, 0.8],
  [0.98, 0.86, 0.7, 0.72, 0.68, 0.86, 0.96, 0.92, 0.74, 0.62, 0.76, 0.9],
].flat()

/** Five, ten and fifteen minutes from the start. */
const CIRCLE = [262, 172, 84].map(outline)

function outline(radius: number, band: number): string {
  const corners = REACH.map((share, i) => {
    const angle = ((i * 15 + 10) * Math.PI) / 180
    const far = radius * (REACH[(i + band * 5) % REACH.length] ?? share)
    return { x: START.x + far * Math.cos(angle), y: START.y + far * Math.sin(angle) }
  })
  const middles = corners.map((corner, i) => {
    const next = corners[(i + 1) % corners.length] ?? corner
    return { corner: next, x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 }
  })
  const at = ({ x, y }: { readonly x: number; readonly y: number }) => `${x.toFixed(1)} ${y.toFixed(1)}`
  const curves = middles.map((middle, i) => {
    const next = middles[(i + 1) % middles.length] ?? middle
    return `Q${at(middle.corner)} ${at(next)}`
  })
  return `M${at(middles[0] ?? START)}${curves.join('')}Z`
}

const MARKS = [
  { x: 1010, y: 272, near: true },
  { x: 836, y: 434, near: true },
  { x: 962, y: 436, near: true },
  { x: 800, y: 262, near: true },
  { x: 1108, y: 150, near: false },
  { x: 1122, y: 552, near: false },
]

/** The picture that stands for the page where its address is shared, as a page of HTML to be photographed. */
export function socialPicture(icon: string): string {
  const street = (width: number, colour: string) =>
    STREETS.map((d) => `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"/>`).join('')
  const bands = CIRCLE.map(
    (d, i) =>
      `<path d="${d}" fill="${teal}" fill-opacity="0.17" stroke="${teal}" stroke-opacity="${i === 0 ? 1 : 0.45}" stroke-width="${i === 0 ? 4 : 2}" stroke-linejoin="round"/>`,
  ).join('')
  const marks = MARKS.map(({ x, y, near }) =>
    near
      ? `<circle cx="${x}" cy="${y}" r="13" fill="${teal}" stroke="${panel}" stroke-width="4"/>`
      : `<circle cx="${x}" cy="${y}" r="12" fill="${panel}" stroke="${red}" stroke-width="6"/>`,
  ).join('')
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; width: ${SOCIAL_SIZE.width}px; height: ${SOCIAL_SIZE.height}px; overflow: hidden;
      position: relative; background: ${land}; color: ${ink}; font-family: ${FONT} }
    svg.map { position: absolute; inset: 0 }
    .words { position: absolute; inset: 0 auto 0 0; width: 560px; box-sizing: border-box;
      padding: 96px 40px 0 80px;
      background: linear-gradient(90deg, ${panel} 88%, transparent) }
    .icon svg { width: 96px; height: 96px; display: block }
    h1 { margin: 36px 0 0; font-size: 92px; line-height: 1.1; letter-spacing: 4px }
    .en { margin: 6px 0 0; color: ${teal}; font-size: 40px; font-weight: 700 }
    p { margin: 30px 0 0; color: ${ink2}; font-size: 29px; line-height: 1.5 }
  </style>
  <svg class="map" viewBox="0 0 1200 630" width="1200" height="630">
    <path d="M380 590C700 520 760 640 900 600S1130 520 1240 590V660H380Z" fill="${water}"/>
    <path d="M1060 30L1200 54L1178 150L1042 128Z" fill="${green}"/>
    ${street(13, roadEdge)}${street(9, road)}${bands}${marks}
    <circle cx="${START.x}" cy="${START.y}" r="17" fill="${ink}" stroke="${panel}" stroke-width="7"/>
  </svg>
  <div class="words"><div class="icon">${icon}</div><h1>一刻钟</h1>
    <div class="en">Quarter Hour</div>
    <p>从家步行 15 分钟，走得到什么<br>What you can reach on foot</p></div>`
}
