import { describe, expect, test } from 'vitest'
import { MAX_LEG_DM } from '../network/place.ts'
import { randomNetwork } from '../network/testing/random-network.ts'
import { seededRandom } from '../network/testing/seeded-random.ts'
import { assembleNetwork } from './assemble-network.ts'
import { decodeHomes } from './homes-file.ts'
import type { NetworkPart } from './network-block.ts'
import { decodedHomes, decodedParts, encodedCity, STARTS_EVERY } from './testing/encoded-city.ts'

const city = encodedCity(randomNetwork(21, { nodes: 600 }), { seed: 21, maxBlockNodes: 200, places: 60 })
const { spine, blocks } = decodedParts(city)
const parts = [...blocks, spine]
const file = city.homesFile

describe('homes', () => {
  test('are all there with their file; without it only those that walks of communities begin at', () => {
    const all = assembleNetwork(spine, blocks, decodedHomes(city, parts))
    const some = assembleNetwork(spine, blocks)
    expect(all.origins).toEqual(city.places.origins)
    expect(all.originEntries).toEqual(city.places.originEntries)
    expect([...some.origins.globalId]).toEqual(
      [...all.origins.globalId].filter((id) => id % STARTS_EVERY === 0),
    )
    const communityOf = new Map([...all.origins.globalId].map((id, i) => [id, all.origins.community[i]]))
    expect([...some.origins.community]).toEqual([...some.origins.globalId].map((id) => communityOf.get(id)))
    expect(some.facilities).toEqual(all.facilities)
  })

  test('are read with every part of their own build only', () => {
    const read = (of: readonly NetworkPart[]) => () => decodeHomes(file, 'homes.bin', of)
    expect(read(blocks)).toThrow(/^homes.bin: is for \d+ edges in \d+ parts, .*: of another build$/)
    const longer = { ...spine, edgeTo: new Uint32Array(spine.edgeTo.length + 1) }
    expect(read([...blocks, longer])).toThrow(/^homes.bin: .*of another build$/)
  })

  test('cut anywhere, are an error that names the file', () => {
    for (let length = 0; length < file.length; length++) {
      expect(() => decodeHomes(file.subarray(0, length), 'homes.bin', parts)).toThrow(/^homes.bin: /)
    }
  })

  test('with bits flipped 5,000 times, are an error that names the file or homes on their streets', () => {
    const random = seededRandom(4)
    for (let run = 0; run < 5_000; run++) {
      const copy = file.slice()
      const at = Math.floor(random() * copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      const found = outcome(() => decodeHomes(copy, 'homes.bin', parts)) ?? []
      const isWrong = found.map(({ originEntries: { edge, offsetDm, legDm } }, k) => {
        const { lengthDm, firstEdge } = parts[k] ?? spine
        return (
          edge.some((e, i) => (offsetDm[i] ?? 0) > (lengthDm[e - firstEdge] ?? -1)) ||
          legDm.some((leg) => leg > MAX_LEG_DM)
        )
      })
      expect(isWrong).not.toContain(true)
    }
  })
})

function outcome<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    expect(String(error)).toMatch(/^Error: homes.bin: /)
    return null
  }
}
