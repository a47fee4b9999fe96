import type { NetworkColumns } from './network.ts'

/**
 * The arcs of a customizable contraction hierarchy (Dibbelt, Strasser, Wagner 2014): the streets between two different
 * nodes and the shortcuts that appear when nodes are taken out in order of rank, which is their index. It depends on
 * where streets are, never on how long they take or who may walk them, so it stands through every walker and edit.
 * Between two nodes there is at most one arc, from the lower to the upper node.
 */
export interface Topology {
  readonly nodeCount: number
  readonly arcCount: number
  /** Arcs that lead up from node v: `[firstUp[v], firstUp[v + 1])`, ascending by upper node. */
  readonly firstUp: Uint32Array
  /** Upper and lower node of each arc. */
  readonly head: Uint32Array
  readonly tail: Uint32Array
  /** Arcs that lead up to node v: `arcOfDown[firstDown[v] … firstDown[v + 1])`, ascending, from `tailOfDown` each. */
  readonly firstDown: Uint32Array
  readonly tailOfDown: Uint32Array
  readonly arcOfDown: Uint32Array
  /** Arc of each edge of the network; `NO_ARC` for loops, which lead nowhere. */
  readonly arcOfEdge: Uint32Array
  /** Edges of each arc: `edgesOfArc[firstEdge[a] … firstEdge[a + 1])`; none for shortcuts, several for parallels. */
  readonly firstEdge: Uint32Array
  readonly edgesOfArc: Uint32Array
}

export const NO_ARC = 0xffff_ffff

/**
 * Takes out node after node and joins what each leaves behind. A node's upper neighbours are those of its own streets
 * and of the nodes for which it is the lowest upper neighbour, so each list is passed on once. O(arcs log).
 */
export function topologyOf(network: NetworkColumns): Topology {
  const { firstUp, head } = contract(network)
  const arcCount = head.length
  const tail = new Uint32Array(arcCount)
  for (let v = 0; v < network.nodeCount; v++) tail.fill(v, firstUp[v], firstUp[v + 1])
  const upward = { nodeCount: network.nodeCount, arcCount, firstUp, head, tail }
  const arcOfEdge = arcsOfEdges(network, upward)
  return { ...upward, ...downward(upward), arcOfEdge, ...edgesByArc(arcOfEdge, arcCount) }
}

type Upward = Pick<Topology, 'nodeCount' | 'arcCount' | 'firstUp' | 'head' | 'tail'>

const NONE = 0xffff_ffff

function contract({ nodeCount, edgeCount, edgeFrom, edgeTo }: NetworkColumns) {
  const { first, to } = streetsUp({ nodeCount, edgeCount, edgeFrom, edgeTo })
  const firstUp = new Uint32Array(nodeCount + 1)
  let head = new Uint32Array(Math.max(16, 3 * edgeCount))
  let count = 0
  // nodes whose lowest upper neighbour is v, chained
  const firstChild = new Uint32Array(nodeCount).fill(NONE)
  const nextChild = new Uint32Array(nodeCount)
  const seenBy = new Uint32Array(nodeCount).fill(NONE)
  for (let v = 0; v < nodeCount; v++) {
    firstUp[v] = count
    // at most every node above v
    if (count + nodeCount > head.length) head = grown(head, count + nodeCount)
    const take = (u: number): void => {
      if (u === v || seenBy[u] === v) return
      seenBy[u] = v
      head[count++] = u
    }
    for (let i = first[v]!; i < first[v + 1]!; i++) take(to[i]!)
    for (let child = firstChild[v]!; child !== NONE; child = nextChild[child]!) {
      for (let a = firstUp[child]!; a < firstUp[child + 1]!; a++) take(head[a]!)
    }
    firstUp[v + 1] = count
    head.subarray(firstUp[v], count).sort()
    if (count === firstUp[v]) continue
    const parent = head[firstUp[v]!]!
    nextChild[v] = firstChild[parent]!
    firstChild[parent] = v
  }
  return { firstUp, head: head.slice(0, count) }
}

function grown(old: Uint32Array, atLeast: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(2 * old.length, atLeast))
  larger.set(old)
  return larger
}

/** Upper ends of the streets at each node. */
function streetsUp({
  nodeCount,
  edgeCount,
  edgeFrom,
  edgeTo,
}: Pick<NetworkColumns, 'nodeCount' | 'edgeCount' | 'edgeFrom' | 'edgeTo'>) {
  const first = new Uint32Array(nodeCount + 1)
  for (let e = 0; e < edgeCount; e++) first[edgeFrom[e]! + 1]!++
  for (let v = 0; v < nodeCount; v++) first[v + 1]! += first[v]!
  const next = first.slice()
  const to = new Uint32Array(edgeCount)
  for (let e = 0; e < edgeCount; e++) to[next[edgeFrom[e]!]!++] = edgeTo[e]!
  return { first, to }
}

function downward({ nodeCount, arcCount, head, tail }: Upward) {
  const firstDown = new Uint32Array(nodeCount + 1)
  for (let a = 0; a < arcCount; a++) firstDown[head[a]! + 1]!++
  for (let v = 0; v < nodeCount; v++) firstDown[v + 1]! += firstDown[v]!
  const next = firstDown.slice()
  const tailOfDown = new Uint32Array(arcCount)
  const arcOfDown = new Uint32Array(arcCount)
  for (let a = 0; a < arcCount; a++) {
    const i = next[head[a]!]!++
    tailOfDown[i] = tail[a]!
    arcOfDown[i] = a
  }
  return { firstDown, tailOfDown, arcOfDown }
}

/** The arc between two nodes, the lower one first; `NO_ARC` when there is none. O(log degree). */
export function arcBetween(
  { firstUp, head }: Pick<Topology, 'firstUp' | 'head'>,
  lower: number,
  upper: number,
): number {
  let [low, high] = [firstUp[lower]!, firstUp[lower + 1]!]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (head[middle]! < upper) low = middle + 1
    else high = middle
  }
  return low < firstUp[lower + 1]! && head[low] === upper ? low : NO_ARC
}

const arcsOfEdges = ({ edgeCount, edgeFrom, edgeTo }: NetworkColumns, upward: Upward): Uint32Array =>
  Uint32Array.from({ length: edgeCount }, (_, e) => arcBetween(upward, edgeFrom[e]!, edgeTo[e]!))

function edgesByArc(arcOfEdge: Uint32Array, arcCount: number) {
  const firstEdge = new Uint32Array(arcCount + 1)
  for (const arc of arcOfEdge) if (arc !== NO_ARC) firstEdge[arc + 1]!++
  for (let a = 0; a < arcCount; a++) firstEdge[a + 1]! += firstEdge[a]!
  const next = firstEdge.slice()
  const edgesOfArc = new Uint32Array(firstEdge[arcCount]!)
  for (let e = 0; e < arcOfEdge.length; e++) {
    if (arcOfEdge[e] !== NO_ARC) edgesOfArc[next[arcOfEdge[e]!]!++] = e
  }
  return { firstEdge, edgesOfArc }
}
