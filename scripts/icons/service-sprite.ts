import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder, readCatalogueFile } from '../read-data.ts'

/** A service as far as its icon goes. */
export interface IconOfService {
  readonly id: string
  /** `maki-…` or `temaki-…`. */
  readonly icon: string
}

/** Folders of the icon sets, both CC0. */
const FOLDERS: Readonly<Record<string, string>> = {
  maki: '@mapbox/maki/icons',
  temaki: '@rapideditor/temaki/icons',
}

/** The icons of all services of `data/services.json` as one SVG of symbols, each named as in the catalogue. */
export const serviceSprite = (): string => spriteOf(readCatalogueFile().services, readInstalledIcon)

/**
 * One `<symbol>` per icon, in the order of the services, whatever two share only once.
 * @param read the SVG text of an icon; null where there is none
 * @throws Error that names the service and its icon when the icon is missing or is more than plain shapes
 */
export function spriteOf(services: readonly IconOfService[], read: (icon: string) => string | null): string {
  const symbols = new Map<string, string>()
  for (const { id, icon } of services) {
    const where = `data/services.json: service "${id}": icon "${icon}"`
    const svg = read(icon)
    if (svg === null) throw new Error(`${where}: not found, expected an icon of maki or temaki`)
    symbols.set(icon, symbolOf(icon, svg, where))
  }
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${[...symbols.values()].join('\n')}\n</svg>\n`
}

function symbolOf(icon: string, svg: string, where: string): string {
  const viewBox = /<svg\b[^>]*\bviewBox="([\d.\s-]+)"/.exec(svg)?.[1]
  if (viewBox === undefined) throw new Error(`${where}: found no viewBox, expected one on its <svg>`)
  const other = [...svg.matchAll(/<([a-z]\w*)/gi)].find(([, name]) => name !== 'svg' && name !== 'path')
  if (other !== undefined) throw new Error(`${where}: found <${other[1]}>, expected paths alone`)
  const shapes = [...svg.matchAll(/<path\b[^>]*?\sd="([^"]+)"/g)].map(([, d = '']) => shapeOf(d))
  if (shapes.length === 0) throw new Error(`${where}: found no shape, expected at least one path`)
  return `<symbol id="${icon}" viewBox="${viewBox}">${shapes.join('')}</symbol>`
}

/** Editors leave line breaks, some as entities, inside the numbers. */
const shapeOf = (d: string): string =>
  `<path d="${d
    .replaceAll(/&#x[0-9a-f]+;/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()}"/>`

function readInstalledIcon(icon: string): string | null {
  const [, set = '', name = ''] = /^(maki|temaki)-(.+)$/.exec(icon) ?? []
  const folder = FOLDERS[set]
  if (folder === undefined) return null
  const file = join(projectFolder, 'node_modules', folder, `${name}.svg`)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
