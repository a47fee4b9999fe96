import { describe, expect, it } from 'vitest'
import { isOwnFilesError, MOST_BYTES, readOwnFiles, type ReadableFile } from './own-files.ts'

const file = (name: string, content: string | Uint8Array<ArrayBuffer>): File => new File([content], name)

const TABLE = 'name,lon,lat,residents\nA,1,2,3\n'

/** 名称 in GB18030, as Excel in China saves a CSV. */
const GB_NAME = [0xc3, 0xfb, 0xb3, 0xc6]

async function textOf(bytes: readonly number[]): Promise<string | undefined> {
  const read = await readOwnFiles([file('list.csv', Uint8Array.from(bytes))])
  return isOwnFilesError(read) ? (read.reason ?? read.message) : read.communities?.text
}

async function reasonOf(files: readonly ReadableFile[]): Promise<{ reason: string; message: string } | null> {
  const read = await readOwnFiles(files)
  return isOwnFilesError(read) ? { reason: read.reason ?? '', message: read.message } : null
}

describe('readOwnFiles', () => {
  it('tells the two lists apart and keeps names and texts', async () => {
    const shops = 'name,lon,lat,services\nB,1,2,pharmacy\n'
    expect(await readOwnFiles([file('one.csv', shops), file('two.csv', TABLE)])).toEqual({
      communities: { name: 'two.csv', text: TABLE },
      facilities: { name: 'one.csv', text: shops },
    })
  })

  it('returns only what was given', async () => {
    expect(await readOwnFiles([file('a.CSV', TABLE)])).toMatchObject({ facilities: null })
    expect(await readOwnFiles([])).toEqual({ communities: null, facilities: null })
  })

  it('decodes UTF-8 with and without its mark, UTF-16 with one, and GB18030', async () => {
    const utf8 = [...new TextEncoder().encode('名称')]
    expect(await textOf(utf8)).toBe('名称')
    expect(await textOf([0xef, 0xbb, 0xbf, ...utf8])).toBe('名称')
    expect(await textOf([0xff, 0xfe, 0x0d, 0x54, 0xf0, 0x79])).toBe('名称')
    expect(await textOf(GB_NAME)).toBe('名称')
  })

  it('refuses bytes that are no text, and workbooks under another name', async () => {
    expect(await textOf([0xff, 0xd8, 0xff, 0xe0, 0x00])).toBe('encoding')
    expect(await textOf([0x50, 0x4b, 0x03, 0x04, 0x14])).toBe('encoding')
  })

  it('refuses files with nothing in them', async () => {
    expect(await reasonOf([file('a.csv', ' \n')])).toMatchObject({ reason: 'empty' })
  })

  it('says which file could not be read any more', async () => {
    const gone = { name: 'a.csv', size: 9, arrayBuffer: () => Promise.reject(new Error('moved')) }
    expect(await reasonOf([gone])).toMatchObject({ reason: 'unreadable' })
  })

  it('refuses three files and names them', async () => {
    const refused = await reasonOf(['a.csv', 'b.csv', 'c.csv'].map((name) => file(name, TABLE)))
    expect(refused?.reason).toBe('too-many')
    expect(refused?.message).toContain('a.csv, b.csv, c.csv: found 3 files')
  })

  it.each([
    ['areas.shp', 'one part of a Shapefile (zip it'],
    ['名单.XLS', 'Excel workbook of the old kind (save it as .xlsx)'],
    ['notes.pdf', 'a file of the kind .pdf'],
    ['README', 'a name without an ending'],
  ])('refuses %s and says which kinds it reads', async (name, found) => {
    const refused = await reasonOf([file('a.csv', TABLE), file(name, TABLE)])
    expect(refused?.reason).toBe('kind')
    expect(refused?.message).toContain(found)
    expect(refused?.message).toContain('.geojson, .json, .csv, .xlsx')
  })

  it('refuses more than 50 MB without reading it', async () => {
    const huge = (size: number): ReadableFile => ({
      name: 'huge.csv',
      size,
      arrayBuffer: () => Promise.resolve(new TextEncoder().encode(TABLE).buffer),
    })
    const unread = { ...huge(MOST_BYTES + 1), arrayBuffer: () => Promise.reject(new Error('was read')) }
    expect(await reasonOf([unread])).toEqual({
      reason: 'too-large',
      message: 'huge.csv: found 51 MB; expected at most 50 MB',
    })
    expect(await reasonOf([huge(MOST_BYTES)])).toBeNull()
  })
})
