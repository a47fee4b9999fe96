import { encode } from 'uqr'

/** A QR code: rows of modules, true being dark, without the quiet zone around it. */
export type QrMatrix = readonly (readonly boolean[])[]

/** Modules that must stay light around the code (ISO/IEC 18004). */
export const QUIET_MODULES = 4

/**
 * The smallest QR code that holds a text, with error correction M (15 %): a print gets creased.
 * @throws Error when the text is too long for any code (over 2,331 bytes).
 */
export const qrMatrix = (text: string): QrMatrix => encode(text, { ecc: 'M', boostEcc: true, border: 0 }).data

/** Longer addresses make modules too fine for a phone's camera on 27 mm of paper. */
const LONGEST_PRINTED = 400

/** Whether a code of a text can be read from paper. */
export const qrFits = (text: string): boolean => new TextEncoder().encode(text).length <= LONGEST_PRINTED

/** The dark modules as an SVG path in units of one module, one stroke per run; the quiet zone shifts it. */
export function qrPath(matrix: QrMatrix): string {
  const parts: string[] = []
  for (const [y, row] of matrix.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue
      const start = x
      while (row[x + 1] === true) x++
      parts.push(`M${start + QUIET_MODULES} ${y + QUIET_MODULES}h${x - start + 1}v1h-${x - start + 1}z`)
    }
  }
  return parts.join('')
}
