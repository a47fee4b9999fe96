import type { Dictionary } from '../dictionary.ts'

export const map: Dictionary['map'] = {}
