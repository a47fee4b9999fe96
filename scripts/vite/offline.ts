import type { PluginOption } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { CITY_CACHE } from '../../src/format/kept-record.ts'

/** A network that does not answer for so long is as good as none, seconds. */
const PATIENCE_S = 6

/** Networks that want a login first answer with their own page: it never takes the place of a file. */
const wholeFilesOnly = {
  cacheWillUpdate: async ({ response }: { readonly response: Response }) => {
    if (response.status === 200 && !/html/i.test(response.headers.get('content-type') ?? '')) return response
    // a copy that nobody reads keeps this worker busy, and a newer one waiting, for minutes
    void response.body?.cancel()
    return null
  },
}

const nothing = {
  cacheWillUpdate: async ({ response }: { readonly response: Response }) => {
    void response.body?.cancel()
    return null
  },
}

/** Where something is kept, it is better than such a page, and than a server's error. */
const keptRatherThanPage = {
  fetchDidSucceed: async ({
    request,
    response,
  }: {
    readonly request: Request
    readonly response: Response
  }) => {
    const isUseless = response.status >= 500 || /html/i.test(response.headers.get('content-type') ?? '')
    const kept = isUseless ? await caches.match(request.url, { ignoreVary: true }) : undefined
    if (kept === undefined) return response
    void response.body?.cancel()
    throw new Error('the network answered, but not with the file')
  },
}

/**
 * A copy of everything: the page's own files, kept by their build, and rules for files of cities. The worker is
 * written by Workbox from these rules alone, with no code of ours beside the conditions. Those are taken over as text:
 * they can name nothing that stands outside them.
 */
export const offline = (): PluginOption =>
  VitePWA({
    filename: 'sw.js',
    strategies: 'generateSW',
    // A newer build waits until somebody asks for it: src/state/page-versions.ts registers, late.
    registerType: 'prompt',
    injectRegister: false,
    // It stands in public/ already.
    manifest: false,
    includeAssets: [],
    workbox: {
      cacheId: 'quarter-hour',
      globPatterns: ['**/*.{html,js,css,wasm,svg,png,webmanifest}', 'licences.txt'],
      // The picture is for other sites that show a link to this one.
      globIgnores: ['cities/**', '404.html', 'social.png', 'sw.js'],
      // Pages are files here, whatever other programs append after `?`.
      ignoreURLParametersMatching: [/./],
      navigateFallback: null,
      cleanupOutdatedCaches: true,
      // So that what the first visit loads is kept too.
      clientsClaim: true,
      skipWaiting: false,
      sourcemap: false,
      inlineWorkboxRuntime: true,
      runtimeCaching: [
        {
          // The build of a city in the address: what is kept is never out of date. Ranges are cut from the whole file.
          urlPattern: ({ url, request, sameOrigin }) =>
            sameOrigin &&
            request.cache !== 'reload' &&
            request.cache !== 'force-cache' &&
            url.searchParams.has('v') &&
            /\/cities\/[^/]+\/[^/]+$/.test(url.pathname),
          handler: 'CacheFirst',
          options: {
            cacheName: CITY_CACHE,
            matchOptions: { ignoreVary: true },
            rangeRequests: true,
            plugins: [wholeFilesOnly],
          },
        },
        {
          // What came damaged is asked for anew, and replaced.
          urlPattern: ({ url, request, sameOrigin }) =>
            sameOrigin &&
            request.cache === 'reload' &&
            url.searchParams.has('v') &&
            /\/cities\/[^/]+\/[^/]+$/.test(url.pathname),
          handler: 'NetworkFirst',
          options: {
            cacheName: CITY_CACHE,
            matchOptions: { ignoreVary: true },
            rangeRequests: true,
            plugins: [wholeFilesOnly],
          },
        },
        {
          // It is kept by the page, once the files that it lists are: src/engine/keep-city.ts.
          urlPattern: ({ url, sameOrigin }) =>
            sameOrigin && /\/cities\/[^/]+\/city\.json$/.test(url.pathname),
          handler: 'NetworkFirst',
          options: {
            cacheName: CITY_CACHE,
            matchOptions: { ignoreVary: true },
            networkTimeoutSeconds: PATIENCE_S,
            plugins: [keptRatherThanPage, nothing],
          },
        },
        {
          urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('/cities/index.json'),
          handler: 'NetworkFirst',
          options: {
            cacheName: CITY_CACHE,
            matchOptions: { ignoreVary: true },
            networkTimeoutSeconds: PATIENCE_S,
            plugins: [keptRatherThanPage, wholeFilesOnly],
          },
        },
      ],
    },
  })
