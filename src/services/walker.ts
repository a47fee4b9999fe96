import * as v from 'valibot'
import { dataError, readWith } from './data-error.ts'
import { firstDuplicate, idSchema, localNameSchema, provenanceSchema } from './schemas.ts'

const walkerSchema = v.strictObject({
  id: idSchema,
  names: localNameSchema,
  paceMps: v.pipe(v.number(), v.minValue(0.2, 'at least 0.2 m/s'), v.maxValue(4, 'at most 4 m/s')),
  stepsFactor: v.custom<'closed' | number>(
    isStepsFactor,
    '"closed" or a share of the pace above 0, at most 1',
  ),
  signalWaitS: v.pipe(v.number(), v.minValue(0, 'at least 0 s'), v.maxValue(300, 'at most 300 s')),
  provenance: v.strictObject({
    paceMps: provenanceSchema,
    stepsFactor: provenanceSchema,
    signalWaitS: provenanceSchema,
  }),
})

/**
 * How somebody walks: pace on the flat, pace on steps as a share of it (`closed`: cannot take steps), seconds
 * waited at a signal. `provenance` tells for each value where it comes from and whether that was verified.
 */
export type Walker = Readonly<v.InferOutput<typeof walkerSchema>>

/** Reads `data/walkers.json`: an array of walkers with unique ids. Throws a `DataError`. */
export function readWalkers(json: unknown, label: string): readonly Walker[] {
  const walkers = readWith(v.pipe(v.array(walkerSchema), v.minLength(1, 'at least one walker')), json, label)
  const twice = firstDuplicate(walkers.map((walker) => walker.id))
  if (twice === null) return walkers
  throw dataError({ label, path: '', found: `the walker "${twice}" twice`, expected: 'unique ids' })
}

function isStepsFactor(value: unknown): boolean {
  return value === 'closed' || (typeof value === 'number' && value > 0 && value <= 1)
}
