import { openCityFolder } from '../read-city.ts'
import { readStandardFile, readWalkerNamed } from '../read-data.ts'
import { firstAnswer } from './count-bytes.ts'

const PLACES = 12

/** The most bytes fetched before a first answer, by the city's default standard, of communities from first to last. */
export async function mostBeforeFirstAnswer(folder: string): Promise<number | null> {
  const { manifest } = openCityFolder(folder)
  const standard = readStandardFile(manifest.defaultStandard)
  const terms = { standard, walker: readWalkerNamed(standard.defaultWalker), minutes: null }
  let most: number | null = null
  for (const community of spread(manifest.counts.communities, PLACES)) {
    const { bytes } = await firstAnswer(folder, { kind: 'community', community }, terms)
    most = Math.max(most ?? 0, bytes)
  }
  return most
}

/** At most so many of the numbers below `count`, evenly spread. */
export const spread = (count: number, most: number): number[] => {
  const some = Math.min(count, most)
  return Array.from({ length: some }, (_, i) => Math.floor(((i + 0.5) * count) / some))
}
