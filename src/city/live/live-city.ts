import { createCityJudge } from '../../coverage/city-judge.ts'
import { communityOrigins } from '../../coverage/community-origins.ts'
import { residentsAround } from '../../coverage/nearby.ts'
import { standardAt } from '../../coverage/standard-at.ts'
import { createSupply } from '../../coverage/supply-of.ts'
import { floorsOf } from '../../coverage/thin-data.ts'
import { thresholdOf, type WalkTimes } from '../../coverage/times.ts'
import { whichFor } from '../../coverage/which-facilities.ts'
import { placeTopology, type Kernels } from '../../network/kernels.ts'
import type { Ruler, WalkingPace } from '../../network/metric.ts'
import { topologyOf } from '../../network/topology.ts'
import type { Standard, StandardRule } from '../../services/standard.ts'
import { UNREACHED } from '../../units.ts'
import { createEdits, type ApplyEdits, type Joining } from '../apply-edits.ts'
import { facilityPoints, judge, requireAll, type AssessRequest, type Assessment } from '../assess-city.ts'
import type { City } from '../city.ts'
import type { Edit } from '../edit.ts'
import { requireService, ruleAsking } from './asked-rule.ts'
import type { LaneOf } from './lanes.ts'
import { createLiveWalk, type LiveWalk, type WalkMemory } from './live-walk.ts'

/**
 * A whole city whose minutes are all kept, so that what an edit changes is known at once: the answers are those of
 * `assessCity` on the edited city, to the last number. Asked again without an edit, it is as it was, to the last byte.
 */
export interface LiveCity {
  /** The make of the loops at work. */
  readonly kernels: Kernels['make']
  readonly assess: (request: AssessRequest, edits: readonly Edit[]) => LiveAssessment
  /** Without edits. */
  readonly built: City
  readonly edited: ApplyEdits
  readonly shapes: Joining['shapes']
  /** The walk by one ruler in a version of the city, with these lanes swept; it stands until anything is asked again. */
  readonly walk: (version: City, asked: WalkAsked) => LiveWalk
}

export interface WalkAsked {
  readonly walker: WalkingPace
  readonly ruler: Ruler
  readonly lanes: readonly LaneOf[]
}

export interface LiveAssessment {
  readonly request: AssessRequest
  readonly edits: readonly Edit[]
  /** With the edits. */
  readonly city: City
  readonly assessment: Assessment
  /** Edits (by position) that change nothing, since a point of theirs has no street within 150 m. */
  readonly offNetwork: readonly number[]
  /** Minutes from every node to the nearest facility that counts for everybody: deciseconds, `UNREACHED` for none. */
  readonly nodeMinutes: (service: string) => Uint16Array
  /** The same to the nearest facility of any service of a rule, in the rule's ruler. @throws Error for an unknown rule. */
  readonly nodeRule: (rule: string) => Uint16Array
  /** How many required rules a place at each node would miss; those of which the map has nothing are left out. */
  readonly nodeMissing: () => Uint16Array
}

/** @throws Error when the city is not whole; RangeError when there is not memory enough, with the bytes needed. */
export function createLiveCity(
  city: City,
  { kernels, ...joining }: Joining & { readonly kernels: Kernels },
): LiveCity {
  const on = placeTopology(kernels, topologyOf(city.network))
  const edited = createEdits(city, joining)
  const origins = communityOrigins(city.origins, city.communities.length)
  const residentsNear = residentsAround(city.communities, city.mappedCommunities ?? [])
  const walks = createWalks(kernels, on)
  const [cityJudge, supplyOf] = [createCityJudge(), createSupply()]
  const floors = createFloors()
  return {
    kernels: kernels.make,
    built: city,
    edited,
    shapes: joining.shapes,
    walk: (version, { walker, ruler, lanes }) => {
      const walk = walks(version, walker, ruler)
      walk.need(lanes)
      return walk
    },
    assess: (request, edits) => {
      requireAll(city, request.standard)
      const { city: now, offNetwork } = edited(edits)
      const { walker, minutes } = request
      const standard = minutes === undefined ? request.standard : standardAt(request.standard, minutes)
      const walkBy = (ruler: Ruler): LiveWalk => walks(now, walker, ruler)
      for (const ruler of RULERS) {
        const lanes = lanesOf(now, standard, ruler)
        if (lanes.length > 0) walkBy(ruler).need([...lanes, 'edge of data'])
      }
      const assessment = judge(
        {
          standard,
          communities: city.communities,
          origins,
          times: timesOf(now, standard, walkBy),
          supply: supplyOf({
            standard,
            communities: city.communities,
            facilities: now.facilities,
            facilityPoints: facilityPoints(now),
            services: city.manifest.services,
            residentsInCity: city.manifest.counts.residents,
            residentsNear,
          }),
          floors: floors(request.standard, city),
        },
        now.facilities.globalId,
        cityJudge,
      )
      return {
        request,
        edits,
        city: now,
        assessment,
        offNetwork,
        nodeMinutes: (service) => nodeMinutes(now, { standard, service }, walkBy),
        nodeRule: (rule) => nodeRule(now, { standard, rule }, walkBy),
        nodeMissing: () =>
          nodeMissing(now, { standard, assessment, nodeCount: on.topology.nodeCount }, walkBy),
      }
    },
  }
}

