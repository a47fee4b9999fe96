/** One entry of Vite's build manifest (https://vite.dev/guide/backend-integration), as far as it is used here. */
export interface ManifestChunk {
  readonly file: string
  readonly css?: readonly string[]
  /** Keys of chunks that are loaded with this one. */
  readonly imports?: readonly string[]
}

export type BuildManifest = Readonly<Record<string, ManifestChunk>>

/**
 * Files that come with the given entries: their chunks, all that those import statically, and the CSS of each. What is
 * only imported on demand is not among them. Sorted, each once.
 * @throws Error naming the entry that the build does not have.
 */
export function filesLoadedWith(manifest: BuildManifest, entries: readonly string[]): string[] {
  const files = new Set<string>()
  const seen = new Set<string>()
  const waiting = [...entries]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key)) continue
    seen.add(key)
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`the build's manifest has no ${key}: mend the list of entries`)
    files.add(chunk.file)
    for (const file of chunk.css ?? []) files.add(file)
    waiting.push(...(chunk.imports ?? []))
  }
  return [...files].sort()
}
