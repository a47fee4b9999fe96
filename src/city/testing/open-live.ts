import { createLiveCity, type LiveCity } from '../live/live-city.ts'
import { deriveAccess } from '../../network/access-classes.ts'
import { plainKernels } from '../../network/plain-kernels.ts'
import type { City } from '../city.ts'
import { openShapes } from '../open-city.ts'
import { memoryCity, openMemoryCity, snapperOf, type CityPlan } from './memory-city.ts'
import { randomCityPlan, type RandomCityOptions } from './random-city.ts'

/** A city of a plan, and the same live. @param told what else is told of the city */
export function openLivePlan(
  plan: CityPlan,
  told: (city: City) => City = (city) => city,
): { readonly city: City; readonly live: LiveCity } {
  const memory = memoryCity(plan)
  const opened = openMemoryCity(memory)
  const shapes = openShapes(opened, memory.files)
  const snapper = snapperOf(opened, memory)
  const joining = { shapes: () => shapes, snapper: () => snapper }
  const city = told(opened.city)
  return { city, live: createLiveCity(city, { kernels: plainKernels(), ...joining }) }
}

export const openLive = (seed: number, options: RandomCityOptions): ReturnType<typeof openLivePlan> =>
  openLivePlan(randomCityPlan(seed, options))

/** The same with access classes that follow from what is tagged, as a build leaves them, not drawn one by one. */
export function openBuiltLive(seed: number, options: RandomCityOptions): ReturnType<typeof openLivePlan> {
  const plan = randomCityPlan(seed, options)
  const { columns } = plan.network
  const derived = { ...columns, edgeFlags: deriveAccess(columns) }
  return openLivePlan({ ...plan, network: { ...plan.network, columns: derived } })
}
