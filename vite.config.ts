import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { cityIndex } from './scripts/vite/city-index.ts'
import { contentSecurityPolicy } from './scripts/vite/csp.ts'
import { packageLicences } from './scripts/vite/licences.ts'
import { offline } from './scripts/vite/offline.ts'
import { serviceSpriteFile } from './scripts/vite/service-sprite.ts'
import { siteAddress } from './scripts/vite/site-address.ts'

const licences = packageLicences()

export default defineConfig({
  // Relative addresses: the same build stands at `/` and at `/repo/`.
  base: './',
  plugins: [
    solid(),
    cityIndex(),
    serviceSpriteFile(),
    siteAddress(process.env['SITE_URL']),
    contentSecurityPolicy(),
    licences.page,
    offline(),
  ],
  build: {
    // The youngest features the page needs: `toSorted` (Chrome 110, Firefox 115) and WASM SIMD (Safari 16.4).
    target: ['chrome110', 'firefox115', 'safari16.4'],
    // `npm run budget` reads it.
    manifest: true,
    // A picture inlined as data: costs a third more, and nothing here waits for one.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      input: ['index.html', 'engine.html'],
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [{ name: 'maplibre', test: /node_modules[\\/](?:maplibre-gl|pmtiles)[\\/]/ }],
        },
      },
    },
  },
  worker: { format: 'es', plugins: licences.worker },
  test: {
    environment: 'node',
    projects: [
      // rooms without a state of their own: no test can see the one before, and each module is loaded once
      { extends: true, test: { name: 'src', include: ['src/**/*.test.{ts,tsx}'], isolate: false } },
      { extends: true, test: { name: 'scripts', include: ['scripts/**/*.test.ts'] } },
    ],
    globalSetup: 'scripts/testing/run-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Left to itself, vitest keeps one core of two for watching.
    maxWorkers: '100%',
  },
})
