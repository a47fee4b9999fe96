import { describe, expect, test } from 'vitest'
import { MAX_LEG_DM } from '../network/place.ts'
import { randomNetwork } from '../network/testing/random-network.ts'
import { seededRandom } from '../network/testing/seeded-random.ts'
import { assembleNetwork } from './assemble-network.ts'
import { decodeHomesPart } from './homes-block.ts'
import { decodedHomes, decodedParts, encodedCity } from './testing/encoded-city.ts'

const city = encodedCity(randomNetwork(21, { nodes: 600 }), { seed: 21, maxBlockNodes: 200, places: 60 })
const { spine, blocks } = decodedParts(city)
const [first, second] = blocks
const file = city.homesFiles[0] ?? new Uint8Array()

describe('homes', () => {
  test('are those of the parts whose files are loaded, and of no other', () => {
    const some = assembleNetwork(spine, blocks, decodedHomes(city, first === undefined ? [] : [first]))
    const all = assembleNetwork(spine, blocks, decodedHomes(city, [...blocks, spine]))
    expect(assembleNetwork(spine, blocks).origins.count).toBe(0)
    expect(all.origins).toEqual(city.places.origins)
    expect(some.origins.count).toBeGreaterThan(0)
    expect(some.origins.count).toBeLessThan(all.origins.count)
    const communityOf = new Map([...all.origins.globalId].map((id, i) => [id, all.origins.community[i]]))
    expect([...some.origins.community]).toEqual([...some.origins.globalId].map((id) => communityOf.get(id)))
    expect(some.facilities).toEqual(all.facilities)
  })

  test('are read with the network of their own part and build only', () => {
    if (first === undefined || second === undefined) throw new Error('expected two blocks')
    expect(() => decodeHomesPart(file, 'homes-0.bin', second)).toThrow(
      'homes-0.bin: has the homes of part 0, expected those of part 1',
    )
    const longer = { ...first, edgeTo: new Uint32Array(first.edgeTo.length + 1) }
    expect(() => decodeHomesPart(file, 'homes-0.bin', longer)).toThrow(/^homes-0.bin: .*of another build$/)
  })

  test('cut anywhere, are an error that names the file', () => {
    if (first === undefined) throw new Error('expected a block')
    for (let length = 0; length < file.length; length++) {
      expect(() => decodeHomesPart(file.subarray(0, length), 'homes-0.bin', first)).toThrow(/^homes-0.bin: /)
    }
  })

  test('with bits flipped 5,000 times, are an error that names the file or homes on their streets', () => {
    if (first === undefined) throw new Error('expected a block')
    const random = seededRandom(4)
    for (let run = 0; run < 5_000; run++) {
      const copy = file.slice()
      const at = Math.floor(random() * copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      const found = outcome(() => decodeHomesPart(copy, 'homes-0.bin', first))
      if (found === null) continue
      const { edge, offsetDm, legDm } = found.originEntries
      const isWrong = edge.some((e, i) => (offsetDm[i] ?? 0) > (first.lengthDm[e - first.firstEdge] ?? -1))
      expect([isWrong, legDm.some((leg) => leg > MAX_LEG_DM)]).toEqual([false, false])
    }
  })
})

function outcome<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    expect(String(error)).toMatch(/^Error: homes-0.bin: /)
    return null
  }
}
