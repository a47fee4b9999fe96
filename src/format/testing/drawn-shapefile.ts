const HEADER = 100
const POINT_RECORD = 28

/** A .shp of shapes of a kind, from the bytes of its records. */
export function drawnShp(kind: number, records: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = HEADER + records.reduce((sum, record) => sum + record.length, 0)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, 9994)
  view.setInt32(24, size / 2)
  view.setInt32(28, 1000, true)
  view.setInt32(32, kind, true)
  let at = HEADER
  for (const record of records) {
    bytes.set(record, at)
    at += record.length
  }
  return bytes
}

/** A .shp of points. */
export const drawnPointShp = (points: readonly (readonly [number, number])[]): Uint8Array<ArrayBuffer> =>
  drawnShp(
    1,
    points.map(([x, y], i) => {
      const view = new DataView(new ArrayBuffer(POINT_RECORD))
      view.setInt32(0, i + 1)
      view.setInt32(4, (POINT_RECORD - 8) / 2)
      view.setInt32(8, 1, true)
      view.setFloat64(12, x, true)
      view.setFloat64(20, y, true)
      return new Uint8Array(view.buffer)
    }),
  )

const WIDTH = 20

/** A .dbf of one column of text, from bytes in the encoding that is wanted. */
export function drawnDbf(
  column: readonly number[],
  cells: readonly (readonly number[])[],
): Uint8Array<ArrayBuffer> {
  const header = 32 + 32 + 1
  const bytes = new Uint8Array(header + cells.length * (1 + WIDTH) + 1)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, 3)
  view.setUint32(4, cells.length, true)
  view.setUint16(8, header, true)
  view.setUint16(10, 1 + WIDTH, true)
  bytes.set(column, 32)
  view.setUint8(32 + 11, 'C'.charCodeAt(0))
  view.setUint8(32 + 16, WIDTH)
  view.setUint8(64, 0x0d)
  bytes.fill(0x20, header)
  for (const [i, cell] of cells.entries()) bytes.set(cell, header + i * (1 + WIDTH) + 1)
  return bytes
}
