const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Width and height of a PNG, from its header (ISO/IEC 15948, IHDR).
 * @throws Error that names the file when it is not one.
 */
export function readPngSize(
  bytes: Uint8Array,
  label: string,
): { readonly width: number; readonly height: number } {
  const isPng = bytes.length >= 24 && SIGNATURE.every((byte, i) => bytes[i] === byte)
  if (!isPng) throw new Error(`${label}: found other bytes, expected the header of a PNG`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
