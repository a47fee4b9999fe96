import { gpx, kml } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'

/**
 * KML or GPX → GeoJSON: placemarks, waypoints, routes and tracks with their names and other values as properties. What
 * is no point or area is told by the reader of GeoJSON. The parser is no browser's, for workers and the command line
 * have none; it follows no reference to other files.
 * @throws Error that names `label`, what was found and what was expected.
 */
export function markupToGeojson(text: string, label: string): string {
  const wanted = /\.gpx$/i.test(label) ? 'gpx' : 'kml'
  const found = rootOf(text)
  if (found !== wanted)
    throw new Error(`${label}: found ${found === null ? 'no XML' : `<${found}>`}; expected <${wanted}>`)
  const page = parsed(text, `${label}: found broken XML`, `expected a whole <${wanted}>`)
  const { features } = wanted === 'gpx' ? gpx(page) : kml(page)
  if (features.length === 0) throw new Error(`${label}: found no place in it; expected points or areas`)
  return JSON.stringify({ type: 'FeatureCollection', features })
}

function parsed(text: string, found: string, expected: string): Document {
  const refuse = (level: string, why: string): void => {
    if (level !== 'warning') throw new Error(why)
  }
  try {
    const page = new DOMParser({ locator: true, onError: refuse }).parseFromString(text, 'text/xml')
    // of the parser's documents only what the converter asks for is used
    return page as unknown as Document
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${found} (${why.replaceAll(/\s+/g, ' ').trim().slice(0, 160)}); ${expected}`, { cause })
  }
}

/** Local name of the first element, in lower case; null where the text is no XML. */
function rootOf(text: string): string | null {
  const bare = text
    .replace(/^\uFEFF?\s*/, '')
    .replaceAll(/<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*>/gi, '')
    .trimStart()
  return /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(bare)?.[1]?.toLowerCase() ?? null
}
