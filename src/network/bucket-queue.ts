/**
 * A monotone priority queue of nodes by a 16-bit key: Dial's buckets (1969), 32 units wide, each a doubly linked
 * list through the nodes, so a node stands in it at most once and nothing is allocated after creation.
 * Within a bucket the order is arbitrary; the search corrects labels until they stand.
 */
export interface BucketQueue {
  /** Adds a node, or moves it when it waits already. Keys never go below the bucket last taken from. */
  readonly put: (node: number, key: number) => void
  /** Takes a node from the lowest bucket; -1, and ready for the next run, when nothing waits. */
  readonly take: () => number
}

const BUCKET_SHIFT = 5
const BUCKET_COUNT = 65_536 >> BUCKET_SHIFT
const NONE = -1

/** A queue for nodes `0 … nodeCount - 1` and keys below 65,536. Draining it leaves it ready for reuse. */
export function createBucketQueue(nodeCount: number): BucketQueue {
  const head = new Int32Array(BUCKET_COUNT).fill(NONE)
  const next = new Int32Array(nodeCount)
  const previous = new Int32Array(nodeCount)
  const bucketOf = new Int16Array(nodeCount).fill(NONE)
  let waiting = 0
  let lowest = BUCKET_COUNT

  function put(node: number, key: number): void {
    const bucket = key >> BUCKET_SHIFT
    const old = bucketOf[node]!
    if (old === bucket) return
    if (old === NONE) waiting++
    else unlink(node, old)
    const first = head[bucket]!
    if (first !== NONE) previous[first] = node
    next[node] = first
    previous[node] = NONE
    head[bucket] = node
    bucketOf[node] = bucket
    if (bucket < lowest) lowest = bucket
  }

  function unlink(node: number, bucket: number): void {
    const after = next[node]!
    const before = previous[node]!
    if (before === NONE) head[bucket] = after
    else next[before] = after
    if (after !== NONE) previous[after] = before
  }

  function take(): number {
    if (waiting === 0) {
      lowest = BUCKET_COUNT
      return NONE
    }
    while (head[lowest] === NONE) lowest++
    const node = head[lowest]!
    unlink(node, lowest)
    bucketOf[node] = NONE
    waiting--
    return node
  }

  return { put, take }
}
