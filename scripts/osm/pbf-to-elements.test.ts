import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'

import { PbfWriter } from 'pbf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { elementsToPbf, encodeBlob } from './elements-to-pbf.ts'
import { isOsmPbfError, type OsmPbfError } from './osm-pbf-error.ts'
import { pbfToElements } from './pbf-to-elements.ts'
import { readOsmData } from './read-osm-data.ts'

let folder = ''
let path = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pbf-to-elements-'))
  path = join(folder, 'bad.osm.pbf')
})
afterAll(() => rmSync(folder, { recursive: true }))

function refusal(content: Uint8Array | string): OsmPbfError {
  writeFileSync(path, content)
  return refusalOf(path)
}

function refusalOf(file: string): OsmPbfError {
  try {
    readOsmData(file)
  } catch (error) {
    if (isOsmPbfError(error)) return error
    throw error
  }
  throw new Error('was read without complaint')
}

const bytesOf = (write: (writer: PbfWriter) => void): Uint8Array => {
  const writer = new PbfWriter()
  write(writer)
  return writer.finish()
}

/** A header as every writer makes it: 4 + 13 + … bytes; the second blob starts right after. */
const header = Buffer.concat(
  encodeBlob(
    'OSMHeader',
    bytesOf((writer) => writer.writeStringField(4, 'OsmSchema-V0.6')),
    'raw',
  ),
)

/** A file of a header and one block with the strings '', 'highway', 'steps' and the group given. */
function fileWith(group: Uint8Array, more?: (block: PbfWriter) => void): Uint8Array {
  const strings = bytesOf((table) => {
    for (const text of ['', 'highway', 'steps']) table.writeBytesField(1, Buffer.from(text))
  })
  const block = bytesOf((writer) => {
    writer.writeBytesField(1, strings)
    writer.writeBytesField(2, group)
    more?.(writer)
  })
  return Buffer.concat([header, ...encodeBlob('OSMData', block, 'raw')])
}

const groupOf = (field: number, write: (writer: PbfWriter) => void): Uint8Array =>
  bytesOf((group) => group.writeBytesField(field, bytesOf(write)))

const small = elementsToPbf({
  nodes: [{ id: 1, lon: 71.4, lat: 51.1, tags: { highway: 'crossing' } }],
  ways: [{ id: 2, refs: [1, 1], tags: { highway: 'steps' } }],
  relations: [],
})

describe('a file that is not an OpenStreetMap PBF', () => {
  it.each([
    ['', 'is empty: expected an OpenStreetMap PBF'],
    ['<?xml version="1.0"?><osm version="0.6">', 'is XML text: expected an OpenStreetMap PBF'],
    ['\uFEFF\n <osm>', 'is XML text: expected an OpenStreetMap PBF'],
    ['<!DOCTYPE html><html>404</html>', 'is HTML text (a web page saved in place of the download?)'],
    ['{"type":"FeatureCollection"}', 'is JSON text'],
    ['version https://git-lfs.github.com/spec/v1\noid', 'is a Git LFS pointer'],
    [Buffer.from('1f8b08000000', 'hex'), 'is a gzip archive'],
    [Buffer.from('425a6839', 'hex'), 'is a bzip2 archive'],
    [Buffer.from('504b0304', 'hex'), 'is a zip archive'],
    [Buffer.from('ffe0046f356d32', 'hex'), 'is an o5m file'],
    [
      'id,lon,lat\n',
      'found a header length of 1768172652 bytes, expected 1 to 65536: this is not an OpenStreetMap',
    ],
    [Buffer.alloc(50), 'found a header length of 0 bytes'],
    ['OS', 'blob header at byte 0: found the end of the file after 2 of 4 bytes'],
  ])('%j', (content, message) => {
    const error = refusal(content)
    expect(error.message).toContain(message)
    expect(error.message.startsWith(path)).toBe(true)
    expect(error.file).toBe(path)
  })

  it('that is missing, or a folder', () => {
    const missing = refusalOf(join(folder, 'nowhere.osm.pbf'))
    expect(missing.message).toContain('cannot be opened (ENOENT')
    expect(missing.cause).toMatchObject({ code: 'ENOENT' })
    expect(refusalOf(folder).message).toContain('is not a regular file: expected an OpenStreetMap PBF')
  })
})

