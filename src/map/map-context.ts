import type { Map as MapLibreMap } from 'maplibre-gl'
import { createContext, createEffect, useContext, type Accessor } from 'solid-js'

/** A map whose style is loaded, and how often it was: whatever was added may be gone after each. */
export interface MapHandle {
  readonly map: MapLibreMap
  readonly styleLoads: Accessor<number>
}

const MapContext = createContext<MapHandle>()

export const MapProvider = MapContext.Provider

/** The map above. @throws Error outside of `<MapView>`. */
export function useMap(): MapHandle {
  const handle = useContext(MapContext)
  if (handle === undefined) throw new Error('useMap: no MapView above this component')
  return handle
}

/** The bridge from signals to the map: runs again when a signal that it reads changes, or the style was loaded anew. */
export function createMapEffect<T>(run: (map: MapLibreMap, previous: T | undefined) => T): void {
  const { map, styleLoads } = useMap()
  createEffect<T | undefined>((previous) => {
    styleLoads()
    return run(map, previous)
  }, undefined)
}
