import { byteWriter, type ByteReader } from './bytes.ts'
import { requireRoom } from './part-file.ts'
import { UNIT_E7 } from './quantise.ts'

/** Number of points of each line, then its first point as the step from the last line's first, then step by step. */
export function encodeObstacles(obstacles: readonly Int32Array[]): Uint8Array {
  const writer = byteWriter()
  const before = [0, 0]
  for (const line of obstacles) {
    writer.unsigned(line.length / 2)
    line.forEach((value, i) => {
      if (value % UNIT_E7 !== 0) {
        throw new Error(
          `coordinate ${value}e-7 is not a multiple of ${UNIT_E7}e-7: call prepareForStorage first`,
        )
      }
      const last = i < 2 ? (before[i] ?? 0) : (line[i - 2] ?? 0)
      writer.signed((value - last) / UNIT_E7)
    })
    before[0] = line[0] ?? 0
    before[1] = line[1] ?? 0
  }
  return writer.finish()
}

/** @throws Error for lines that do not fit or leave the earth. */
export function decodeObstacles(reader: ByteReader, count: number, unitE7: number): Int32Array[] {
  requireRoom(reader, count, 5, 'obstacles')
  const mostE7 = [1.8e9, 0.9e9]
  let before: Int32Array = new Int32Array(2)
  const obstacles = Array.from({ length: count }, () => {
    const points = reader.u32('a number of points')
    if (points < 2) reader.fail(`${points} points`, 'a line of at least two')
    requireRoom(reader, points, 2, 'points')
    const line = new Int32Array(2 * points)
    for (let i = 0; i < line.length; i++) {
      const value = (i < 2 ? (before[i] ?? 0) : (line[i - 2] ?? 0)) + reader.signed('a coordinate') * unitE7
      if (Math.abs(value) > (mostE7[i % 2] ?? 0)) reader.fail(`${value}`, 'degrees × 10⁷ of a place on earth')
      line[i] = value
    }
    before = line
    return line
  })
  reader.end('the obstacles')
  return obstacles
}
