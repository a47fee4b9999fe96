import { readFileSync } from 'node:fs'
import { plainSurface } from '../plain-surface.ts'
import type { SurfaceKernels } from '../surface-kernels.ts'
import { wasmSurface } from '../wasm-surface.ts'

const file = new URL('../wasm/surface.wasm', import.meta.url)

/** Kernels in WASM, compiled from the file in the checkout. */
export const wasmSurfaceFromFile = (): SurfaceKernels =>
  wasmSurface(new WebAssembly.Module(readFileSync(file)))

/** Both makes of the kernels by name, for `describe.each`. */
export const bothMakes: readonly (readonly [SurfaceKernels['make'], SurfaceKernels])[] = [
  ['plain', plainSurface()],
  ['wasm', wasmSurfaceFromFile()],
]
