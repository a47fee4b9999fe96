/** A typed array that grows by doubling; `take` trims it. Pipeline columns are filled without knowing their size. */
export interface Growing<T extends Uint8Array | Uint32Array | Int32Array | Float64Array> {
  readonly push: (value: number) => void
  readonly size: () => number
  /** The values so far, as a copy of exact length. */
  readonly take: () => T
}

export const growingUint8 = (): Growing<Uint8Array> => growing((length) => new Uint8Array(length))
export const growingUint32 = (): Growing<Uint32Array> => growing((length) => new Uint32Array(length))
export const growingInt32 = (): Growing<Int32Array> => growing((length) => new Int32Array(length))
export const growingFloat64 = (): Growing<Float64Array> => growing((length) => new Float64Array(length))

const FIRST_CAPACITY = 1024

function growing<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(
  allocate: (length: number) => T,
): Growing<T> {
  let values = allocate(FIRST_CAPACITY)
  let count = 0
  return {
    push: (value) => {
      if (count === values.length) {
        const larger = allocate(2 * count)
        larger.set(values)
        values = larger
      }
      values[count++] = value
    },
    size: () => count,
    take: () => values.slice(0, count) as T,
  }
}
