import { EMPTY_LINK, writePageLink } from '../format/page-link.ts'

export interface Issue {
  /** `https://github.com/<owner>/<repository>`. */
  readonly repository: string
  readonly title: string
  /** Told as it is: nothing in it becomes a heading, a picture or a mention. */
  readonly text: string
  /** Addresses that are to be links. */
  readonly links: readonly string[]
}

/** Servers refuse addresses of more than about 8,000 characters. */
export const MOST_URL = 7_000
const MOST_TITLE = 120

/**
 * The address of a new issue, filled in; nothing is sent before the visitor does so there. What would be too long for
 * an address is cut at the end of the text: `isWhole` is false then, and the whole text has to be pasted.
 */
export function issueLink({ repository, title, text, links }: Issue): {
  readonly url: string
  readonly isWhole: boolean
} {
  const heading = Array.from(plain(title).replaceAll(/\s+/gu, ' ').trim()).slice(0, MOST_TITLE).join('')
  const address = (said: string): string =>
    `${repository}/issues/new?title=${encodeURIComponent(heading)}&body=${encodeURIComponent(
      [fenced(said), ...links].join('\n\n'),
    )}`
  const whole = Array.from(plain(text)).slice(0, MOST_URL)
  const upTo = (count: number): string => address(`${whole.slice(0, count).join('')}…`)
  const url = address(plain(text))
  if (url.length <= MOST_URL) return { url, isWhole: true }
  let [fits, tooMany] = [0, whole.length]
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (upTo(middle).length <= MOST_URL) fits = middle
    else tooMany = middle
  }
  return { url: upTo(fits), isWhole: false }
}

/** Halves of characters cannot stand in an address. */
const plain = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\uFFFD')

/** A block of plain text in Markdown; its fence is longer than any that the text holds. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${text}\n${fence}`
}

/** The page's address for a city and a service: no place, and so nobody's home. */
export const placelessAddress = (city: string | null, service: string | null): string =>
  location.origin + location.pathname + writePageLink({ ...EMPTY_LINK, city, service })

export interface OsmLinks {
  /** As it is today, and the same in the editor. */
  readonly object: string
  readonly edit: string
  /** A note for other mappers, at the object. */
  readonly note: string
}

/**
 * Where an object of OpenStreetMap is seen, edited and noted; null for facilities of other sources. A point is shown by
 * where it stands: extracts made of tiles number their points anew, and the number would lead to another one.
 */
export function osmLinks(facility: {
  readonly id: string
  readonly lon: number
  readonly lat: number
}): OsmLinks | null {
  const [, type, number] = /^osm:(node|way|relation)\/(\d+)$/u.exec(facility.id) ?? []
  if (type === undefined || number === undefined) return null
  const [lat, lon] = [facility.lat.toFixed(5), facility.lon.toFixed(5)]
  const at = `#map=19/${lat}/${lon}`
  const isPoint = type === 'node'
  return {
    object: isPoint ? `${OSM}/?mlat=${lat}&mlon=${lon}${at}` : `${OSM}/${type}/${number}`,
    edit: isPoint ? `${OSM}/edit${at}` : `${OSM}/edit?${type}=${number}${at}`,
    note: `${OSM}/note/new${at}`,
  }
}

const OSM = 'https://www.openstreetmap.org'
