import { describe, expect, it } from 'vitest'
import { readCatalogueFile } from '../../../scripts/read-data.ts'
import { readSuppliedCommunities } from '../../format/supplied-communities.ts'
import { readSuppliedFacilities } from '../../format/supplied-facilities.ts'
import { data } from '../../i18n/zh-hans/data.ts'
import { reasonInWords } from './reason-words.ts'

const words = (reason: string | undefined): string => reasonInWords(reason ?? '', data.reason)

/** What the reader of communities says of a row, in Chinese. */
function ofCommunity(row: string): string {
  const text = `id,name,lon,lat,residents,unit\n0,好,1,1,5,\n${row}\n`
  const { errors } = readSuppliedCommunities({ text, label: 'a.csv', coordinates: 'wgs84', columns: {} })
  return words(errors[0]?.reason)
}

function ofFacility(row: string): string {
  const text = `id,name,lon,lat,services,amenity,access,面积\n0,好,1,1,pharmacy,,,\n${row}\n`
  const catalogue = readCatalogueFile()
  const file = { text, label: 'a.csv', coordinates: 'wgs84', columns: {}, catalogue, country: null } as const
  return words(readSuppliedFacilities(file).errors[0]?.reason)
}

describe('reasonInWords', () => {
  it.each([
    ['1,,1,1,5,', '没有名称'],
    ['1,甲,1,1,很多,', '人口写的是「很多」，应当是数字'],
    ['1,甲,1,1,5,城', '单元写的是「城」，应当是社区、村、小区或推算街坊'],
    ['1,甲,,39,5,', '经度「」、纬度「39」，应当是两个小数'],
    ['1,甲,39,116,5,', '经度 39、纬度 116 不在地图上，是不是写反了？'],
    ['1,甲,0,0,5,', '经度 0、纬度 0 不在地图上'],
    ['0,甲,1,1,5,', '编号「0」与第 2 行重复'],
    ['1,甲,1,1,5,,,城', '这一行有 8 格，列名有 6 个：格里有分隔符的要加引号'],
    ['1,"甲" 乙,1,1,5,', '引号缺了一半，或位置不对'],
    ['1,"甲,1,1,5,', '引号缺了一半，或位置不对'],
  ])('says why the community %s is not used', (row, said) => expect(ofCommunity(row)).toBe(said))

  it.each([
    ['1,甲,1,1,phamacy,,,', '不认识服务「phamacy」'],
    ['1,甲,1,1,;,,,', '不认识服务「;」'],
    ['1,甲,1,1,,bench,,', '看不出是哪类服务：amenity=bench'],
    ['1,甲,1,1,pharmacy,,no,', '按标签或营业时间，这里已经关闭'],
    ['1,甲,1,1,pharmacy,,,大', '面积写的是「大」，应当是平方米数'],
  ])('says why the facility %s is not used', (row, said) => expect(ofFacility(row)).toBe(said))

  it.each([
    ['{ "type": "LineString", "coordinates": [] }', '图形是 LineString，应当是点或面'],
    ['{ "type": "Point", "coordinates": ["1", 2] }', '坐标或边界不完整'],
    ['{ "type": "Polygon", "coordinates": [[[1, 2]]] }', '坐标或边界不完整'],
  ])('says why the geometry %s is not used', (geometry, said) => {
    const good = '{"properties":{"name":"好"},"geometry":{"type":"Point","coordinates":[1,1]}}'
    const bad = `{"properties":{"name":"甲"},"geometry":${geometry}}`
    const text = `{"type":"FeatureCollection","features":[${good},${bad}]}`
    const file = { text, label: 'a.json', coordinates: 'wgs84', columns: {} } as const
    expect(words(readSuppliedCommunities(file).errors[0]?.reason)).toBe(said)
  })

  it.each([
    [
      'aged 60 or older "101": expected a number from 0 to 100',
      '60 岁以上写的是「101」，应当是不超过人口的数字',
    ],
    ['declared "也许": expected yes or no (是, 否)', '是否达标写的是「也许」，应当是「是」或「否」'],
    ['no figure: expected residents, elderly or declared', '没有人口，也没有申报'],
    ['id "7" stands in the city too', '编号「7」本城已经有了'],
    ['no community "甲" in the city', '本城没有社区「甲」'],
    [
      '2 communities are called "甲": expected an id, a street or a district',
      '叫「甲」的社区有 2 个：请加编号、街道或区',
    ],
    ['community "甲" stands in line 3 too', '社区「甲」与第 3 行重复'],
  ])('says of figures: %s', (reason, said) => expect(words(reason)).toBe(said))

  it('repeats a reason that it does not know', () => {
    expect(words('the moon is full')).toBe('the moon is full')
  })
})
