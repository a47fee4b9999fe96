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

// Without it a bundled worker is not found, and the map stays blank without a word.
setWorkerUrl(workerUrl)

const protocol = new Protocol()
addProtocol('pmtiles', async (request, abort) => {
  const { data } = await protocol.tilev4(request, abort)
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
  return map
}

/** Opens an archive for styles that name it as `pmtiles://<url>`. Never rejects. */
export async function openBasemap(url: string): Promise<OpenedArchive> {
  const opened = await openArchive(url)
  if (opened.ok) protocol.add(opened.archive)
  return opened
}
