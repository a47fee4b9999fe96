import type { MapPicture } from '../../state/session.ts'

/** So long a map may take; then paper and poster do without it, milliseconds. */
const PATIENCE_MS = 10_000

/** A picture of the map, of so many pixels; null where there is no map, or none in time. */
export async function takePicture(
  take: MapPicture | null,
  size: { readonly width: number; readonly height: number },
): Promise<Blob | null> {
  if (take === null) return null
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  try {
    return await Promise.race([take(size), late])
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
