import { expect, it } from 'vitest'
import { readCatalogueFile } from '../../../scripts/read-data.ts'
import { readSuppliedCommunities } from '../../format/supplied-communities.ts'
import { readSuppliedFacilities } from '../../format/supplied-facilities.ts'
import { data as en } from '../../i18n/en/data.ts'
import { data as zhHans } from '../../i18n/zh-hans/data.ts'
import { data as zhHant } from '../../i18n/zh-hant/data.ts'

it.each(Object.entries({ en, zhHans, zhHant }))(
  '%s shows examples that can be read',
  (_language, { own }) => {
    const file = { label: 'a.csv', coordinates: 'wgs84', columns: {} } as const
    const people = readSuppliedCommunities({ ...file, text: own.exampleCommunities })
    expect(people.communities).toMatchObject([{ residents: 4200, at: [116.35, 39.91] }])
    const catalogue = readCatalogueFile()
    const shops = readSuppliedFacilities({ ...file, text: own.exampleFacilities, catalogue, country: null })
    expect(shops.facilities).toMatchObject([{ services: ['pharmacy'] }])
  },
)
