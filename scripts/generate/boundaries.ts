import type { PbfWay } from '../osm/elements-to-pbf.ts'
import type { Tags } from '../osm/osm-data.ts'
import type { NewNodes } from './city-elements.ts'
import { lonLatOf } from './houses.ts'
import type { Grid, Road } from './roads.ts'

/** Superblocks along each side of a 街道 and of a district: about twenty communities to a 街道, as in Beijing. */
const STREET = 3
const DISTRICT = 9

export interface Boundaries {
  readonly rings: readonly Omit<PbfWay, 'id'>[]
  /** Tags of the relation around each ring. */
  readonly tags: readonly Tags[]
}

/** Districts and 街道 as squares of superblocks; and, as nodes, two communities to each superblock. */
export function boundaryWays({ grid, nodes }: { readonly grid: Grid; readonly nodes: NewNodes }): Boundaries {
  const rings: Omit<PbfWay, 'id'>[] = []
  const tags: Tags[] = []
  for (const [level, side, word, english] of [
    ['6', DISTRICT, '区', 'District'],
    ['8', STREET, '街道', 'Street'],
  ] as const) {
    for (const [n, refs] of squares(grid, side, nodes).entries()) {
      rings.push({ refs, tags: {} })
      const name = { name: `第${n + 1}${word}`, 'name:en': `${english} ${n + 1}` }
      tags.push({ type: 'boundary', boundary: 'administrative', admin_level: level, ...name })
    }
  }
  addCommunities(grid, nodes)
  return { rings, tags }
}

function squares({ columns, rows }: Grid, side: number, { add }: NewNodes): number[][] {
  const cuts = (roads: readonly Road[]): number[] =>
    roads.flatMap(({ atM }, i) => (i % side === 0 || i === roads.length - 1 ? [atM] : []))
  const [xs, ys] = [cuts(columns), cuts(rows)]
  const corners = xs.map((x) => ys.map((y) => add(lonLatOf([x, y]))))
  return xs.slice(1).flatMap((_, i) =>
    ys.slice(1).map((__, j) => {
      const [sw, se] = [corners[i]?.[j] ?? 0, corners[i + 1]?.[j] ?? 0]
      const [ne, nw] = [corners[i + 1]?.[j + 1] ?? 0, corners[i]?.[j + 1] ?? 0]
      return [sw, se, ne, nw, sw]
    }),
  )
}

function addCommunities({ columns, rows }: Grid, { add }: NewNodes): void {
  let n = 0
  for (const [i, west] of columns.slice(0, -1).entries()) {
    for (const [j, south] of rows.slice(0, -1).entries()) {
      const [east, north] = [columns[i + 1]?.atM ?? 0, rows[j + 1]?.atM ?? 0]
      for (const share of [0.25, 0.75]) {
        n++
        add(lonLatOf([west.atM + (east - west.atM) * share, (south.atM + north) / 2]), {
          place: 'neighbourhood',
          name: `第${n}社区`,
          'name:en': `Community ${n}`,
        })
      }
    }
  }
}
