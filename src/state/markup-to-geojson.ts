/**
 * KML or GPX → GeoJSON: placemarks, waypoints, routes and tracks with their names and other values as properties. What
 * is no point or area is told by the reader of GeoJSON. Needs the `DOMParser` of a page.
 * @throws Error that names `label`, what was found and what was expected.
 */
export async function markupToGeojson(text: string, label: string): Promise<string> {
  const wanted = /\.gpx$/i.test(label) ? 'gpx' : 'kml'
  const found = rootOf(text)
  if (found !== wanted)
    throw new Error(`${label}: found ${found === null ? 'no XML' : `<${found}>`}; expected <${wanted}>`)
  const page = new DOMParser().parseFromString(text, 'text/xml')
  const fault = page.querySelector('parsererror')?.textContent
  if (fault !== undefined)
    throw new Error(`${label}: found broken XML (${firstLine(fault)}); expected a whole <${wanted}>`)
  const { gpx, kml } = await import('@tmcw/togeojson')
  const { features } = wanted === 'gpx' ? gpx(page) : kml(page)
  if (features.length === 0) throw new Error(`${label}: found no place in it; expected points or areas`)
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** Local name of the first element, in lower case; null where the text is no XML. */
function rootOf(text: string): string | null {
  const bare = text
    .replace(/^\uFEFF?\s*/, '')
    .replaceAll(/<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^>[]*>/gi, '')
    .trimStart()
  return /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(bare)?.[1]?.toLowerCase() ?? null
}

/** Browsers tell of a fault as a page; Chromium frames it with two sentences about that page. */
const firstLine = (text: string): string =>
  text
    .replaceAll(/This page contains the following errors:|Below is a rendering[^]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 160)
