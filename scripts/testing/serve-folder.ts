import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { listenFrom, LOCAL_HOST } from '../serve/listen.ts'
import { createStaticServer, type StaticServerOptions } from '../serve/static-server.ts'

/** What came over the wire: nothing decoded, nothing followed. */
export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface ServedFolder {
  /** `http://127.0.0.1:<port>`, without the base. */
  readonly origin: string
  /** Sends the path as it is written, dots and all, which `fetch` would not. */
  readonly ask: (
    path: string,
    headers?: Readonly<Record<string, string>>,
    method?: string,
  ) => Promise<RawAnswer>
  readonly close: () => Promise<void>
}

/** Serves a folder on a free port, for tests. */
export async function serveFolder(options: StaticServerOptions): Promise<ServedFolder> {
  const server = createStaticServer(options)
  const port = await listenFrom(server, 0)
  return {
    origin: `http://${LOCAL_HOST}:${port}`,
    ask: (path, headers = {}, method = 'GET') => rawAnswer({ host: LOCAL_HOST, port, path, headers, method }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function rawAnswer(options: {
  readonly host: string
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly method: string
}): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ ...options, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}