describe('a damaged file', () => {
  it('cut short inside the header blob', () => {
    const message = refusal(small.subarray(0, 30)).message
    expect(message).toMatch(
      /OSMHeader blob at byte 0: found the end of the file after \d+ of \d+ bytes, expected all/,
    )
  })

  it('cut short inside a later blob names its byte', () => {
    const error = refusal(small.subarray(0, small.length - 1))
    expect(error.message).toMatch(/OSMData blob at byte \d+: .*the file is cut short/)
    expect(error.byteOffset).toBeGreaterThan(0)
    expect(error.message).toContain(`at byte ${error.byteOffset}:`)
  })

  it('with a flipped bit inside compressed data keeps the cause', () => {
    const damaged = Buffer.from(small)
    damaged[damaged.length - 8] = (damaged[damaged.length - 8] ?? 0) ^ 4
    const error = refusal(damaged)
    expect(error.message).toMatch(/OSMData blob at byte \d+: found damaged data \(.*\), expected zlib data/)
    expect(error.cause).toMatchObject({ code: 'Z_DATA_ERROR' })
  })

  it('with a second header, as two files joined end to end have', () => {
    const message = refusal(Buffer.concat([small, small])).message
    expect(message).toContain(`byte ${small.length}: found a blob of type "OSMHeader", expected OSMData`)
  })

  it('that starts with data', () => {
    expect(refusal(Buffer.concat(encodeBlob('OSMData', new Uint8Array(), 'raw'))).message).toContain(
      'found a blob of type "OSMData", expected OSMHeader first',
    )
  })
})

/** A blob of type OSMData from hand-made header and content. */
function blobOf(content: Uint8Array, size = content.length): Uint8Array {
  const blobHeader = bytesOf((writer) => {
    writer.writeStringField(1, 'OSMData')
    writer.writeVarintField(3, size)
  })
  return Buffer.concat([header, Buffer.from([0, 0, 0, blobHeader.length]), blobHeader, content])
}

describe('a blob', () => {
  it.each([
    [4, 'lzma'],
    [5, 'bzip2'],
    [6, 'lz4'],
    [7, 'zstd'],
  ])('whose data is in field %i is refused as %s', (field, name) => {
    const content = bytesOf((writer) => writer.writeBytesField(field, new Uint8Array(4)))
    expect(refusal(blobOf(content)).message).toContain(`found ${name} compression, expected zlib or none`)
  })

  it('without data, or with both kinds', () => {
    expect(refusal(blobOf(new Uint8Array())).message).toContain('found no data')
    const both = bytesOf((writer) => {
      writer.writeBytesField(1, new Uint8Array())
      writer.writeBytesField(3, new Uint8Array())
    })
    expect(refusal(blobOf(both)).message).toContain('found data twice')
  })

  it('larger than the format allows', () => {
    expect(refusal(blobOf(new Uint8Array(), 2 ** 25 + 1)).message).toContain(
      'found a blob of 33554433 bytes, expected at most 33554432',
    )
    expect(refusal(blobOf(new Uint8Array(), -2)).message).toContain('found a blob of -2 bytes')
  })

  it('that claims a size it cannot have is refused before memory is taken', () => {
    const before = process.memoryUsage().arrayBuffers
    const deflated = Buffer.from('789c030000000001', 'hex')
    const content = bytesOf((writer) => {
      writer.writeVarintField(2, 2 ** 25)
      writer.writeBytesField(3, deflated)
    })
    expect(refusal(blobOf(content)).message).toContain('found an uncompressed size of 33554432 bytes')
    expect(refusal(blobOf(content, 2 ** 25)).message).toContain('the file is cut short')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 2 ** 20)
  })

  it('whose uncompressed size is not the one stated', () => {
    const stated = (size: number): Uint8Array =>
      bytesOf((writer) => {
        writer.writeVarintField(2, size)
        writer.writeBytesField(3, deflateSync(Buffer.from('abc')))
      })
    expect(refusal(blobOf(stated(4))).message).toContain('found 3 inflated bytes, expected 4')
    expect(refusal(blobOf(stated(2))).message).toMatch(/found damaged data \(.*larger than 2/)
    const unstated = bytesOf((writer) => writer.writeBytesField(3, new Uint8Array(9)))
    expect(refusal(blobOf(unstated)).message).toContain('found no uncompressed size')
  })
})

