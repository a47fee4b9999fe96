/** Simplified Chinese; the original. */
export const shell = {}
