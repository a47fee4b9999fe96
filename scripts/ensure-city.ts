/** Builds the embedded city if it is missing or stale: the first half of `npm run build` and `npm run dev`. */
import { runCommand } from './cli/arguments.ts'
import { EMBEDDED_CITY, ensureCity } from './start/ensure-city.ts'

await runCommand(async () => ensureCity(EMBEDDED_CITY))
