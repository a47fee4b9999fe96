import type { Server } from 'node:net'

/** How many ports are tried, the wished one included. */
const TRIES = 20
const LAST_PORT = 65_535

/** This machine only: the server is for building and testing. */
export const LOCAL_HOST = '127.0.0.1'

/**
 * Lets a server listen on the first free port from `port` on (0: any) and gives that port.
 * @throws Error when none is free or the system refuses the port.
 */
export async function listenFrom(server: Server, port: number): Promise<number> {
  const last = port === 0 ? 0 : Math.min(port + TRIES - 1, LAST_PORT)
  for (let candidate = port; candidate <= last; candidate++) {
    const taken = await listenOn(server, candidate)
    if (taken !== null) return taken
  }
  throw new Error(`ports ${port} to ${last} are all in use: name a free one with --port`)
}

/** The port, or null when somebody else holds it. */
function listenOn(server: Server, port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      server.off('listening', onListening)
      if (error.code === 'EADDRINUSE') resolve(null)
      else
        reject(
          new Error(`port ${port}: cannot be used (${error.message}), try another --port`, { cause: error }),
        )
    }
    const onListening = (): void => {
      server.off('error', onError)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    }
    server.once('error', onError).once('listening', onListening).listen(port, LOCAL_HOST)
  })
}
