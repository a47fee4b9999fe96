import type { Dictionary } from '../dictionary.ts'

export const planner: Dictionary['planner'] = {}
