/** What residents come for, in the order of the buttons. Names are texts: `shell.start.task`. */
export const START_TASKS = ['groceries', 'doctor', 'eating', 'ageing', 'affairs', 'transit'] as const
export type StartTask = (typeof START_TASKS)[number]

/** The four of 长辈模式: `easy.tasks`. */
export const EASY_TASKS = ['groceries', 'doctor', 'eating', 'affairs'] as const satisfies readonly StartTask[]

/** An icon of the sprite that stands for each. */
export const TASK_ICON: Readonly<Record<StartTask, string>> = {
  groceries: 'maki-grocery',
  doctor: 'maki-doctor',
  eating: 'maki-restaurant',
  ageing: 'maki-home',
  affairs: 'temaki-town_hall',
  transit: 'temaki-bus',
}

/** The services that answer each, of `data/services.json`. */
export const TASK_SERVICES: Readonly<Record<StartTask, readonly string[]>> = {
  groceries: ['vegetables', 'supermarket', 'convenience', 'butcher-seafood', 'bakery'],
  doctor: ['health-station', 'health-centre', 'hospital', 'pharmacy', 'dentist'],
  eating: ['eating', 'breakfast', 'senior-canteen', 'cafe', 'bakery'],
  ageing: ['elderly-station', 'senior-canteen', 'nursing-home', 'health-station', 'park'],
  affairs: ['community-station', 'street-office', 'police', 'post-office', 'bank', 'bill-payment'],
  transit: ['bus-stop', 'metro', 'bike-share'],
}
