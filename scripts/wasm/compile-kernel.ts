import { main } from 'assemblyscript/asc'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'

/** Sources of the kernels, without ending, in the rooms that use them. */
export const KERNELS = ['src/network/wasm/hierarchy'] as const
export type Kernel = (typeof KERNELS)[number]

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Where the compiled kernel is kept. */
export const wasmPath = (kernel: Kernel): string => join(ROOT, `${kernel}.wasm`)

const OUTPUT = 'kernel.wasm'
const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd', '--noColors']

/** Compiles one kernel; the same source and compiler give the same bytes. @throws Error with what the compiler says. */
export async function compileKernel(kernel: Kernel): Promise<Uint8Array> {
  let compiled: Uint8Array | null = null
  const complaints: string[] = []
  const stderr = { write: (text: string | Uint8Array) => void complaints.push(text.toString()) }
  const { error } = await main([`${kernel}.ts`, '--baseDir', ROOT, '--outFile', OUTPUT, ...OPTIONS], {
    stderr,
    writeFile: (name, contents) => {
      if (name === OUTPUT && typeof contents !== 'string') compiled = contents
    },
  })
  if (error !== null || compiled === null) {
    throw new Error(`${kernel}.ts does not compile: ${error?.message ?? 'no output'}\n${complaints.join('')}`)
  }
  return compiled
}
