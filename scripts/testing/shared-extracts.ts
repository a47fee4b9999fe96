import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Finds the folder of real extracts that are too large or not licensed to be committed: `EXTRACTS_DIR`, else
 * `../shared/data` beside the checkout. Tests that need one of its files skip, with the reason printed.
 */
export function extractPath(relative: string): string | null {
  const checkout = fileURLToPath(new URL('../../', import.meta.url))
  const root = process.env['EXTRACTS_DIR'] ?? resolve(checkout, '../shared/data')
  const path = resolve(root, relative)
  if (existsSync(path)) return path
  console.info(`skipped: ${relative} is not here (set EXTRACTS_DIR to the folder of test extracts)`)
  return null
}
