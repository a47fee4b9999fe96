import { blockFile, homesFile, shapeFile } from '../../format/city-manifest.ts'
import type { CityFiles } from '../open-city.ts'

/** What is loaded of a city for walks from one place: these blocks with their shapes, and no homes but those in them. */
export function withBlocks({ files, ...city }: CityFiles, blocks: readonly number[]): CityFiles {
  const others = city.manifest.blocks.flatMap((_, k) =>
    blocks.includes(k) ? [] : [blockFile(k), shapeFile(k)],
  )
  const left = new Set([...others, homesFile])
  return { ...city, files: new Map([...files].filter(([name]) => !left.has(name))) }
}
