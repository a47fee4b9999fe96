/** How many rows are looked at: a column is what most of its beginning is. */
const LOOKED_AT = 200

/** Headers of numbers that belong to persons. A plain 电话 is mostly an office's or a shop's. */
const HEADER =
  /手机|移动电话|身份证|证件号|护照|mobile|cell_?phone|passport|id[ _-]?card|identity|^(sfz|sfzh|sjh|sjhm)$/i

/** A mobile number of the mainland, however it is spaced. */
const MOBILE = /^(?:\+?86)?1[3-9]\d{9}$/
/** An identity number of the mainland (GB 11643): place, day of birth, order, check digit. */
const IDENTITY = /^\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/

const isPersonal = (text: string): boolean => {
  const bare = text.replaceAll(/[\s\-()（）'’]/g, '')
  return MOBILE.test(bare) || IDENTITY.test(bare)
}

/**
 * Columns that look like phone or identity numbers of persons: by their header, or because at least half of what stands
 * in their first rows does. Such columns are left out wherever nobody named them.
 */
export function personalColumns(
  columns: readonly string[],
  rows: readonly { readonly valueOf: (column: string) => string }[],
): readonly string[] {
  const first = rows.slice(0, LOOKED_AT)
  return columns.filter((column) => {
    if (HEADER.test(column)) return true
    const texts = first.map((row) => row.valueOf(column)).filter((text) => text !== '')
    return texts.length > 0 && texts.filter(isPersonal).length * 2 >= texts.length
  })
}