/** The same map for the same standard, by which the judge knows that nothing has changed. */
function createFloors() {
  let [of, known]: [Standard | null, ReadonlyMap<string, number>] = [null, new Map()]
  return (standard: Standard, city: City): ReadonlyMap<string, number> => {
    if (standard !== of) [of, known] = [standard, floorsOf(standard, city.manifest.thinFloors)]
    return known
  }
}

const RULERS = ['minutes', 'metres'] as const

/** The walks of the walker asked for last; another walker's take over their memory. */
function createWalks(kernels: Kernels, on: ReturnType<typeof placeTopology>) {
  const memories = new Map<Ruler, WalkMemory>()
  let [key, walks] = ['', new Map<Ruler, LiveWalk>()]
  return (city: City, pace: WalkingPace, ruler: Ruler): LiveWalk => {
    const asked = [pace.paceMps, pace.stepsFactor, pace.signalWaitS].join()
    if (asked !== key) [key, walks] = [asked, new Map()]
    const memory = memories.get(ruler) ?? null
    const walk = walks.get(ruler) ?? createLiveWalk({ kernels, on, city, pace, ruler, memory })
    // what breaks off half way is begun anew, in the same memory
    walks.delete(ruler)
    memories.set(ruler, walk.memory)
    walk.follow(city)
    walks.set(ruler, walk)
    return walk
  }
}

const laneOf = (city: City, rule: Pick<StandardRule, 'countsByAppointment'>, service: string) =>
  whichFor(rule, city.manifest.services.indexOf(service))

const lanesOf = (city: City, { rules }: Standard, ruler: Ruler): LaneOf[] =>
  rules
    .filter((rule) => rule.ruler === ruler)
    .flatMap((rule) => rule.services.map((service) => laneOf(city, rule, service)))

/** Rulers that no rule uses are not walked by: nothing is asked of the edge of the data by them. */
function timesOf(city: City, standard: Standard, walkBy: (ruler: Ruler) => LiveWalk): WalkTimes {
  const isUsed = (ruler: Ruler): boolean => standard.rules.some((rule) => rule.ruler === ruler)
  const unreached = new Uint16Array(city.origins.count).fill(UNREACHED)
  const edge = (ruler: Ruler): Uint16Array => (isUsed(ruler) ? walkBy(ruler).edgeOfData() : unreached)
  return {
    onNetwork: walkBy(isUsed('minutes') ? 'minutes' : 'metres').onNetwork(),
    edgeOfDataDs: edge('minutes'),
    edgeOfDataDm: edge('metres'),
    rules: standard.rules.map((rule) =>
      rule.services.map((service) => walkBy(rule.ruler).times(laneOf(city, rule, service))),
    ),
  }
}

interface ServiceAsked {
  readonly standard: Standard
  readonly service: string
}

/** A service that the standard asks for is counted as it asks. */
function nodeMinutes(
  city: City,
  { standard, service }: ServiceAsked,
  walkBy: (ruler: Ruler) => LiveWalk,
): Uint16Array {
  requireService(city, service)
  const of = laneOf(city, ruleAsking(standard, service) ?? { countsByAppointment: false }, service)
  const walk = walkBy('minutes')
  walk.need([...lanesOf(city, standard, 'minutes'), 'edge of data', of])
  return walk.nodeTimes(of)
}

interface RuleAsked {
  readonly standard: Standard
  readonly rule: string
}

function nodeRule(
  city: City,
  { standard, rule: id }: RuleAsked,
  walkBy: (ruler: Ruler) => LiveWalk,
): Uint16Array {
  const rule = standard.rules.find((one) => one.id === id)
  if (rule === undefined)
    throw new Error(`${standard.id}: found no rule "${id}", expected one of the standard`)
  const walk = walkBy(rule.ruler)
  const lanes = rule.services.map((service) => laneOf(city, rule, service))
  walk.need([...lanesOf(city, standard, rule.ruler), 'edge of data', ...lanes])
  const [first, ...others] = lanes.map(walk.nodeTimes)
  const nearest = Uint16Array.from(first ?? [])
  for (const column of others) {
    for (let node = 0; node < nearest.length; node++) {
      const time = column[node] ?? UNREACHED
      if (time < (nearest[node] ?? UNREACHED)) nearest[node] = time
    }
  }
  return nearest
}

interface MissingAsked {
  readonly standard: Standard
  readonly assessment: Assessment
  readonly nodeCount: number
}

function nodeMissing(
  city: City,
  { standard, assessment, nodeCount }: MissingAsked,
  walkBy: (ruler: Ruler) => LiveWalk,
): Uint16Array {
  const missing = new Uint16Array(nodeCount)
  for (const [r, rule] of standard.rules.entries()) {
    const { rules } = assessment.cityCase.supply
    const isMapped = rules[r]?.some(({ inCity }) => inCity > 0) ?? false
    if (!rule.required || !isMapped) continue
    const limit = thresholdOf(rule)
    const walk = walkBy(rule.ruler)
    const lanes = rule.services.map((service) => laneOf(city, rule, service))
    walk.need(lanes)
    const times = lanes.map(walk.nodeTimes)
    for (let node = 0; node < missing.length; node++) {
      if (!times.some((column) => (column[node] ?? UNREACHED) <= limit))
        missing[node] = (missing[node] ?? 0) + 1
    }
  }
  return missing
}
