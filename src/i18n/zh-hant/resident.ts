/** Simplified Chinese; the original. */
export const resident = {}
