/** Simplified Chinese; the original. */
export const data = {}
