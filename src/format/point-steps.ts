import { byteWriter, type ByteReader } from './bytes.ts'
import { requireRoom } from './part-file.ts'

/** Points by column, in degrees × 10⁷. */
export interface PointColumns {
  readonly lonE7: Int32Array
  readonly latE7: Int32Array
}

/** 180 degrees. */
const MOST_E7 = 1_800_000_000

/** Points as steps from the one before, in units: all longitudes, then all latitudes. @throws Error off the grid. */
export function encodeSteps({ lonE7, latE7 }: PointColumns, unitE7: number): Uint8Array {
  const writer = byteWriter()
  for (const column of [lonE7, latE7]) {
    let before = 0
    for (const value of column) {
      const at = inUnits(value, unitE7)
      writer.signed(at - before)
      before = at
    }
  }
  return writer.finish()
}

/** @throws Error when a point lies outside the world or the section does not hold `count` points. */
export function decodeSteps(reader: ByteReader, count: number, unitE7: number): PointColumns {
  requireRoom(reader, count, 2, 'points')
  const column = (): Int32Array => {
    const values = new Int32Array(count)
    let at = 0
    for (let i = 0; i < count; i++) {
      at += reader.signed('a step')
      values[i] = fromUnits(reader, at, unitE7)
    }
    return values
  }
  const [lonE7, latE7] = [column(), column()]
  reader.end('the points')
  return { lonE7, latE7 }
}

/** @throws Error when the value is no multiple of the unit. */
export function inUnits(valueE7: number, unitE7: number): number {
  if (valueE7 % unitE7 === 0) return valueE7 / unitE7
  throw new Error(`coordinate ${valueE7}e-7 is not a multiple of ${unitE7}e-7`)
}

/** @throws Error when the coordinate lies outside the world. */
export function fromUnits(reader: ByteReader, units: number, unitE7: number): number {
  const value = units * unitE7
  return Math.abs(value) <= MOST_E7 ? value : reader.fail(`coordinate ${value}e-7`, 'one within 180 degrees')
}
