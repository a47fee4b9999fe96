import { basemapFile, type CityManifest } from '../format/city-manifest.ts'
import { fileAddress } from '../format/stored-address.ts'

/** Address of a city's basemap below its folder, by its build. */
export const basemapAddress = ({ hash }: CityManifest): string => fileAddress(basemapFile, hash)
