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

/** The six large buttons of the first screen: 买菜 看病 吃饭 养老 办事 坐车. */
export const WISHES = ['groceries', 'doctor', 'eating', 'ageing', 'affairs', 'transit'] as const
export type Wish = (typeof WISHES)[number]

/** Services that answer a wish, the plainest first, or a whole task. */
const ANSWERS: Readonly<Record<Wish, readonly string[] | Task>> = {
  groceries: ['vegetables', 'supermarket', 'convenience', 'butcher-seafood', 'bakery', 'mall'],
  doctor: 'doctor',
  eating: ['breakfast', 'eating', 'senior-canteen', 'bakery', 'cafe'],
  ageing: ['elderly-station', 'nursing-home', 'senior-canteen', 'disability-service'],
  affairs: 'affairs',
  transit: 'transit',
}

/** Ids of the services that answer a wish. */
export function servicesFor(wish: Wish, services: readonly Service[]): readonly string[] {
  const answer = ANSWERS[wish]
  return typeof answer === 'string'
    ? services.filter(({ task }) => task === answer).map(({ id }) => id)
    : answer
}
