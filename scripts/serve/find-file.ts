import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'

/** A folder and the path under which it is served. */
export interface Site {
  /** Absolute, free of symbolic links. */
  readonly root: string
  /** Begins and ends with a slash; percent-encoded. */
  readonly base: string
}

/** What a request's address leads to. */
export type Found =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' }

/** A path such as `/repo/` from however it was typed. @throws Error when it cannot begin the address of a site. */
export function basePath(text: string): string {
  const names = text.split('/').filter((name) => name !== '')
  if (names.some((name) => name.startsWith('.') || /[\\?#%:\s]/.test(name)))
    throw new Error(`base: found "${text}", expected a path such as /repo/`)
  return names.map((name) => `/${encodeURIComponent(name)}`).join('') + '/'
}

/** Names that cannot be reached: hidden files, `.` and `..`, and whatever would be a path of its own. */
const REFUSED = /^\.|[/\\\0]/

/**
 * The file an address names: `index.html` of a folder, never a hidden file nor anything outside the root, be it by
 * `..`, by its encodings or by a symbolic link. Folders without their last slash are redirected, so that relative
 * links on the page hold.
 */
export async function findFile(site: Site, url: string): Promise<Found> {
  const [, path = '', query = ''] = /^(?:https?:\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/i.exec(url) ?? []
  if (`${path}/` === site.base) return { kind: 'redirect', location: `${site.base}${query}` }
  if (!path.startsWith(site.base)) return { kind: 'missing' }
  const names = decodedNames(path.slice(site.base.length))
  if (names === null) return { kind: 'malformed' }
  const namesFolder = names.at(-1) === ''
  if (namesFolder) names.pop()
  if (names.some((name) => name === '' || REFUSED.test(name))) return { kind: 'missing' }
  const found = await entryWithin(site.root, join(site.root, ...names))
  if (found?.kind === 'folder') {
    if (!namesFolder) return { kind: 'redirect', location: `${path}/${query}` }
    const index = await entryWithin(site.root, join(found.path, 'index.html'))
    return index?.kind === 'file' ? { kind: 'file', path: index.path } : { kind: 'missing' }
  }
  return found === null || namesFolder ? { kind: 'missing' } : { kind: 'file', path: found.path }
}

function decodedNames(path: string): string[] | null {
  try {
    return path.split('/').map(decodeURIComponent)
  } catch {
    return null
  }
}

interface Entry {
  readonly kind: 'file' | 'folder'
  readonly path: string
}

/** A file or folder within the root once all links are followed, or null. */
export async function entryWithin(root: string, path: string): Promise<Entry | null> {
  try {
    const real = await realpath(path)
    const way = relative(root, real)
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return null
    const stats = await stat(real)
    if (stats.isDirectory()) return { kind: 'folder', path: real }
    return stats.isFile() ? { kind: 'file', path: real } : null
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

const ABSENCES = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES', 'EPERM', 'EINVAL'])

const isAbsence = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ABSENCES.has(String(error.code))
