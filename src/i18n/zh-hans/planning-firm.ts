export const firm = {}
