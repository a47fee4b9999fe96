import type { Reference } from '../../engine/protocol.ts'
import type { CityManifest } from '../../format/city-manifest.ts'
import type { Service } from '../../services/catalogue.ts'
import type { Standard, StandardRule } from '../../services/standard.ts'
import type { Walker } from '../../services/walker.ts'

/** Values of a walker that have a source of their own. */
export type WalkerValue = keyof Walker['provenance']

/** What carries `"verified": false` in one standard. */
export interface OpenStandard {
  readonly standard: Standard
  /** The standard's own basis. */
  readonly whole: boolean
  readonly judging: boolean
  readonly floors: boolean
  readonly rules: readonly StandardRule[]
  /** Rules whose smallest size is not verified. */
  readonly minSizes: number
}

export interface OpenWalkerValue {
  readonly walker: Walker
  readonly value: WalkerValue
  readonly source: string
}

/** Everything behind the verdicts that nobody has verified. */
export interface Unverified {
  readonly standards: readonly OpenStandard[]
  readonly walkerValues: readonly OpenWalkerValue[]
  readonly services: readonly Service[]
  /** Services with a floor of the city's own: these carry no source at all. */
  readonly cityFloors: readonly string[]
  readonly sources: CityManifest['sources']
  readonly assumptions: CityManifest['assumptions']
  readonly hotlines: CityManifest['hotlines']
}

interface Marked {
  readonly verified: boolean
}

const open = <T extends Marked>(all: readonly T[]): T[] => all.filter(({ verified }) => !verified)

/** Lists what is not verified; without a manifest what comes with the page. */
export const unverifiedIn = (reference: Reference, manifest: CityManifest | null): Unverified => ({
  standards: reference.standards.map(openIn).filter(hasAny),
  walkerValues: reference.walkers.flatMap(openValues),
  services: open(reference.services),
  cityFloors: Object.keys(manifest?.thinFloors ?? {}),
  sources: open(manifest?.sources ?? []),
  assumptions: open(manifest?.assumptions ?? []),
  hotlines: open(manifest?.hotlines ?? []),
})

/** Whether there is nothing to list. */
export const isAllVerified = (unverified: Unverified): boolean =>
  Object.values(unverified).every((group: readonly unknown[]) => group.length === 0)

const openIn = (standard: Standard): OpenStandard => ({
  standard,
  whole: !standard.verified,
  judging: !standard.judging.verified,
  floors: !standard.thinFloors.verified && Object.keys(standard.thinFloors.per10000Residents).length > 0,
  rules: open(standard.rules),
  minSizes: standard.rules.filter(({ minSize }) => minSize?.verified === false).length,
})

const hasAny = ({ whole, judging, floors, rules, minSizes }: OpenStandard): boolean =>
  whole || judging || floors || rules.length > 0 || minSizes > 0

const openValues = (walker: Walker): OpenWalkerValue[] =>
  (Object.keys(walker.provenance) as WalkerValue[]).flatMap((value) => {
    const { verified, source } = walker.provenance[value]
    return verified ? [] : [{ walker, value, source: source.text }]
  })
