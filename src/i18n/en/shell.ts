import type { Dictionary } from '../dictionary.ts'

export const shell: Dictionary['shell'] = {}
