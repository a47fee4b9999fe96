import type { RowError } from '../format/supplied-row.ts'
import type { SuppliedPoint } from '../format/supplied-points.ts'
import type { EngineError } from '../engine/protocol.ts'
import { isOwnFilesError, readOwnFiles, type ReadableFile } from './own-files.ts'

/** A list of places where a facility may stand, as somebody chose it. */
export interface SitePoints {
  /** Of the file. */
  readonly name: string
  /** None where the file could not be used. */
  readonly points: readonly SuppliedPoint[]
  /** Rows that are not used. */
  readonly errors: readonly RowError[]
  /** Why the whole file could not be used; null where it could. */
  readonly error: EngineError | null
}

/** Reads a list of sites; never rejects. The reader is fetched when first asked for. */
export async function readSitePoints(file: ReadableFile): Promise<SitePoints> {
  const { name } = file
  const none = { name, points: [], errors: [] }
  const read = await readOwnFiles([file])
  if (isOwnFilesError(read)) return { ...none, error: read }
  const text = (read.communities ?? read.facilities)?.text ?? ''
  try {
    const { readSuppliedPoints } = await import('../format/supplied-points.ts')
    return { name, ...readSuppliedPoints({ text, label: name, coordinates: 'wgs84' }), error: null }
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    return { ...none, error: { kind: 'own-file', file: name, message } }
  }
}
