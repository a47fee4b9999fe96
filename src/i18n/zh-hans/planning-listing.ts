export const listing = {}
