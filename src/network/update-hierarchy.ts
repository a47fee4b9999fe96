import FlatQueue from 'flatqueue'
import { weighStreets, type Hierarchy } from './hierarchy.ts'
import { arcBetween, NO_ARC } from './topology.ts'

/**
 * Customises only what some edges' new weights change: arcs in ascending order, each weighed anew by its streets and
 * lower triangles, and when that changes it, the arcs of the triangles above it. All weights are as after a full
 * customisation, to the last bit, so edits that are taken back leave no trace.
 * @param edges those whose weight, layer or street nodes have changed
 * @returns how many arcs were weighed
 */
export type UpdateHierarchy = (hierarchy: Hierarchy, edges: Iterable<number>) => number

/** Keeps its workspace, one for each topology. */
export function createHierarchyUpdate({
  nodeCount,
  arcCount,
}: {
  nodeCount: number
  arcCount: number
}): UpdateHierarchy {
  const waits = new Uint8Array(arcCount)
  const queue = new FlatQueue()
  /** Of the lower nodes joined to the arc's lower node: the round they were seen in, and by which arc. */
  const seenIn = new Uint32Array(nodeCount)
  const arcFrom = new Uint32Array(nodeCount)
  let round = 0
  const put = (arc: number): void => {
    if (waits[arc] === 1) return
    waits[arc] = 1
    queue.push(arc, arc)
  }

  function weigh({ on: { topology }, streetUp, streetDown, weights }: Hierarchy, arc: number) {
    const { tail, head, firstDown, tailOfDown, arcOfDown } = topology
    const [ups, downs] = [weights.up.view(), weights.down.view()]
    const [low, high] = [tail[arc]!, head[arc]!]
    let [up, down] = [streetUp[arc]!, streetDown[arc]!]
    round++
    for (let i = firstDown[low]!; i < firstDown[low + 1]!; i++) {
      seenIn[tailOfDown[i]!] = round
      arcFrom[tailOfDown[i]!] = arcOfDown[i]!
    }
    // nodes below the lower end that are joined to both
    for (let i = firstDown[high]!; i < firstDown[high + 1]! && tailOfDown[i]! < low; i++) {
      const node = tailOfDown[i]!
      if (seenIn[node] !== round) continue
      const [toLow, toHigh] = [arcFrom[node]!, arcOfDown[i]!]
      up = Math.min(up, downs[toLow]! + ups[toHigh]!)
      down = Math.min(down, downs[toHigh]! + ups[toLow]!)
    }
    return { up, down }
  }

  /** Arcs of the triangles above an arc whose weight was, or becomes, the way over it. */
  function putAbove({ on: { topology }, weights }: Hierarchy, arc: number, by: Change): void {
    const { tail, head, firstUp } = topology
    const [ups, downs] = [weights.up.view(), weights.down.view()]
    const [low, high] = [tail[arc]!, head[arc]!]
    for (let other = firstUp[low]!; other < firstUp[low + 1]!; other++) {
      if (other === arc) continue
      const far = head[other]!
      const isBelow = far < high
      const side = isBelow ? arcBetween(topology, far, high) : arcBetween(topology, high, far)
      // ways between `high` and `far` over `low`, in the side's own direction
      const [there, back] = isBelow ? [downs[side]!, ups[side]!] : [ups[side]!, downs[side]!]
      const isTouched = isTold(by.down, ups[other]!, there) || isTold(by.up, downs[other]!, back)
      if (isTouched) put(side)
    }
  }

  return (hierarchy, edges) => {
    const { topology } = hierarchy.on
    for (const e of edges) {
      const arc = topology.arcOfEdge[e]!
      if (arc === NO_ARC) continue
      weighStreets(hierarchy, arc)
      put(arc)
    }
    let weighed = 0
    for (let arc = queue.pop(); arc !== undefined; arc = queue.pop()) {
      waits[arc] = 0
      weighed++
      const [ups, downs] = [hierarchy.weights.up.view(), hierarchy.weights.down.view()]
      const now = weigh(hierarchy, arc)
      const by: Change = { up: [ups[arc]!, now.up], down: [downs[arc]!, now.down] }
      if (by.up[0] === by.up[1] && by.down[0] === by.down[1]) continue
      ups[arc] = now.up
      downs[arc] = now.down
      putAbove(hierarchy, arc, by)
    }
    return weighed
  }
}

/** Weights before and after. */
interface Change {
  readonly up: readonly [was: number, is: number]
  readonly down: readonly [was: number, is: number]
}

/** The way over a changed arc and another was what the side weighs, or is shorter than that now. */
const isTold = ([was, is]: readonly [number, number], other: number, side: number): boolean =>
  was !== is && (was + other === side || is + other < side)