describe('a header', () => {
  const withHeader = (write: (writer: PbfWriter) => void): string =>
    refusal(Buffer.concat(encodeBlob('OSMHeader', bytesOf(write), 'zlib'))).message

  it('that requires a feature this reader lacks', () => {
    expect(withHeader((writer) => writer.writeStringField(4, 'HistoricalInformation'))).toContain(
      'found the required feature "HistoricalInformation", expected only OsmSchema-V0.6 and DenseNodes',
    )
  })

  it('whose box is no box', () => {
    const box = bytesOf((writer) => {
      for (const [field, degrees] of [1, 2, 0, 3].entries())
        writer.writeSVarintField(field + 1, degrees * 1e9)
    })
    expect(withHeader((writer) => writer.writeBytesField(1, box))).toContain(
      'west 1, south 3, east 2, north 0',
    )
    expect(withHeader((writer) => writer.writeBytesField(1, new Uint8Array()))).toContain('west NaN')
  })

  it('whose time is no time', () => {
    expect(withHeader((writer) => writer.writeVarintField(32, -1))).toContain('found replication time -1')
  })
})

/** A dense group from its raw columns. */
function dense(ids: number[], lats: number[], lons: number[], keysValues: number[] = []): Uint8Array {
  return groupOf(2, (writer) => {
    writer.writePackedSVarint(1, ids)
    writer.writePackedSVarint(8, lats)
    writer.writePackedSVarint(9, lons)
    writer.writePackedVarint(10, keysValues)
  })
}

function plainNode(latUnits: number, more?: (writer: PbfWriter) => void): Uint8Array {
  return groupOf(1, (writer) => {
    writer.writeSVarintField(1, 5)
    writer.writeSVarintField(8, latUnits)
    writer.writeSVarintField(9, 0)
    more?.(writer)
  })
}

const way = (write: (writer: PbfWriter) => void): Uint8Array => groupOf(3, write)

function relation(types: number[], roles: number[]): Uint8Array {
  return groupOf(4, (writer) => {
    writer.writeVarintField(1, 9)
    writer.writePackedVarint(8, roles)
    writer.writePackedSVarint(9, [1, 1])
    writer.writePackedVarint(10, types)
  })
}

