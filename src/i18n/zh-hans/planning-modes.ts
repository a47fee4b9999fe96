export const modes = {}
