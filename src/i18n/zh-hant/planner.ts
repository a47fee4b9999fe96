/** Simplified Chinese; the original. */
export const planner = {}