describe('elements that contradict themselves', () => {
  it.each<[string, Uint8Array, string]>([
    ['columns', dense([1, 1], [0, 0], [0]), 'node columns of unequal length'],
    ['tags left over', dense([1], [0], [0], [1, 2, 0, 0]), 'node columns of unequal length'],
    [
      'tags cut',
      dense([1, 1], [0, 0], [0, 0], [1, 2, 0]),
      'found the end of a message or a list, expected another number',
    ],
    ['string', dense([1], [0], [0], [1, 3, 0]), 'found string number 3, expected one of the 3 in the block'],
    ['latitude', dense([1], [900_000_001], [0]), 'found node 1 at longitude 0, latitude 90.0000001'],
    ['longitude', dense([1], [0], [-1_800_000_001]), 'found node 1 at longitude -180.0000001'],
    [
      'node id',
      dense([2 ** 52 - 1, 2 ** 52 - 1, 2 ** 52 - 1], [0, 0, 0], [0, 0, 0]),
      'found the id 13510798882111484',
    ],
    ['huge number', dense([2 ** 60], [0], [0]), 'expected one of at most 53 bits'],
    ['no latitude', groupOf(1, (writer) => writer.writeSVarintField(1, 5)), 'latitude NaN'],
    ['no way id', way(() => undefined), 'found an element without an id'],
    ['member type', relation([0, 3], [0, 0]), 'found member type 3, expected 0, 1 or 2'],
    ['members', relation([0, 1, 2], [0, 0]), 'found member columns of unequal length'],
    ['role', relation([0, 1], [0, 7]), 'found string number 7'],
    ['field 0', new Uint8Array([0]), 'found field number 0'],
    ['wire type', new Uint8Array([0x0f]), 'found wire type 7 in field 1, expected a length-delimited value'],
    [
      'endless number',
      new Uint8Array(12).fill(0xff),
      'found a number without an end, expected at most 10 bytes',
    ],
    ['long value', new Uint8Array([0x0a, 0x7f]), 'found a value of 127 bytes, expected at most the 0 left'],
  ])('%s', (_, group, message) => {
    expect(refusal(fileWith(group)).message).toContain(message)
  })

  it('keys without values', () => {
    const group = way((writer) => {
      writer.writeVarintField(1, 1)
      writer.writePackedVarint(2, [1])
    })
    expect(refusal(fileWith(group)).message).toContain('unequal numbers of keys and values')
  })

  it('a packed array in two pieces', () => {
    const group = way((writer) => {
      writer.writePackedSVarint(8, [1])
      writer.writePackedSVarint(8, [1])
    })
    expect(refusal(fileWith(group)).message).toContain('found field 8 twice in an element')
  })

  it('a number that only ends in the next message', () => {
    const content = fileWith(new Uint8Array([0x8a]), (block) => block.writeVarintField(17, 100))
    expect(refusal(content).message).toContain('found a number that runs over the end of its message')
  })

  it('a last reference without an end', () => {
    const group = way((writer) => {
      writer.writeVarintField(1, 1)
      writer.writeBytesField(8, new Uint8Array([2, 0xff]))
    })
    expect(refusal(fileWith(group)).message).toContain('found a reference without an end')
  })

  it('a granularity of zero', () => {
    const content = fileWith(dense([1], [0], [0]), (block) => block.writeVarintField(17, 0))
    expect(refusal(content).message).toContain('found a granularity of 0, expected 1 or more')
  })
})

describe('forms that few writers use', () => {
  it('plain nodes, with granularity, offsets and edit time', () => {
    const group = plainNode(3, (writer) => {
      writer.writePackedVarint(2, [1])
      writer.writePackedVarint(3, [2])
      writer.writeBytesField(
        4,
        bytesOf((info) => info.writeVarintField(2, 15_000_000)),
      )
    })
    writeFileSync(
      path,
      fileWith(group, (block) => {
        block.writeVarintField(17, 1000)
        block.writeVarintField(18, 100_000)
        block.writeVarintField(19, 51e9)
        block.writeVarintField(20, -71e9)
      }),
    )
    const data = readOsmData(path)
    expect([data.nodeIds[0], data.lonE7[0], data.latE7[0]]).toEqual([5, -710_000_000, 510_000_030])
    expect([...data.nodeTags]).toEqual([[0, { highway: 'steps' }]])
    expect(data.timestamp).toBe('2017-07-14T02:40:00Z')
  })

  it('unknown fields of every wire type are passed over', () => {
    const group = way((writer) => {
      writer.writeVarintField(1, 4)
      writer.writeVarintField(50, -1)
      writer.writeDoubleField(51, 1.5)
      writer.writeFloatField(52, 1.5)
      writer.writeStringField(53, 'x')
      writer.writePackedSVarint(8, [10, -3])
    })
    writeFileSync(path, fileWith(group))
    expect(readOsmData(path).ways).toEqual([{ id: 4, refs: Float64Array.of(10, 7), tags: {} }])
  })
})

describe('pbfToElements', () => {
  it('lets what a handler throws pass unchanged', () => {
    writeFileSync(path, small)
    const own = new Error('from the handler')
    const read = () =>
      pbfToElements(path, {
        onNode: () => {
          throw own
        },
        onWay: () => undefined,
        onRelation: () => undefined,
      })
    expect(read).toThrow(own)
  })
})
