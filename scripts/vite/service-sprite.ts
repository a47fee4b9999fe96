import type { Plugin } from 'vite'
import { serviceSprite } from '../icons/service-sprite.ts'

const FILE = 'service-icons.svg'

/** All service icons in one SVG, `service-icons.svg` beside the page: emitted by a build, made on request in development. */
export function serviceSpriteFile(): Plugin {
  return {
    name: 'service-sprite',
    generateBundle() {
      if (this.environment.name !== 'client') return
      this.emitFile({ type: 'asset', fileName: FILE, source: serviceSprite() })
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'no-cache' })
        response.end(serviceSprite())
      })
    },
  }
}
