import { PbfReader } from 'pbf'

export interface DecodedFeature {
  /** 1 point, 2 line, 3 polygon. */
  readonly type: number
  readonly properties: Readonly<Record<string, string | number>>
  /** Parts in tile units; rings are not closed, as stored. */
  readonly parts: readonly (readonly [x: number, y: number])[][]
}

/** Reads a Mapbox vector tile (specification 2.1) for tests: features by layer, in stored order. */
export function decodeTile(bytes: Uint8Array): Map<string, DecodedFeature[]> {
  const layers = new Map<string, DecodedFeature[]>()
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 3) {
      const { name, features } = decodeLayer(pbf.readBytes())
      layers.set(name, features)
    }
  }, undefined)
  return layers
}

function decodeLayer(bytes: Uint8Array): { name: string; features: DecodedFeature[] } {
  let name = ''
  const keys: string[] = []
  const values: (string | number)[] = []
  const raw: Uint8Array[] = []
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 1) name = pbf.readString()
    else if (tag === 2) raw.push(pbf.readBytes())
    else if (tag === 3) keys.push(pbf.readString())
    else if (tag === 4) values.push(decodeValue(pbf.readBytes()))
  }, undefined)
  return { name, features: raw.map((feature) => decodeFeature(feature, keys, values)) }
}

function decodeValue(bytes: Uint8Array): string | number {
  let value: string | number = ''
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 1) value = pbf.readString()
    else if (tag === 5) value = pbf.readVarint()
  }, undefined)
  return value
}

function decodeFeature(
  bytes: Uint8Array,
  keys: readonly string[],
  values: readonly (string | number)[],
): DecodedFeature {
  let type = 0
  let tags: number[] = []
  let commands: number[] = []
  new PbfReader(bytes).readFields((tag, _, pbf) => {
    if (tag === 2) tags = pbf.readPackedVarint()
    else if (tag === 3) type = pbf.readVarint()
    else if (tag === 4) commands = pbf.readPackedVarint()
  }, undefined)
  const pairs = tags.flatMap((key, i): [string, string | number][] =>
    i % 2 === 0 ? [[keys[key] ?? '', values[tags[i + 1] ?? -1] ?? '']] : [],
  )
  return { type, properties: Object.fromEntries(pairs), parts: decodeParts(commands) }
}

function decodeParts(commands: readonly number[]): [x: number, y: number][][] {
  const parts: [number, number][][] = []
  let x = 0
  let y = 0
  for (let i = 0; i < commands.length;) {
    const command = commands[i++] ?? 0
    const code = command & 7
    if (code === 7) continue
    for (let n = command >> 3; n > 0; n--) {
      x += unzigzag(commands[i++] ?? 0)
      y += unzigzag(commands[i++] ?? 0)
      if (code === 1) parts.push([])
      parts.at(-1)?.push([x, y])
    }
  }
  return parts
}

const unzigzag = (value: number): number => (value >> 1) ^ -(value & 1)
