export const standards = {}
