import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileKernel, KERNELS, wasmPath } from './compile-kernel.ts'

test.each(KERNELS)('%s.wasm is what its source compiles to, byte for byte', (kernel) => {
  const compiled = compileKernel(kernel)
  expect(Buffer.compare(readFileSync(wasmPath(kernel)), compiled), 'run `npm run wasm`').toBe(0)
})
