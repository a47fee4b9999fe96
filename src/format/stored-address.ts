import { basemapFile } from './city-manifest.ts'

/**
 * Address of a stored file below its city's folder. It bears the build's hash: files of a new build never meet those of
 * an old one from a cache.
 */
export const fileAddress = (name: string, cityHash: string): string =>
  `${name === basemapFile ? name : `${name}.gz`}?v=${cityHash.slice(0, 8)}`
