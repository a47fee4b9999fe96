/** An answer whose body is longer than what is read ahead, and whether it was given up unread. */
export function unreadBody(init: ResponseInit) {
  const state = { isCancelled: false }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => controller.enqueue(new Uint8Array(1_024)),
    cancel: () => void (state.isCancelled = true),
  })
  return { response: new Response(body, init), state }
}
