/** The drawing of one icon: a square of so many units, and the shapes to fill. */
export interface IconShape {
  /** x, y, width, height. */
  readonly viewBox: readonly [number, number, number, number]
  readonly paths: readonly string[]
}

/** As written by `scripts/icons`; beside the page. */
const FILE = 'service-icons.svg'

let loading: Promise<ReadonlyMap<string, IconShape>> | undefined

/** The icons of all services by name; none where the sprite does not come: a mark without its icon still tells the verdict. Never rejects. */
export function loadServiceIcons(): Promise<ReadonlyMap<string, IconShape>> {
  loading ??= fetchText(new URL(FILE, document.baseURI)).then(iconsOf, () => {
    // asked for again with the next mark
    loading = undefined
    return new Map<string, IconShape>()
  })
  return loading
}

async function fetchText(address: URL): Promise<string> {
  const response = await fetch(address)
  if (response.ok) return response.text()
  void response.body?.cancel()
  throw new Error(`${FILE}: HTTP ${response.status}`)
}

/** Reads the sprite: symbols of paths alone. What is not as expected is left out. */
export function iconsOf(sprite: string): ReadonlyMap<string, IconShape> {
  const icons = new Map<string, IconShape>()
  for (const [, id, box = '', inner = ''] of sprite.matchAll(SYMBOL)) {
    const [x, y, width, height] = box
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    const paths = [...inner.matchAll(/\sd="([^"]+)"/g)].map(([, d = '']) => d)
    if (id === undefined || x === undefined || y === undefined || !width || !height) continue
    icons.set(id, { viewBox: [x, y, width, height], paths })
  }
  return icons
}

const SYMBOL = /<symbol id="([^"]+)" viewBox="([^"]+)">(.*?)<\/symbol>/gs
