import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Connect, Plugin } from 'vite'
import { staticHandler } from '../serve/static-server.ts'
import { listCities } from './list-cities.ts'

const FOLDER = 'cities'
const INDEX = 'index.json'

/**
 * The cities of the site. A build gets `cities/index.json` beside what is copied from `public/`. In development the
 * list is made anew for every request, and the files go through the project's own server: Vite's would announce `*.gz`
 * as `Content-Encoding: gzip`, which breaks reading the basemap by ranges.
 */
export function cityIndex(): Plugin {
  let root = ''
  return {
    name: 'city-index',
    configResolved(config) {
      root = join(config.publicDir, FOLDER)
    },
    generateBundle() {
      // The worker's bundle comes by here as well in some versions of Vite: the page's alone gets the list.
      if (this.environment.name !== 'client') return
      this.emitFile({ type: 'asset', fileName: `${FOLDER}/${INDEX}`, source: indexOf(root) })
    },
    configureServer(server) {
      server.middlewares.use(`/${FOLDER}`, cityFiles(root))
    },
  }
}

const indexOf = (root: string): string => `${JSON.stringify(listCities(root), null, 1)}\n`

function cityFiles(root: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    try {
      if (request.url?.replace(/[?#].*$/, '') === `/${INDEX}`) {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' })
        response.end(indexOf(root))
      } else if (existsSync(root)) staticHandler({ root })(request, response)
      else response.writeHead(404).end('No city has been built yet.\n')
    } catch (error) {
      next(error)
    }
  }
}
