const DS_PER_MINUTE = 600

/**
 * Whole minutes of a walk in deciseconds, rounded up: a walk of 15:20 must never read as 15 where 15 is the limit.
 * At least 1.
 */
export const wholeMinutes = (ds: number): number => Math.max(1, Math.ceil(ds / DS_PER_MINUTE))
