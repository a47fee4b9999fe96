import type { Hierarchy } from '../../src/network/hierarchy.ts'
import { UNREACHED } from '../../src/units.ts'

/** The sweep of a single service, as one would write it without SIMD: what taking 64 together is measured against. */
export function plainSweep({ on, weights }: Hierarchy, times: Uint16Array): void {
  const { nodeCount, firstUp, head } = on.topology
  const [up, down] = [weights.up.view(), weights.down.view()]
  for (let v = 0; v < nodeCount; v++) {
    const time = times[v]!
    if (time === UNREACHED) continue
    const end = firstUp[v + 1]!
    for (let a = firstUp[v]!; a < end; a++) {
      const reached = time + up[a]!
      if (reached < times[head[a]!]!) times[head[a]!] = reached
    }
  }
  for (let v = nodeCount - 1; v >= 0; v--) {
    let time = times[v]!
    const end = firstUp[v + 1]!
    for (let a = firstUp[v]!; a < end; a++) {
      const reached = times[head[a]!]! + down[a]!
      if (reached < time) time = reached
    }
    times[v] = time
  }
}
