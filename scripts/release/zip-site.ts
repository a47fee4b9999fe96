import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { HOW_TO_SERVE } from './how-to-serve.ts'

/** Of the build, and of no use to a host. */
const LEFT_OUT = /^\.vite(?:\/|$)/

/** What gzip or the like has packed already. */
const IS_PACKED = /\.(?:gz|png|zip)$/

/** The same build gives the same bytes: zip can date no file earlier. */
const NO_DATE = new Date(1980, 0, 1)

/** Files that tell a browser where other files are. */
const NAMES_ADDRESSES = /\.(?:html|webmanifest)$/

/**
 * A built site as one zip: everything below the folder `name`, with a text on how to serve it.
 * @throws Error that names the file with an address which would leave the folder of the site.
 */
export function zipSite(site: string, name: string): Uint8Array {
  const files: Zippable = { 'HOW-TO-SERVE.txt': textFile(HOW_TO_SERVE) }
  for (const path of pathsIn(site)) {
    const bytes = readFileSync(join(site, path))
    if (NAMES_ADDRESSES.test(path)) checkAddresses(path, bytes.toString('utf8'))
    files[path] = [new Uint8Array(bytes), { level: IS_PACKED.test(path) ? 0 : 9, mtime: NO_DATE }]
  }
  return zipSync({ [name]: files }, { mtime: NO_DATE })
}

const textFile = (text: string): Zippable[string] => [
  new TextEncoder().encode(text),
  { level: 9, mtime: NO_DATE },
]

/** Paths of all files of the site by `/`, in the order of their names. */
const pathsIn = (site: string): readonly string[] =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !LEFT_OUT.test(path))
    .sort()

function checkAddresses(path: string, text: string): void {
  const found = /(?:src|href|"start_url"|"scope"|"id"|"src")["\s]*[=:]\s*"(\/[^"]*)"/.exec(text)
  if (found !== null)
    throw new Error(
      `${path}: found the address "${found[1]}", expected one below the page's own, such as "./…"`,
    )
}
