import type { Handlers } from './handlers.ts'

/** What is asked about plans. */
export function planHandlers(): Pick<Handlers, 'plan' | 'planGains'> {
  const notYet = async (): Promise<never> => {
    throw new Error('plans cannot be judged yet')
  }
  return { plan: notYet, planGains: notYet }
}
