import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../read-data.ts'
import { ICON_PICTURES, iconOfShape, SOCIAL_FILE } from './icon-pictures.ts'
import { readPngSize } from './read-png-size.ts'
import { SOCIAL_SIZE } from './social-picture.ts'

const inPublic = (name: string): string => join(projectFolder, 'public', name)
const sizeOf = (name: string) => readPngSize(readFileSync(inPublic(name)), name)

interface WebManifest {
  readonly start_url: string
  readonly scope: string
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[]
}

describe('pictures', () => {
  test.each(ICON_PICTURES)('$file has the size it is made for', ({ file, size }) => {
    expect(sizeOf(file)).toEqual({ width: size, height: size })
  })

  test('the picture for sharing has the size that the page tells', () => {
    expect(sizeOf(SOCIAL_FILE)).toEqual(SOCIAL_SIZE)
  })

  test('what is not a PNG is named', () => {
    expect(() => readPngSize(new Uint8Array(40), 'icon.png')).toThrow('icon.png: found other bytes')
  })
})

describe('what the page and its manifest name', () => {
  const html = readFileSync(join(projectFolder, 'index.html'), 'utf8')
  const named = [...html.matchAll(/<link rel="([a-z-]+)"[^>]*?href="\.\/([^"]+)"/g)]
  const manifest = JSON.parse(readFileSync(inPublic('site.webmanifest'), 'utf8')) as WebManifest

  test('every file of the head is there, by an address that holds under any path', () => {
    expect(named.map(([, rel]) => rel)).toEqual(['icon', 'icon', 'apple-touch-icon', 'manifest'])
    for (const [, , file = ''] of named) expect(existsSync(inPublic(file)), file).toBe(true)
    expect(html).not.toMatch(/href="\/|content="https?:/)
  })

  test('every icon of the manifest is there and as large as it says', () => {
    expect(manifest).toMatchObject({ start_url: './', scope: './' })
    for (const { src, sizes } of manifest.icons) {
      const file = src.replace(/^\.\//, '')
      expect(existsSync(inPublic(file)), file).toBe(true)
      const { width, height } = file.endsWith('.svg') ? { width: 0, height: 0 } : sizeOf(file)
      expect(sizes).toBe(width === 0 ? 'any' : `${width}x${height}`)
    }
    const pngs = manifest.icons.filter(({ sizes }) => sizes !== 'any')
    expect(pngs.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ])
  })
})

describe('iconOfShape', () => {
  const icon = readFileSync(inPublic('icon.svg'), 'utf8')

  test('systems that cut their own corners get a ground to the edges', () => {
    expect(iconOfShape(icon, 'rounded')).toBe(icon)
    for (const shape of ['full', 'maskable'] as const) expect(iconOfShape(icon, shape)).not.toContain('rx=')
  })

  test('a maskable drawing stays within the middle 80 %', () => {
    const scale = Number(/scale\(([\d.]+)\)/.exec(iconOfShape(icon, 'maskable'))?.[1])
    // radius of the ring and half its stroke
    expect((8.5 + 1.25) * scale).toBeLessThanOrEqual(0.8 * 16)
  })

  test('an icon without the ground is refused', () => {
    expect(() => iconOfShape('<svg></svg>', 'full')).toThrow('public/icon.svg: found no ground')
  })
})
