import { createMemo } from 'solid-js'
import type { NeedsKnowledge } from '../../format/needs-files.ts'
import { useI18n } from '../../i18n/i18n.ts'
import { useSession } from '../../state/session.ts'

/**
 * Services and communities of the open city by their ids, and by every name in any language that only one bears: what
 * tables of planners are read against. Null while the city is opened.
 */
export function createKnowledge() {
  const session = useSession()
  const { name } = useI18n()
  return createMemo((): NeedsKnowledge | null => {
    const city = session.city()
    const services = session.reference()?.services
    if (city === undefined || services === undefined) return null
    const service = named(
      services.map(({ id, names }) => ({
        id,
        names: [name(names.planner), ...Object.values(names.planner), ...Object.values(names.resident)],
      })),
    )
    const community = named(city.communities.map(({ id, names }) => ({ id, names: Object.values(names) })))
    return { city: city.id, service, community }
  })
}

function named(all: readonly { readonly id: string; readonly names: readonly unknown[] }[]) {
  const ids = new Set(all.map(({ id }) => id))
  const byName = new Map<string, string | null>()
  for (const { id, names } of all) {
    for (const one of new Set(names)) {
      if (typeof one !== 'string') continue
      const key = one.trim().toLowerCase()
      byName.set(key, byName.has(key) && byName.get(key) !== id ? null : id)
    }
  }
  return (text: string): string | null => (ids.has(text) ? text : (byName.get(text.toLowerCase()) ?? null))
}
