import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Sources of the kernels, without ending, in the rooms that use them. */
export const KERNELS = ['src/network/wasm/hierarchy', 'src/isochrone/wasm/surface'] as const
export type Kernel = (typeof KERNELS)[number]

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Where the compiled kernel is kept. */
export const wasmPath = (kernel: Kernel): string => join(ROOT, `${kernel}.wasm`)

const OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--enable', 'simd', '--noColors']

/**
 * Compiles one kernel; the same source and compiler give the same bytes. The compiler runs as a program: to import it
 * would bring its types of arrays and numbers into ours.
 * @throws Error with what the compiler says.
 */
export function compileKernel(kernel: Kernel): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'quarter-hour-wasm-'))
  try {
    const output = join(folder, 'kernel.wasm')
    const compiler = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'))
    const asked = [compiler, `${kernel}.ts`, '--outFile', output, ...OPTIONS]
    const { status, stderr } = spawnSync(process.execPath, asked, { cwd: ROOT, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${kernel}.ts does not compile:\n${stderr}`)
    return readFileSync(output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
