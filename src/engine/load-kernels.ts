import { plainSurface } from '../isochrone/plain-surface.ts'
import type { SurfaceKernels } from '../isochrone/surface-kernels.ts'
import { wasmSurface } from '../isochrone/wasm-surface.ts'
import type { Kernels } from '../network/kernels.ts'
import { plainKernels } from '../network/plain-kernels.ts'
import { wasmKernels } from '../network/wasm-kernels.ts'
import { dropBody, type Fetch } from './fetch-file.ts'

/** The loops of the engine, in WASM where that can be had. */
export interface EngineKernels {
  /** With a memory of its own for every city. */
  readonly hierarchy: () => Promise<Kernels>
  readonly surface: () => Promise<SurfaceKernels>
}

export const PLAIN_KERNELS: EngineKernels = {
  hierarchy: async () => plainKernels(),
  surface: async () => plainSurface(),
}

/** Addresses of the compiled kernels. */
export interface KernelAddresses {
  readonly hierarchy: string
  readonly surface: string
}

/**
 * Kernels in WASM; the plain ones, which are slower and say the same, where the browser has no SIMD or the file cannot be
 * had: it is asked for again then.
 */
export function createKernelLoader(fetch: Fetch, addresses: KernelAddresses): EngineKernels {
  const modules = {
    hierarchy: keptModule(fetch, addresses.hierarchy),
    surface: keptModule(fetch, addresses.surface),
  }
  return {
    hierarchy: async () => {
      const module = await modules.hierarchy()
      return module === null ? plainKernels() : wasmKernels(module)
    },
    surface: async () => {
      const module = await modules.surface()
      return module === null ? plainSurface() : wasmSurface(module)
    },
  }
}

/** Null when there is none this time. */
function keptModule(fetch: Fetch, address: string): () => Promise<WebAssembly.Module | null> {
  let kept: Promise<WebAssembly.Module | null> | null = null
  const load = async (): Promise<WebAssembly.Module | null> => {
    try {
      const response = await fetch(address)
      if (!response.ok) {
        await dropBody(response)
        throw new Error(`${address}: the server answered ${response.status}`)
      }
      return await WebAssembly.compile(await response.arrayBuffer())
    } catch {
      kept = null
      return null
    }
  }
  return () => (kept ??= load())
}
