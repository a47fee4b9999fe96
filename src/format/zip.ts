/** Text and tables unpack to many times their size; more than this is no list of places. */
const MOST_UNPACKED = 400 * 1024 * 1024

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
/** Longest remark behind the end record. */
const MOST_REMARK = 0xffff
const STORED = 0
const DEFLATED = 8

/** Whether bytes begin as a zip archive does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

interface Entry {
  readonly name: string
  readonly method: number
  readonly isEncrypted: boolean
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/**
 * Unpacks the wanted entries of a zip archive (APPNOTE 6.3, stored or deflated, no zip64), all of them in memory and at
 * most `MOST_UNPACKED` bytes. Nothing is taken on trust: the directory is read from the end, and an entry that yields
 * more than it announces is refused.
 * @throws Error that names `label` when the archive is cut, damaged, protected by a password, or too large.
 */
export async function readZip(
  bytes: Uint8Array,
  label: string,
  isWanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const wanted = entriesOf(bytes, label).filter(({ name }) => isWanted(name))
  const total = wanted.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (total > MOST_UNPACKED) {
    const most = MOST_UNPACKED / 1024 / 1024
    throw new Error(
      `${label}: found ${Math.ceil(total / 1024 / 1024)} MB when unpacked; expected at most ${most} MB`,
    )
  }
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const entry of wanted) files.set(entry.name, await unpack(bytes, label, entry))
  return files
}

function entriesOf(bytes: Uint8Array, label: string): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  if (end === null)
    throw new Error(`${label}: found no directory at its end; expected a whole zip archive (is it cut?)`)
  try {
    const count = view.getUint16(end + 10, true)
    const entries: Entry[] = []
    let at = view.getUint32(end + 16, true)
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry')
      const [name, note] = [view.getUint16(at + 28, true), view.getUint16(at + 32, true)]
      entries.push({
        name: nameOf(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + name)),
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      })
      at += ENTRY_BYTES + name + view.getUint16(at + 30, true) + note
    }
    return entries
  } catch (cause) {
    throw new Error(`${label}: found a broken directory; expected a whole zip archive`, { cause })
  }
}

function endOf(view: DataView): number | null {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - MOST_REMARK); at--)
    if (view.getUint32(at, true) === END) return at
  return null
}

/** Names in Chinese are often in GBK, with or without the mark for UTF-8. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function unpack(bytes: Uint8Array, label: string, entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
  const broken = (why: string, cause?: unknown): Error =>
    new Error(`${label}: ${entry.name}: ${why}; expected a whole entry of a zip archive`, { cause })
  if (entry.isEncrypted) throw broken('found a password')
  if (entry.offset + LOCAL_BYTES > bytes.length) throw broken('found nothing where it should begin')
  const local = new DataView(bytes.buffer, bytes.byteOffset + entry.offset, LOCAL_BYTES)
  if (local.getUint32(0, true) !== LOCAL) throw broken('found nothing where it should begin')
  const start = entry.offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true)
  const packed = bytes.slice(start, start + entry.packed)
  if (packed.length < entry.packed) throw broken('found its end missing')
  if (entry.method === STORED) return packed
  if (entry.method !== DEFLATED) throw broken(`found packing method ${entry.method}`)
  try {
    return await inflate(packed, entry.unpacked)
  } catch (cause) {
    throw broken('found damaged bytes', cause)
  }
}

async function inflate(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const reader = stream.getReader()
  const out = new Uint8Array(size)
  let at = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (at + value.length > size) {
      await reader.cancel()
      throw new RangeError('more bytes than announced')
    }
    out.set(value, at)
    at += value.length
  }
  if (at < size) throw new RangeError('fewer bytes than announced')
  return out
}

/** A zip archive of the files as they are, unpacked: for readers that would unpack in a worker of their own. */
export function storeZip(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const named = [...files].map(([name, data]) => ({ name: new TextEncoder().encode(name), data }))
  const size = named.reduce(
    (sum, f) => sum + LOCAL_BYTES + ENTRY_BYTES + 2 * f.name.length + f.data.length,
    END_BYTES,
  )
  const out = new Uint8Array(size)
  const view = new DataView(out.buffer)
  let at = 0
  const offsets = named.map(({ name, data }) => {
    const start = at
    view.setUint32(at, LOCAL, true)
    view.setUint32(at + 18, data.length, true)
    view.setUint32(at + 22, data.length, true)
    view.setUint16(at + 26, name.length, true)
    out.set(name, at + LOCAL_BYTES)
    out.set(data, at + LOCAL_BYTES + name.length)
    at += LOCAL_BYTES + name.length + data.length
    return start
  })
  const directory = at
  for (const [i, { name, data }] of named.entries()) {
    view.setUint32(at, ENTRY, true)
    view.setUint32(at + 20, data.length, true)
    view.setUint32(at + 24, data.length, true)
    view.setUint16(at + 28, name.length, true)
    view.setUint32(at + 42, offsets[i] ?? 0, true)
    out.set(name, at + ENTRY_BYTES)
    at += ENTRY_BYTES + name.length
  }
  view.setUint32(at, END, true)
  view.setUint16(at + 8, named.length, true)
  view.setUint16(at + 10, named.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return out
}
