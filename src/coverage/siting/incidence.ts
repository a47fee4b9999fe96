import { overLists, within, type Sliced } from './sliced.ts'

/** Which candidates each demand point can reach: candidates of demand d are `candidate[first[d] … first[d + 1])`. */
export interface Incidence {
  readonly demandCount: number
  readonly candidateCount: number
  /** `demandCount + 1` positions. */
  readonly first: Uint32Array
  /** Each candidate at most once per demand, in any order. */
  readonly candidate: Uint32Array
}

/** Lists of whole numbers in one array: list i is `item[first[i] … first[i + 1])`. */
export interface Lists {
  readonly first: Uint32Array
  readonly item: Uint32Array
}

/** Throws unless the positions fit the candidates and each demand names candidates that exist, once. O(pairs). */
export function* checkIncidence(incidence: Incidence): Sliced<void> {
  const { demandCount, candidateCount, first, candidate } = incidence
  if (first.length !== demandCount + 1 || first[0] !== 0) {
    throw broken(`${first.length} positions from ${first[0]}`, `${demandCount + 1} from 0`)
  }
  for (let d = 0; d < demandCount; d++) {
    if ((first[d + 1] ?? 0) < (first[d] ?? 0)) throw broken(`falling positions at demand ${d}`, 'rising ones')
  }
  if (first[demandCount] !== candidate.length) {
    throw broken(`positions up to ${first[demandCount]}`, `up to the ${candidate.length} candidates listed`)
  }
  /** One more than the last demand that named each candidate. */
  const namedBy = new Uint32Array(candidateCount)
  yield* overLists(first, (from, to) => {
    for (let d = from; d < to; d++) {
      const end = first[d + 1] ?? 0
      for (let at = first[d] ?? 0; at < end; at++) {
        const c = candidate[at] ?? 0
        if (c >= candidateCount) throw broken(`candidate ${c} at demand ${d}`, `one below ${candidateCount}`)
        if (namedBy[c] === d + 1) throw broken(`candidate ${c} twice at demand ${d}`, 'each once')
        namedBy[c] = d + 1
      }
    }
  })
}

const broken = (found: string, expected: string) =>
  new Error(`siting incidence: found ${found}, expected ${expected}`)

/** For each value below `valueCount` the lists that hold it, ascending. Inverting twice sorts every list. O(pairs). */
export function* invert({ first, item }: Lists, valueCount: number): Sliced<Lists> {
  const start = new Uint32Array(valueCount + 1)
  yield* within(
    overLists(first, (from, to) => count(item.subarray(first[from], first[to]), start)),
    0,
    0.3,
  )
  for (let v = 0; v < valueCount; v++) start[v + 1] = (start[v + 1] ?? 0) + (start[v] ?? 0)
  const next = start.slice()
  const holder = new Uint32Array(item.length)
  const place = (from: number, to: number) => {
    for (let list = from; list < to; list++) {
      const end = first[list + 1] ?? 0
      for (let at = first[list] ?? 0; at < end; at++) {
        const value = item[at] ?? 0
        const free = next[value] ?? 0
        holder[free] = list
        next[value] = free + 1
      }
    }
  }
  yield* within(overLists(first, place), 0.3, 1)
  return { first: start, item: holder }
}

function count(values: Uint32Array, timesAfter: Uint32Array): void {
  for (const value of values) timesAfter[value + 1] = (timesAfter[value + 1] ?? 0) + 1
}

/** The given lists alone, renumbered in the order given. */
export function* pickLists({ first, item }: Lists, kept: Uint32Array): Sliced<Lists> {
  const start = new Uint32Array(kept.length + 1)
  kept.forEach((list, i) => {
    start[i + 1] = (start[i] ?? 0) + (first[list + 1] ?? 0) - (first[list] ?? 0)
  })
  const items = new Uint32Array(start[kept.length] ?? 0)
  yield* overLists(start, (from, to) => {
    for (let i = from; i < to; i++) {
      const list = kept[i] ?? 0
      items.set(item.subarray(first[list], first[list + 1]), start[i])
    }
  })
  return { first: start, item: items }
}

export interface EqualLists {
  /** The first list of each group, ascending. */
  readonly leader: Uint32Array
  /** The group of each list. */
  readonly groupOf: Uint32Array
}

/** Groups lists with the same items in the same order, by hash and then by comparing: never a false join. */
export function* groupEqualLists(lists: Lists): Sliced<EqualLists> {
  const groupOf = new Uint32Array(lists.first.length - 1)
  const leader: number[] = []
  /** Newest group of each hash, and before each group the next older one with its hash. */
  const newest = new Map<number, number>()
  const older: (number | undefined)[] = []
  yield* overLists(lists.first, (from, to) => {
    for (let list = from; list < to; list++) {
      const hash = hashOf(lists, list)
      let group = newest.get(hash)
      while (group !== undefined && !sameItems(lists, list, leader[group] ?? 0)) group = older[group]
      if (group === undefined) {
        group = leader.push(list) - 1
        older.push(newest.get(hash))
        newest.set(hash, group)
      }
      groupOf[list] = group
    }
  })
  return { leader: Uint32Array.from(leader), groupOf }
}

/** FNV-1a over whole items instead of bytes. */
function hashOf({ first, item }: Lists, list: number): number {
  let hash = 0x811c9dc5
  const end = first[list + 1] ?? 0
  for (let at = first[list] ?? 0; at < end; at++) hash = Math.imul(hash ^ (item[at] ?? 0), 0x01000193)
  return hash
}

function sameItems({ first, item }: Lists, a: number, b: number): boolean {
  const from = first[a] ?? 0
  const length = (first[a + 1] ?? 0) - from
  const other = first[b] ?? 0
  if ((first[b + 1] ?? 0) - other !== length) return false
  for (let i = 0; i < length; i++) if (item[from + i] !== item[other + i]) return false
  return true
}

/** Sums values by the group of each. */
export function sumByGroup(values: Float64Array, groupOf: Uint32Array, groupCount: number): Float64Array {
  const sum = new Float64Array(groupCount)
  groupOf.forEach((group, i) => {
    sum[group] = (sum[group] ?? 0) + (values[i] ?? 0)
  })
  return sum
}

/** For each list the sum of the values that its items have. Written into `sums` when given. O(pairs). */
export function* sumsOver(
  { first, item }: Lists,
  values: Float64Array,
  sums = new Float64Array(first.length - 1),
): Sliced<Float64Array> {
  yield* overLists(first, (from, to) => {
    for (let list = from; list < to; list++) {
      const end = first[list + 1] ?? 0
      let sum = 0
      for (let at = first[list] ?? 0; at < end; at++) sum += values[item[at] ?? 0] ?? 0
      sums[list] = sum
    }
  })
  return sums
}
