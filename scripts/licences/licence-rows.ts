/** A package that is installed, and what it may be used under. */
export interface LicenceRow {
  readonly name: string
  readonly version: string
  /** As SPDX writes it; null where the package declares none. */
  readonly licence: string | null
  /** `page`: may reach the visitor's browser or runs with the command line. `tools`: building and testing only. */
  readonly use: 'page' | 'tools'
  /** Why it is allowed although it is not in the list, or why it is not allowed; empty for the rest. */
  readonly remark: string
  readonly isAllowed: boolean
}

/** What `package.json` of a package says; null where it is not installed on this machine. */
export type ReadPackage = (path: string) => { readonly [key: string]: unknown } | null

/** Licences under which a package may be handed on with the page. */
const FOR_THE_PAGE: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'EDL-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
])

/** Licences under which tools may be used besides. */
const FOR_TOOLS: ReadonlySet<string> = new Set(['CC-BY-4.0', 'MPL-2.0', 'Python-2.0'])

interface Known {
  /** What the package declared when somebody read its licence; anything else is read again. */
  readonly declared: string | null
  readonly licence: string
  readonly remark: string
}

/** Packages whose licence somebody read. */
const READ: Readonly<Record<string, Known>> = {
  opening_hours: {
    declared: 'LGPL-3.0-only',
    licence: 'LGPL-3.0-only',
    remark: 'unchanged, a file of its own that is fetched when asked for, and can be replaced',
  },
  arc: { declared: 'BSD', licence: 'BSD-2-Clause', remark: 'by its LICENSE.md' },
  suncalc: { declared: null, licence: 'BSD-2-Clause', remark: 'by its LICENSE' },
  'splaytree-ts': {
    declared: 'BDS-3-Clause',
    licence: 'BSD-3-Clause',
    remark: 'by its LICENSE; package.json misspells it',
  },
}

/**
 * All packages of a lockfile (version 2 or 3), by name and version, those that are not allowed first.
 * @param lock content of `package-lock.json` @param label its name for messages
 * @throws Error when it is no such lockfile
 */
export function licenceRows(lock: unknown, label: string, read: ReadPackage): LicenceRow[] {
  const packages = isRecord(lock) ? lock['packages'] : undefined
  if (!isRecord(packages))
    throw new Error(`${label}: found no "packages", expected a lockfile of npm 7 or newer`)
  const rows = new Map<string, LicenceRow>()
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '' || !isRecord(entry) || entry['link'] === true) continue
    const row = rowOf(path, entry, read(path))
    const key = `${row.name}@${row.version}`
    // the same package in two places: what reaches the page counts
    if (rows.get(key)?.use !== 'page') rows.set(key, row)
  }
  const byName = (a: LicenceRow, b: LicenceRow): number =>
    Number(a.isAllowed) - Number(b.isAllowed) ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1)
  return [...rows.values()].sort(byName)
}

type Says = { readonly [key: string]: unknown }

function rowOf(path: string, entry: Says, installed: Says | null): LicenceRow {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const declared = licenceOf(installed) ?? licenceOf(entry)
  const isTool = entry['dev'] === true || entry['devOptional'] === true
  const use = isTool ? 'tools' : 'page'
  const base = { name, version: textOf(entry['version']), use } as const
  const known = Object.hasOwn(READ, name) ? READ[name] : undefined
  if (known !== undefined && known.declared === declared)
    return { ...base, licence: known.licence, remark: known.remark, isAllowed: true }
  const isAllowed =
    declared !== null &&
    allows(declared, (id) => FOR_THE_PAGE.has(id) || (use === 'tools' && FOR_TOOLS.has(id)))
  const remark = isAllowed ? '' : `not in the list for ${use === 'page' ? 'the page' : 'tools'}`
  return { ...base, licence: declared, remark, isAllowed }
}

/** `license`, or what packages wrote before there was that. */
function licenceOf(says: Says | null): string | null {
  const { license, licenses } = says ?? {}
  const first: unknown = license ?? (Array.isArray(licenses) ? licenses[0] : licenses)
  if (typeof first === 'string') return first
  return isRecord(first) && typeof first['type'] === 'string' ? first['type'] : null
}

/** Whether an SPDX expression can be met: `OR` by any part, `AND` by all; `AND` binds closer. */
function allows(expression: string, isAllowed: (id: string) => boolean): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  const one = (): boolean => {
    const token = tokens[at++]
    if (token !== '(') return token !== undefined && isAllowed(token)
    const inner = any()
    return tokens[at++] === ')' && inner
  }
  const every = (): boolean => {
    let holds = one()
    while (tokens[at] === 'AND') {
      at++
      holds = one() && holds
    }
    return holds
  }
  const any = (): boolean => {
    let holds = every()
    while (tokens[at] === 'OR') {
      at++
      holds = every() || holds
    }
    return holds
  }
  const holds = any()
  return holds && at === tokens.length
}

const isRecord = (value: unknown): value is Says =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '?')
