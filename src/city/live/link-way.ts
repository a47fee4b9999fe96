import { isClosedTo, walkingDs, type WalkingPace } from '../../network/metric.ts'
import { ACCESS, DIRECTION, edgeAccess, edgeDirection, type Network } from '../../network/network.ts'
import { distanceM, type LonLat } from '../../units.ts'
import type { City } from '../city.ts'
import type { Edit } from '../edit.ts'
import { pointOf, type LinkCandidate } from './link-candidates.ts'
import type { LiveAssessment, LiveCity } from './live-city.ts'
import type { NewWay } from './street-opening.ts'

export type LinkEdit = Extract<Edit, { kind: 'add-link' }>

const linkDm = (straightM: number): number => Math.round(10 * straightM)

/** What a footpath straight between two nodes is to walk. */
export function linkWay({ from, to, straightM }: LinkCandidate, pace: WalkingPace): NewWay {
  const lengthDm = linkDm(straightM)
  const ds = walkingDs(lengthDm, 0, pace)
  return {
    from,
    to,
    weights: (ruler) => {
      const weight = ruler === 'minutes' ? ds : lengthDm
      return { forward: weight, backward: weight }
    },
  }
}

/**
 * Whether an edit builds the way that was tried, between two nodes. It joins points to streets; where several meet at the
 * node, that may be a one-way street or an estate's, which would give other walks.
 */
export function isBuiltAsTried(live: LiveCity, found: LiveAssessment, edit: LinkEdit): boolean {
  const { network } = live.edited([...found.edits, edit]).city
  const { nodeCount, edgeCount, lengthDm } = network
  const straightM = distanceM(edit.from, edit.to)
  if (lengthDm[edgeCount - 1] !== linkDm(straightM)) return false
  return [
    { end: nodeCount - 2, at: edit.from },
    { end: nodeCount - 1, at: edit.to },
  ].every((joint) => isJoinedAt({ network, pace: found.request.walker, built: live.built }, joint))
}

interface Joint {
  readonly end: number
  readonly at: LonLat
}

/** Whether a link's end is joined to the node at a point, by a street that is open both ways. */
function isJoinedAt(
  { network, pace, built }: { readonly network: Network; readonly pace: WalkingPace; readonly built: City },
  { end, at }: Joint,
): boolean {
  const { incident, firstIncident, edgeFrom, edgeTo, edgeFlags, lengthDm } = network
  return [...incident.subarray(firstIncident[end], firstIncident[end + 1])].some((part) => {
    const node = (edgeFrom[part] ?? 0) + (edgeTo[part] ?? 0) - end
    const [lon, lat] = pointOf(network, node)
    const flags = edgeFlags[part] ?? 0
    return (
      lengthDm[part] === 0 &&
      node < built.network.nodeCount &&
      lon === at[0] &&
      lat === at[1] &&
      edgeAccess(flags) === ACCESS.open &&
      edgeDirection(flags) === DIRECTION.both &&
      !isClosedTo(flags, pace)
    )
  })
}
