import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Deserializer, Serializer } from 'node:v8'

const LOOK_EVERY_MS = 50

/**
 * What `make` gives, made by the first process that asks for this name in the folder; every other one waits for it and
 * reads it. @param make its result may hold maps and typed arrays @throws Error with the first one's words when it failed
 */
export async function madeOnce<T>(folder: string, name: string, make: () => Promise<T>): Promise<T> {
  const [file, failure] = [join(folder, name), join(folder, `${name}.failure`)]
  if (isFirst(join(folder, `${name}.begun`))) {
    try {
      writeWhole(file, bytesOf(await make()))
    } catch (cause) {
      writeWhole(failure, cause instanceof Error ? (cause.stack ?? cause.message) : String(cause))
    }
  }
  while (!existsSync(file)) {
    if (existsSync(failure)) throw new Error(`${name}: could not be made: ${readFileSync(failure, 'utf8')}`)
    await setTimeout(LOOK_EVERY_MS)
  }
  return valueOf(readFileSync(file)) as T
}

function bytesOf(value: unknown): Uint8Array {
  const serializer = new Serializer()
  serializer.writeHeader()
  serializer.writeValue(value)
  return serializer.releaseBuffer()
}

/** Every array has a buffer of its own: `v8.deserialize` gives views that begin anywhere in one. */
function valueOf(bytes: Buffer): unknown {
  const deserializer = new Deserializer(bytes)
  deserializer.readHeader()
  return deserializer.readValue()
}

/** Of all that try to make a folder, one does. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

/** Readers find nothing or all of it. */
function writeWhole(path: string, bytes: Uint8Array | string): void {
  writeFileSync(`${path}.tmp`, bytes)
  renameSync(`${path}.tmp`, path)
}
