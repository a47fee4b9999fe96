import type { Dictionary } from '../dictionary.ts'

export const resident: Dictionary['resident'] = {}
