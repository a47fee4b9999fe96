/** What a long GeoJSON may come to, in bytes and letters. */
export interface ShortenLimits {
  /** Of the text that is left. */
  readonly mostText: number
  /** Of one feature as it stands in the file. */
  readonly mostFeature: number
}

interface ShortenRequest {
  readonly chunks: AsyncIterable<Uint8Array>
  /** Of the file, for messages. */
  readonly label: string
  readonly limits: ShortenLimits
  /** Told the bytes that were read so far. */
  readonly onRead?: (bytes: number) => void
}

/** Outlines are kept to about two metres, in degrees of latitude. */
const OUTLINE_STEP = 2e-5
/** Decimals of a coordinate: about a centimetre. */
const PRECISION = 1e7
const LEAST_RING = 4

/**
 * A FeatureCollection too long to be held as a whole → one with the same points and areas that can be: features are
 * read one by one as the bytes come in, outlines lose the corners that lie within two metres of the one before, and
 * whatever no list needs (nested properties, lines) is dropped. At any time the text that is left and one feature are
 * held. UTF-8 only.
 * @throws Error that names `label`: what is no FeatureCollection, is cut or damaged, or is too much even so.
 */
export async function shortenGeojson({ chunks, label, limits, onRead }: ShortenRequest): Promise<string> {
  const parts: string[] = []
  let length = 0
  let read = 0
  const take = (bytes: Uint8Array): void => {
    const text = JSON.stringify(shortened(parseFeature(bytes, `${label}: feature ${parts.length + 1}`)))
    parts.push(text)
    length += text.length + 1
    if (length > limits.mostText) {
      const found = `found more than ${megabytes(limits.mostText)} MB of places within the first ${parts.length} features`
      throw new Error(`${label}: ${found}; expected less: divide the file`)
    }
  }
  const scan = createScanner(label, limits.mostFeature, take)
  for await (const chunk of chunks) {
    scan.feed(chunk)
    read += chunk.length
    onRead?.(read)
  }
  scan.end()
  return `{"type":"FeatureCollection","features":[${parts.join(',')}]}`
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

const decoder = new TextDecoder('utf-8', { fatal: true })

function parseFeature(bytes: Uint8Array, where: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(decoder.decode(bytes)))
  } catch (cause) {
    throw new Error(`${where}: not valid JSON in UTF-8; expected a GeoJSON feature`, { cause })
  }
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function shortened({ properties, geometry }: Record<string, unknown>) {
  const plain = Object.entries(recordOf(properties)).filter(
    ([, value]) => typeof value !== 'object' && value !== '',
  )
  return { type: 'Feature', properties: Object.fromEntries(plain), geometry: shortGeometry(geometry) }
}

function shortGeometry(geometry: unknown): unknown {
  const { type, coordinates } = recordOf(geometry)
  if (type === 'Point') return { type, coordinates: shortPosition(coordinates) }
  if (type === 'Polygon') return { type, coordinates: eachOf(coordinates, shortRing) }
  if (type === 'MultiPolygon')
    return { type, coordinates: eachOf(coordinates, (polygon) => eachOf(polygon, shortRing)) }
  // the reader says why it is not used
  return geometry === null ? null : { type }
}

const eachOf = (value: unknown, change: (one: unknown) => unknown): unknown =>
  Array.isArray(value) ? value.map(change) : value

function shortPosition(position: unknown): unknown {
  if (!Array.isArray(position)) return position
  return position
    .slice(0, 2)
    .map((degrees: unknown) =>
      typeof degrees === 'number' ? Math.round(degrees * PRECISION) / PRECISION : degrees,
    )
}

function shortRing(ring: unknown): unknown {
  if (!Array.isArray(ring)) return ring
  const last = ring.length - 1
  let [lon, lat] = [Infinity, Infinity]
  const kept = ring.filter((position: unknown, i) => {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : []
    if (typeof x !== 'number' || typeof y !== 'number') return true
    if (i !== last && Math.abs(x - lon) < OUTLINE_STEP && Math.abs(y - lat) < OUTLINE_STEP) return false
    lon = x
    lat = y
    return true
  })
  return (kept.length < LEAST_RING ? ring : kept).map(shortPosition)
}

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a]
const [OPEN_BRACE, CLOSE_BRACE, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d]
/** Names at the top of the file that are longer are none that matter. */
const LONGEST_NAME = 20

/** Finds the features of the top object's `features`, byte by byte; of all else it only counts brackets. */
function createScanner(label: string, mostFeature: number, take: (feature: Uint8Array) => void) {
  let [depth, isInText, isEscaped] = [0, false, false]
  /** Text of the name at the top that was read last, and whether a colon stands behind it. */
  let [name, isNamed] = ['', false]
  let isInFeatures = false
  let hasFeatures = false
  /** The feature that is being read: earlier chunks of it, and where it begins in this one. */
  let pieces: Uint8Array[] = []
  let [held, start] = [0, -1]

  const refuse = (found: string): Error =>
    new Error(`${label}: ${found}; expected a whole GeoJSON FeatureCollection`)
  const hold = (piece: Uint8Array): void => {
    held += piece.length
    if (held > mostFeature)
      throw refuse(`found a feature of more than ${megabytes(mostFeature)} MB, or a bracket not closed`)
    pieces.push(piece)
  }
  const finish = (piece: Uint8Array): void => {
    hold(piece)
    const [first] = pieces
    take(pieces.length === 1 && first !== undefined ? first : joined(pieces, held))
    pieces = []
    held = 0
    start = -1
  }
  const openOne = (at: number, byte: number): void => {
    depth++
    if (depth === 1 && byte !== OPEN_BRACE) throw refuse('found a list')
    if (depth === 2 && byte === OPEN_LIST && isNamed && name === 'features') {
      isInFeatures = true
      hasFeatures = true
    }
    if (depth === 3 && isInFeatures) start = at
  }
  const closeOne = (at: number, chunk: Uint8Array): void => {
    if (depth === 3 && isInFeatures) finish(chunk.subarray(start, at + 1))
    depth--
    if (depth === 1) isInFeatures = false
    if (depth < 0) throw refuse('found a bracket too many')
  }

  return {
    feed: (chunk: Uint8Array): void => {
      if (start >= 0) start = 0
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0
        if (isInText) {
          if (isEscaped) isEscaped = false
          else if (byte === BACKSLASH) isEscaped = true
          else if (byte === QUOTE) isInText = false
          else if (depth === 1 && name.length <= LONGEST_NAME) name += String.fromCharCode(byte)
        } else if (byte === QUOTE) {
          isInText = true
          if (depth === 1) {
            name = ''
            isNamed = false
          }
        } else if (byte === OPEN_BRACE || byte === OPEN_LIST) openOne(at, byte)
        else if (byte === CLOSE_BRACE || byte === CLOSE_LIST) closeOne(at, chunk)
        else if (byte === COLON && depth === 1) isNamed = true
      }
      // a copy: whoever reads the file may use its buffer again
      if (start >= 0) hold(chunk.slice(start))
    },
    /** @throws Error when something is missing at the end. */
    end: (): void => {
      if (depth > 0) throw refuse('found its end missing (is it cut?)')
      if (!hasFeatures) throw refuse('found no features')
    },
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
