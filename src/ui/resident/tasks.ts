import type { Service } from '../../services/catalogue.ts'

type Task = Service['task']

/** The seven tasks in the order of the list. */
export const TASKS = [
  'shopping',
  'doctor',
  'family',
  'affairs',
  'transit',
  'payment',
  'leisure',
] as const satisfies readonly Task[]
