import type { Appearance, Theme } from '../theme.ts'
import { mix } from './colour.ts'

/** Every colour of the basemap. */
export interface BasemapColours {
  readonly land: string
  readonly green: string
  readonly wood: string
  readonly pitch: string
  readonly farmland: string
  readonly sand: string
  readonly education: string
  readonly hospital: string
  readonly commercial: string
  readonly industrial: string
  readonly pedestrian: string
  readonly water: string
  readonly building: string
  readonly buildingEdge: string
  readonly road: string
  readonly mainRoad: string
  /** Of roads that are thin lines, and of roads with a width. */
  readonly thinEdge: string
  readonly roadEdge: string
  readonly path: string
  readonly rail: string
  readonly label: string
  readonly placeLabel: string
  readonly greenLabel: string
  readonly waterLabel: string
  readonly halo: string
}

/**
 * The theme's few basemap colours, and what lies between them: areas keep near the land, so that only verdicts stand
 * out. At night roads are lighter than the land and main roads lighter still; by day they are white with an edge.
 */
export function basemapColours(theme: Theme, appearance: Appearance): BasemapColours {
  const { land, green, water, building, road, roadEdge, label, halo } = theme
  const dark = appearance === 'dark'
  return {
    land,
    green,
    wood: mix(green, dark ? '#2f5a3c' : '#9cc58a', 0.14),
    pitch: mix(green, dark ? '#2c5a52' : '#bfe0cf', 0.45),
    farmland: mix(land, green, 0.3),
    sand: mix(land, theme.amber, 0.09),
    education: mix(land, theme.amber, 0.05),
    hospital: mix(land, theme.red, 0.06),
    commercial: mix(land, theme.grey, 0.05),
    industrial: mix(land, theme.grey, 0.08),
    pedestrian: mix(land, road, dark ? 0.35 : 0.7),
    water: dark ? mix(water, '#2f5f8f', 0.22) : water,
    building: dark ? mix(building, label, 0.07) : building,
    buildingEdge: dark ? mix(building, label, 0.16) : mix(building, label, 0.14),
    road: dark ? mix(road, label, 0.03) : road,
    mainRoad: dark ? mix(road, label, 0.15) : road,
    thinEdge: dark ? roadEdge : mix(roadEdge, label, 0.3),
    roadEdge: dark ? roadEdge : mix(roadEdge, label, 0.06),
    path: dark ? mix(road, label, 0.28) : mix(roadEdge, label, 0.22),
    rail: dark ? mix(road, label, 0.35) : mix(roadEdge, label, 0.35),
    label,
    placeLabel: mix(label, theme.ink, 0.55),
    greenLabel: mix(label, dark ? '#8fd39b' : '#2f6b34', 0.55),
    waterLabel: mix(label, dark ? '#7db7ea' : '#23639b', 0.6),
    halo,
  }
}
