import type { Plugin } from 'vite'

/**
 * What the page may load: itself, and nothing else. `wasm-unsafe-eval` compiles the engine; inline styles are how the
 * map and the panels place things; `blob:` and `data:` are pictures that the page makes by itself, and fetches of them.
 * `frame-ancestors` is missing because a `<meta>` cannot carry it.
 */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self' data: blob:",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'self'",
  'form-action': "'none'",
}

/**
 * Writes the Content-Security-Policy into the built page, since the hosts it is meant for set no headers. Development
 * goes without: Vite's own client needs inline scripts and a socket.
 */
export function contentSecurityPolicy(): Plugin {
  const content = Object.entries(POLICY)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ')
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content },
        injectTo: 'head-prepend',
      },
    ],
  }
}
