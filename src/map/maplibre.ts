/** The only place that loads MapLibre: imported dynamically, so that the page's first text does not wait for it. */

import 'maplibre-gl/dist/maplibre-gl.css'
import {
  addProtocol,
  Map as MapLibreMap,
  setWorkerUrl,
  type AddProtocolResponseData,
  type MapOptions,
} from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Protocol } from 'pmtiles'
import { openArchive, type OpenedArchive } from './basemap-archive.ts'
import { holdPresses } from './held-press.ts'

// Without it a bundled worker is not found, and the map stays blank without a word.
setWorkerUrl(workerUrl)

const protocol = new Protocol()
addProtocol('pmtiles', async (request, abort) => {
  // Tiles that are still asked for when their archive is closed; the protocol would open it anew.
  const url = request.url.replace(/^pmtiles:\/\//, '').replace(/\/\d+\/\d+\/\d+$/, '')
  if (protocol.get(url) === undefined) throw new DOMException(`basemap: ${url} is closed`, 'AbortError')
  const { data } = await protocol.tilev4(request, abort).catch((cause: unknown) => {
    // what fails because nobody wants it any more is no trouble, whatever the browser calls it
    throw abort.signal.aborted ? abort.signal.reason : cause
  })
  // An archive of vector tiles answers with bytes, or with a TileJSON when the style names only the archive.
  return { data: data as AddProtocolResponseData }
})

/** A map that lies flat with north up. @throws Error without WebGL 2. */
export function openMap(options: MapOptions): MapLibreMap {
  const map = new MapLibreMap({
    ...options,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: 8,
    maxZoom: 19,
    renderWorldCopies: false,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  holdPresses(map)
  return map
}

/** An archive that styles may name, until it is closed and forgotten with everything that was read of it. */
export type OpenedBasemap =
  | (Pick<Extract<OpenedArchive, { readonly ok: true }>, 'ok' | 'problem'> & { readonly close: () => void })
  | Extract<OpenedArchive, { readonly ok: false }>

/** Opens an archive for styles that name it as `pmtiles://<url>`, in place of one of the same address. Never rejects. */
export async function openBasemap(url: string): Promise<OpenedBasemap> {
  const opened = await openArchive(url)
  if (!opened.ok) return opened
  const { archive, problem } = opened
  protocol.add(archive)
  const close = (): void => {
    if (protocol.get(url) === archive) protocol.tiles.delete(url)
  }
  return { ok: true, close, problem }
}
