import type { OpenCity } from '../../engine/protocol.ts'

/** Year and month of the map that a city's data are made from, else of its first source: `2017-12`; null where nobody says. */
export function dataMonth(city: OpenCity | undefined): string | null {
  const sources = city?.manifest?.sources ?? []
  const date = (sources.find(({ id }) => id === 'osm') ?? sources[0])?.date ?? null
  return date?.slice(0, 'yyyy-mm'.length) ?? null
}
