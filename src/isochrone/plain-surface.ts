import { createOutlines } from './contours.ts'
import { createLineMemory } from './reached-lines.ts'
import type { SurfaceKernels } from './surface-kernels.ts'
import { createTimeSurfaces } from './time-surface.ts'

/** The kernels in TypeScript: the oracle of the WASM ones, and what runs where there is none. */
export const plainSurface = (): SurfaceKernels => ({
  make: 'plain',
  lineMemory: createLineMemory(),
  surfaces: createTimeSurfaces(),
  outlines: createOutlines(),
})
