import type { Dictionary } from '../dictionary.ts'

export const data: Dictionary['data'] = {}
