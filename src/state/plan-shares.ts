import { createEffect, createMemo, untrack, type Accessor } from 'solid-js'
import type { OpenCity } from '../engine/protocol.ts'
import { writePageLink } from '../format/page-link.ts'
import { readPlanFile, writePlanFile, type PlanContent } from '../format/plan-file.ts'
import { readPlanLink, writePlanLink } from '../format/plan-link.ts'
import type { Plan } from '../format/plan.ts'
import type { LinkState } from './link-state.ts'
import { newId, withNewIds } from './plan-ids.ts'
import type { PlanNotices } from './plan-notices.ts'
import type { PlanShelf } from './plan-shelf.ts'
import type { Plans } from './plans.ts'
import { saveFile } from './save-file.ts'

export interface PlanSharesInputs extends Pick<LinkState, 'link' | 'update'> {
  readonly city: Accessor<OpenCity | undefined>
  readonly cityId: Accessor<string | null>
  readonly current: Accessor<Plan | null>
  readonly byId: (id: string) => Plan | undefined
  readonly notices: PlanNotices
  readonly shelf: PlanShelf
}

/** Some programs cut addresses that are longer. */
const LONGEST_LINK = 1_800
/** A plan of the most steps takes about 60 kB. */
const MOST_FILE_BYTES = 1_000_000

/** Plans handed on: by address and by file, out and in. */
export function createPlanShares(
  inputs: PlanSharesInputs,
): Pick<Plans, 'link' | 'exportFile' | 'importFile'> {
  takeLink(inputs)
  const { link, cityId, current, byId, notices, shelf } = inputs
  return {
    link: createMemo(() => {
      const plan = current()
      if (plan === null) return null
      const { ownCommunity: _own, ...said } = link()
      const terms = { ...said, city: cityId(), door: 'gaps' as const, at: null, community: null }
      const url = location.origin + location.pathname + writePageLink({ ...terms, plan: writePlanLink(plan) })
      return url.length > LONGEST_LINK ? 'too-long' : url
    }),
    exportFile: (id) => {
      const plan = byId(id)
      if (plan === undefined) return
      const name = `quarter-hour-plan-${fileName(plan.name)}-${plan.changedOn}.json`
      saveFile({ name, type: 'application/json', text: writePlanFile(plan) })
    },
    importFile: async (file) => {
      const told = (message: string): void => notices.tell({ kind: 'unreadable', what: 'file', message })
      if (file.size > MOST_FILE_BYTES) {
        told(`${file.name}: found ${file.size} bytes, expected a plan of at most ${MOST_FILE_BYTES}`)
        return
      }
      try {
        const content = readPlanFile(await file.text(), file.name)
        untrack(() => takeFile(inputs, content))
      } catch (thrown) {
        told(thrown instanceof Error ? thrown.message : `${file.name}: ${String(thrown)}`)
      }
    },
  }

  function takeFile({ city }: PlanSharesInputs, content: PlanContent): void {
    const plan = { ...content, id: newId(), steps: withNewIds(content.steps) }
    if (plan.city === city()?.id) shelf.put(plan)
    else {
      shelf.putElsewhere(plan)
      notices.tell({ kind: 'other-city', name: plan.name, city: plan.city, isKept: true })
    }
  }
}

/**
 * Makes the plan of the address current as soon as its city is open. It stays in the address, so that it is there after
 * a reload, until it is changed or kept, or another plan is chosen.
 */
function takeLink({ link, update, city, notices, shelf }: PlanSharesInputs): void {
  let taken: string | null = null
  const take = (text: string, on: OpenCity): void => {
    const content = readPlanLink(text)
    if (content.city !== on.id) {
      update({ plan: null })
      notices.tell({ kind: 'other-city', name: content.name, city: content.city, isKept: false })
      return
    }
    const kept = shelf.list().find((plan) => isSamePlan(plan, content))
    if (kept !== undefined) {
      update({ plan: null })
      shelf.choose(kept.id)
      return
    }
    shelf.lend({ ...content, id: newId(), steps: withNewIds(content.steps) })
    notices.tell({ kind: 'from-link', name: content.name })
  }
  createEffect(() => {
    const [text, on] = [link().plan, city()]
    if (text === null || on === undefined) taken = null
    if (text === null || on === undefined || text === taken) return
    taken = text
    untrack(() => {
      try {
        take(text, on)
      } catch (thrown) {
        update({ plan: null })
        const message = thrown instanceof Error ? thrown.message : String(thrown)
        notices.tell({ kind: 'unreadable', what: 'link', message })
      }
    })
  })
}

/** As links tell plans apart. */
const isSamePlan = (plan: Plan, content: PlanContent): boolean =>
  writePlanLink({ ...plan, cityHash: null, changedOn: content.changedOn }) ===
  writePlanLink({ ...content, cityHash: null })

/** Letters and digits of any script. */
const fileName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40) || 'plan'
