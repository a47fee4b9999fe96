import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { basemapFile } from '../format/city-manifest.ts'
import type { Handlers } from './handlers.ts'
import type { EngineError, Terms } from './protocol.ts'
import { errorOf, termsOf, unwatched, useTown } from './testing/use-town.ts'

const town = useTown()
const place = { kind: 'point', at: [71.4035, 51.1025] } as const

/** Everything that reads files, and that together reads all of them. */
const requests: Readonly<Record<string, (handlers: Handlers, terms: Terms) => Promise<unknown>>> = {
  judge: (handlers, terms) => handlers.judge(terms, unwatched),
  place: (handlers, terms) => handlers.place({ place, terms, time: null }, unwatched),
  community: (handlers, terms) => handlers.community({ community: 0, terms }, unwatched),
  streets: (handlers) => handlers.streets(null, unwatched),
  names: (handlers) => handlers.names(null, unwatched),
}

const manifestOf = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8')) as {
    readonly files: Record<string, { bytes: number; rawBytes: number; sha256: string }>
  }

type Damage = (stored: Uint8Array<ArrayBuffer>) => Response

const damages: Readonly<Record<string, readonly [problem: string, Damage]>> = {
  missing: ['missing', () => new Response('', { status: 404 })],
  'cut to half': ['broken', (stored) => new Response(stored.subarray(0, stored.length >> 1))],
  empty: ['broken', () => new Response('')],
  'turned in one bit': [
    'broken',
    (stored) => {
      const turned = stored.slice()
      const at = turned.length >> 1
      turned[at] = (turned[at] ?? 0) ^ 0x10
      return new Response(turned)
    },
  ],
}

/** Asks for everything. Errors by request; those that were answered are not there. */
async function faultsOf(handlers: Handlers, names: readonly string[]): Promise<Map<string, EngineError>> {
  const faults = new Map<string, EngineError>()
  const terms = await termsOf(handlers)
  for (const name of names) {
    const work = requests[name]?.(handlers, terms) ?? Promise.resolve()
    const isAnswered = await work.then(
      () => true,
      () => false,
    )
    if (!isAnswered) faults.set(name, await errorOf(work))
  }
  return faults
}

const all = Object.keys(requests)

describe('any file of a city', () => {
  test.each(Object.entries(damages))(
    '%s, is named by what needs it; everything else answers, and it too once it is mended',
    async (_, [problem, damage]) => {
      for (const file of Object.keys(manifestOf(town.folder()).files)) {
        // read by the map, and by no request
        if (file === basemapFile || file === 'streets.fgb') continue
        const { disk, handlers } = town.served()
        const open = () => handlers.open({ folder: disk.address, id: 'town' }, unwatched)
        const stored = new Uint8Array(readFileSync(join(town.folder(), `${file}.gz`)))
        disk.instead.set(`${file}.gz`, () => damage(stored))
        if (file === 'communities.fgb') {
          expect(await errorOf(open()), file).toMatchObject({ kind: 'file', problem, file })
          disk.instead.clear()
          await open()
          continue
        }
        await open()
        const faults = await faultsOf(handlers, all)
        expect(faults.size, file).toBeGreaterThan(0)
        for (const [asked, fault] of faults)
          expect(fault, `${file}, asked for ${asked}`).toMatchObject({
            kind: 'file',
            problem,
            file,
            message: expect.stringMatching(`^${file}: `) as string,
          })
        disk.instead.clear()
        expect(await faultsOf(handlers, [...faults.keys()]), file).toEqual(new Map())
      }
    },
  )

  test('of another version says which was found and which was expected', async () => {
    const manifest = manifestOf(town.folder())
    for (const file of Object.keys(manifest.files).filter((name) => name.endsWith('.bin'))) {
      const content = gunzipSync(readFileSync(join(town.folder(), `${file}.gz`)))
      // behind the four letters of its kind
      content[4] = 99
      const stored = new Uint8Array(gzipSync(content))
      const sha256 = createHash('sha256').update(content).digest('hex')
      const said = { bytes: stored.length, rawBytes: content.length, sha256 }
      const { disk, handlers } = town.served()
      const files = { ...manifest.files, [file]: said }
      disk.instead.set('city.json', () => new Response(JSON.stringify({ ...manifest, files })))
      disk.instead.set(`${file}.gz`, () => new Response(stored))
      await handlers.open({ folder: disk.address, id: 'town' }, unwatched)
      const faults = [...(await faultsOf(handlers, all)).values()]
      expect(faults.length, file).toBeGreaterThan(0)
      for (const { message } of faults)
        expect(message).toMatch(new RegExp(`^${file}: .* version 99, this program reads version \\d+`))
    }
  })
})
