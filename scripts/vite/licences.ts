import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { licenceRows } from '../licences/licence-rows.ts'
import {
  isLicenceFile,
  licenceTexts,
  packageOfModule,
  type BundledPackage,
  type PackagePlace,
} from '../licences/licence-texts.ts'
import { projectFolder } from '../read-data.ts'

const FILE = 'licences.txt'

/** Packages of which something stands in the page though no module of theirs is bundled: icons, kernels, service worker. */
const BESIDES = [
  '@mapbox/maki',
  '@rapideditor/temaki',
  'assemblyscript',
  'workbox-core',
  'workbox-precaching',
  'workbox-range-requests',
  'workbox-routing',
  'workbox-strategies',
]

/** One plugin for the page and one for its workers, which are bundled apart and first. */
export interface LicencePlugins {
  readonly page: Plugin
  readonly worker: () => Plugin[]
}

/**
 * Writes `licences.txt` beside the page: the licences of all packages that the build took something of. A build ends
 * with an error where one of them may not be handed on with the page.
 */
export function packageLicences(): LicencePlugins {
  const places = new Map<string, PackagePlace>()
  const note = (bundle: object): void => {
    for (const id of Object.values(bundle).flatMap(modulesOf)) {
      const place = packageOfModule(id)
      if (place !== null) places.set(place.folder, place)
    }
  }
  let root = ''
  return {
    page: {
      name: 'package-licences',
      configResolved(config) {
        root = config.root
      },
      generateBundle(_, bundle) {
        note(bundle)
        if (this.environment.name !== 'client') return
        const besides = BESIDES.map((name) => ({ name, folder: join(root, 'node_modules', name) }))
        const installed = besides.filter(({ folder }) => existsSync(folder))
        const found = new Map([...installed, ...places.values()].map((place) => [place.folder, place]))
        this.emitFile({ type: 'asset', fileName: FILE, source: licenceTexts(bundled([...found.values()])) })
      },
      configureServer(server) {
        server.middlewares.use(`/${FILE}`, (_request, response) => {
          response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' })
          response.end('Written by a build.\n')
        })
      },
    },
    worker: () => [
      {
        name: 'package-licences-of-workers',
        generateBundle: (_, bundle) => note(bundle),
      },
    ],
  }
}

const modulesOf = (output: {
  readonly type: string
  readonly moduleIds?: readonly string[]
}): readonly string[] => (output.type === 'chunk' ? (output.moduleIds ?? []) : [])

/** @throws Error that names each package that may not be handed on with the page. */
function bundled(places: readonly PackagePlace[]): BundledPackage[] {
  return places.map(({ name, folder }) => {
    const path = join(folder, 'package.json')
    const says = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    const lock = { packages: { [`node_modules/${name}`]: { version: says['version'] } } }
    const [row] = licenceRows(lock, path, () => says)
    if (row?.isAllowed !== true || row.licence === null)
      throw new Error(
        `${path}: found the licence ${row?.licence ?? 'none'}, ${row?.remark}: see npm run licences`,
      )
    return { name, version: row.version, licence: row.licence, texts: textsOf({ name, folder }, row.licence) }
  })
}

/** Of packages that come without a text: `<name>.txt` with where it was found. */
const FOUND_ELSEWHERE = join(projectFolder, 'scripts', 'licences', 'texts')

function textsOf({ name, folder }: PackagePlace, licence: string): string[] {
  const own = textsIn(folder, licence)
  const elsewhere = join(FOUND_ELSEWHERE, `${name}.txt`)
  return own.length === 0 && existsSync(elsewhere) ? [readFileSync(elsewhere, 'utf8')] : own
}

/** A folder of licences holds those of parts that are not handed on too: the files named like the package's own count. */
function textsIn(folder: string, licence: string): string[] {
  const read = (path: string): string => readFileSync(path, 'utf8')
  return readdirSync(folder)
    .filter(isLicenceFile)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name)
      if (!statSync(path).isDirectory()) return [read(path)]
      const all = readdirSync(path).toSorted()
      const own = all.filter((inner) => licence.includes(inner.replace(/\.txt$/, '')))
      return (own.length > 0 ? own : all).map((inner) => read(join(path, inner)))
    })
}
