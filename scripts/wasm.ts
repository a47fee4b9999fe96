/** `npm run wasm`: compiles the AssemblyScript kernels to the `.wasm` files beside them, which are committed. */
import { writeFileSync } from 'node:fs'
import { compileKernel, KERNELS, wasmPath } from './wasm/compile-kernel.ts'

for (const kernel of KERNELS) {
  const bytes = compileKernel(kernel)
  writeFileSync(wasmPath(kernel), bytes)
  console.log(`${wasmPath(kernel)}: ${bytes.length} bytes`)
}
