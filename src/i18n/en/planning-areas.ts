export const areas = {}
