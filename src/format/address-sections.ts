import { byteWriter, type ByteReader } from './bytes.ts'
import { jsonBytes } from './name-texts.ts'
import { requireRoom } from './part-file.ts'
import { fromUnits, inUnits, type PointColumns } from './point-steps.ts'

/** Streets as house numbers need them. */
export interface StreetPoints extends PointColumns {
  /** House numbers of street i: `firstAddress[i] … firstAddress[i + 1])`, ascending. */
  readonly firstAddress: Uint32Array
}

export interface Addresses extends PointColumns {
  /** Index into the house numbers. */
  readonly number: Uint32Array
}

export type AddressSections<T> = Readonly<Record<'counts' | 'numbers' | 'addressPoints', T>>

interface Numbered {
  readonly streets: StreetPoints
  readonly addresses: Addresses
  /** Distinct house numbers in the order of first use. */
  readonly numbers: readonly string[]
}

/** A house number as the whole number that it begins with, −1 for none, and the rest. */
export function splitNumber(text: string): { readonly whole: number; readonly ending: string } {
  const digits = /^(?:0|[1-9]\d{0,5})(?!\d)/.exec(text)?.[0] ?? ''
  return { whole: digits === '' ? -1 : Number(digits), ending: text.slice(digits.length) }
}

const joinNumber = (whole: number, ending: string): string => (whole < 0 ? ending : `${whole}${ending}`)

/**
 * House numbers street by street: whole numbers as the step from the one before, each followed by its ending by how
 * often that is used; points as the step from the number before on the same side, which is where even and odd numbers
 * lead, and for the first on a side from the number before on the other.
 * @throws Error when the numbers of a street do not ascend, or points are off the grid.
 */
export function encodeAddresses(
  { streets, addresses, numbers }: Numbered,
  unitE7: number,
): AddressSections<Uint8Array> & { readonly endingTexts: Uint8Array; readonly endingCount: number } {
  const split = numbers.map(splitNumber)
  const endingTexts = byUse(Array.from(addresses.number, (number) => split[number]?.ending ?? ''))
  const codeOf = new Map(endingTexts.map((text, code) => [text, code]))
  const [counts, written] = [byteWriter(), byteWriter()]
  const [lons, lats] = [byteWriter(), byteWriter()]
  for (let s = 0; s + 1 < streets.firstAddress.length; s++) {
    const [first, end] = [streets.firstAddress[s] ?? 0, streets.firstAddress[s + 1] ?? 0]
    counts.unsigned(end - first)
    const sides = createSides<readonly [number, number]>([
      inUnits(streets.lonE7[s] ?? 0, unitE7),
      inUnits(streets.latE7[s] ?? 0, unitE7),
    ])
    let before = -1
    for (let a = first; a < end; a++) {
      const { whole, ending } = split[addresses.number[a] ?? 0] ?? { whole: -1, ending: '' }
      written.unsigned(whole - before)
      before = whole
      written.unsigned(codeOf.get(ending) ?? 0)
      const [x, y] = [inUnits(addresses.lonE7[a] ?? 0, unitE7), inUnits(addresses.latE7[a] ?? 0, unitE7)]
      const last = sides.last(whole)
      lons.signed(x - last[0])
      lats.signed(y - last[1])
      sides.put(whole, [x, y])
    }
  }
  return {
    counts: counts.finish(),
    numbers: written.finish(),
    addressPoints: joined(lons.finish(), lats.finish()),
    endingTexts: jsonBytes(endingTexts),
    endingCount: endingTexts.length,
  }
}

interface AddressHeader {
  readonly unitE7: number
  readonly streetCount: number
  readonly addressCount: number
}

/** @throws Error when counts, endings or points do not fit each other. */
export function decodeAddresses(
  sections: AddressSections<ByteReader>,
  { unitE7, streetCount, addressCount }: AddressHeader,
  { endings, ...points }: PointColumns & { readonly endings: readonly string[] },
): Omit<Numbered, 'streets'> & Pick<StreetPoints, 'firstAddress'> {
  const firstAddress = decodeCounts(sections.counts, streetCount, addressCount)
  requireRoom(sections.numbers, addressCount, 2, 'house numbers')
  requireRoom(sections.addressPoints, addressCount, 2, 'points of house numbers')
  const wholes = new Int32Array(addressCount)
  const number = new Uint32Array(addressCount)
  const known = new Map<string, number>()
  for (let s = 0; s < streetCount; s++) {
    let whole = -1
    for (let a = firstAddress[s] ?? 0; a < (firstAddress[s + 1] ?? 0); a++) {
      whole += sections.numbers.u32('a house number')
      if (whole > 999_999) sections.numbers.fail(`house number ${whole}`, 'one of at most six digits')
      wholes[a] = whole
      const code = sections.numbers.u32('an ending')
      const ending = endings[code] ?? sections.numbers.fail(`ending ${code}`, `one of ${endings.length}`)
      const text = joinNumber(whole, ending)
      const index = known.get(text) ?? known.size
      known.set(text, index)
      number[a] = index
    }
  }
  sections.numbers.end('the house numbers')
  const column = (which: 'lonE7' | 'latE7'): Int32Array => {
    const values = new Int32Array(addressCount)
    for (let s = 0; s < streetCount; s++) {
      const sides = createSides((points[which][s] ?? 0) / unitE7)
      for (let a = firstAddress[s] ?? 0; a < (firstAddress[s + 1] ?? 0); a++) {
        const whole = wholes[a] ?? 0
        const at = sides.last(whole) + sections.addressPoints.signed('a step')
        sides.put(whole, at)
        values[a] = fromUnits(sections.addressPoints, at, unitE7)
      }
    }
    return values
  }
  const [lonE7, latE7] = [column('lonE7'), column('latE7')]
  sections.addressPoints.end('the points of house numbers')
  return { firstAddress, addresses: { number, lonE7, latE7 }, numbers: [...known.keys()] }
}

function decodeCounts(reader: ByteReader, streetCount: number, addressCount: number): Uint32Array {
  requireRoom(reader, streetCount, 1, 'counts of house numbers')
  const first = new Uint32Array(streetCount + 1)
  for (let s = 0; s < streetCount; s++) {
    const end = (first[s] ?? 0) + reader.u32('a count')
    if (end > addressCount) reader.fail(`${end} house numbers`, `${addressCount} in all`)
    first[s + 1] = end
  }
  if (first[streetCount] !== addressCount)
    reader.fail(`${first[streetCount]} house numbers`, `${addressCount} in all`)
  reader.end('the counts')
  return first
}

/** What was last on the side of even and of odd numbers; where there was nothing yet, the last of all. */
function createSides<At>(start: At) {
  const sides: [even: At | undefined, odd: At | undefined] = [undefined, undefined]
  let latest = start
  return {
    last: (whole: number): At => sides[whole & 1] ?? latest,
    put: (whole: number, at: At): void => {
      sides[whole & 1] = at
      latest = at
    },
  }
}

/** Distinct texts, the most used first; of those used alike the lesser one. */
function byUse(texts: readonly string[]): string[] {
  const uses = new Map<string, number>()
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1)
  return [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([text]) => text)
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
