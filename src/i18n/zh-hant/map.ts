/** Simplified Chinese; the original. */
export const map = {}
