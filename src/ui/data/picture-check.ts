import type { MultiPolygon, Polygon, Position } from 'geojson'
import type { PlaceAnswer } from '../../city/place-answer.ts'
import type { FacilityDetails } from '../../coverage/tables.ts'

/** A facility on which the picture and the walk disagree. */
export interface Disagreement {
  readonly facility: FacilityDetails
  /** What the walking minutes say; the polygon says the other. */
  readonly within: boolean
}

export interface PictureCheck {
  /** Nearest facilities of the services, each once. */
  readonly compared: number
  readonly differ: readonly Disagreement[]
}

const DS_PER_MINUTE = 600

/**
 * Compares the largest polygon of a place with the walks to the nearest facility of each service, by the facility's
 * point. Null where there is no polygon.
 */
export function pictureCheck({ polygons, services, facilities, minutes }: PlaceAnswer): PictureCheck | null {
  const shape = polygons.at(-1)?.geometry
  if (shape === undefined) return null
  const details = new Map(facilities.map((facility) => [facility.globalId, facility]))
  const walks = new Map(services.flatMap(({ nearest }) => (nearest ? [[nearest.facility, nearest.ds]] : [])))
  const compared = [...walks].flatMap(([id, ds]) => {
    const facility = details.get(id)
    return facility === undefined ? [] : [{ facility, within: ds <= minutes * DS_PER_MINUTE }]
  })
  const differ = compared.filter(
    ({ facility, within }) => isInside(shape, [facility.lon, facility.lat]) !== within,
  )
  return { compared: compared.length, differ }
}

/** Even–odd rule over every ring, so that holes count as outside. */
function isInside(shape: Polygon | MultiPolygon, at: Position): boolean {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  return polygons.some((rings) => rings.reduce((inside, ring) => inside !== isInRing(ring, at), false))
}

function isInRing(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false
  let [fromX = 0, fromY = 0] = ring.at(-1) ?? []
  for (const [toX = 0, toY = 0] of ring) {
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)) inside = !inside
    fromX = toX
    fromY = toY
  }
  return inside
}
